// title:     Where a message stood first when several platforms carry it
// id:        origin/across-platforms
// asks:      Which texts were posted on several platforms, on which of them first, by whom, and how long until the others?
// param:     hashtag hashtag  Only texts of which a post carries this hashtag
// param:     least integer 2  Platforms that must carry it
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     run string null  The run that grouped the texts into passages; null for the latest
// set:       :param [{hashtag, least, since, until, run}] => { RETURN 'qalibxalqinqaliblideri' AS hashtag, 2 AS least, null AS since, null AS until, null AS run }
// column:    passage    The text as first posted
// column:    platforms  How many platforms carry it
// column:    place      1 for where it stood first; equal times share a place: a tie
// column:    platform   The platform
// column:    at         When it first stood there, UTC
// column:    after      Seconds after the first platform
// column:    first      Who posted it there at that very second: more than one is a tie
// column:    posts      Posts there that say it, reposts left out
// column:    accounts   Accounts there that say it
// column:    hashtags   Hashtags of the first posts there
// column:    synthetic  Whether generated posts are among them
// innocent:  Press offices and tools post one message to all their channels; clocks of platforms may differ.
// next:      Open the posts; see whether one name stands behind the accounts (identity/elsewhere, affiliation/paths).
// status:    tried
CALL () { MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r.id AS run ORDER BY r.number DESC, r.id LIMIT 1 }
MATCH (:Hashtag {tag: $hashtag})<-[:TAGGED]-(:Post)-[:SAYS {run: run}]->(g:Passage)
WITH DISTINCT run, g
MATCH (g)<-[:SAYS {run: run}]-(p:Post)<-[:POSTED]-(a:Account)
WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH g, coalesce(p.platform, a.platform, '') AS platform, p, a
ORDER BY p.at, a.handle_key, a.key
WITH g, platform, min(p.at) AS at, count(DISTINCT p) AS posts, count(DISTINCT a) AS accounts,
     collect({p: p, name: CASE WHEN a.handle IS NULL THEN a.key ELSE '@' + a.handle END}) AS found
ORDER BY at, platform
WITH g, collect({platform: platform, at: at, posts: posts, accounts: accounts, found: found}) AS steps
WHERE size(steps) >= $least
UNWIND steps AS step
WITH g, steps, step, 1 + size([s IN steps WHERE s.at.epochSeconds < step.at.epochSeconds]) AS place, [f IN step.found WHERE f.p.at.epochSeconds = step.at.epochSeconds] AS firsts
RETURN coalesce(steps[0].found[0].p.text, g.text) AS passage, size(steps) AS platforms, place, step.platform AS platform, step.at AS at,
       step.at.epochSeconds - steps[0].at.epochSeconds AS after,
       reduce(names = [], f IN firsts | CASE WHEN f.name IN names THEN names ELSE names + [f.name] END) AS first,
       step.posts AS posts, step.accounts AS accounts,
       COLLECT { UNWIND firsts AS f WITH f.p AS q MATCH (q)-[:TAGGED]->(h:Hashtag) RETURN DISTINCT '#' + coalesce(h.printed, h.tag) AS tag ORDER BY tag } AS hashtags,
       any(f IN step.found WHERE coalesce(f.p.synthetic, false)) AS synthetic
ORDER BY platforms DESC, steps[0].at, g.id, place, platform
