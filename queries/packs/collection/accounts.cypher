// title:     Which accounts post most in the collection
// id:        collection/accounts
// asks:      Which accounts have most posts in this collection, of which kinds, over which span?
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     most integer 20  Places shown; accounts that share the last place are all shown
// set:       :param [{since, until, most}] => { RETURN null AS since, null AS until, 20 AS most }
// column:    place     Its place; accounts with as many posts share one
// column:    handle    The account's handle
// column:    key       The account's key
// column:    posts     Its posts in this collection
// column:    of_posts  Share of all posts, 0..1
// column:    all_posts All posts with a time: the denominator
// column:    originals Posts that neither pass on, quote nor answer
// column:    reposts   Posts passed on unchanged
// column:    first_at  Its first post, UTC
// column:    last_at   Its last post, UTC
// column:    synthetic Whether the account is a generated one
// innocent:  News desks, bots that say that they are bots, and eager people post most.
// next:      Look at its hours and at what it posts; ask identity/history.
// status:    tried
CALL () {
  MATCH (p:Post) WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until) RETURN count(p) AS all_posts
}
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH all_posts, a, count(p) AS posts, sum(CASE p.kind WHEN 'original' THEN 1 ELSE 0 END) AS originals,
     sum(CASE p.kind WHEN 'repost' THEN 1 ELSE 0 END) AS reposts, min(p.at) AS first_at, max(p.at) AS last_at
WITH all_posts, posts, collect({a: a, originals: originals, reposts: reposts, first_at: first_at, last_at: last_at}) AS tied
ORDER BY posts DESC
WITH all_posts, collect({posts: posts, tied: tied}) AS steps
UNWIND range(0, size(steps) - 1) AS i
WITH all_posts, steps[i] AS step, 1 + reduce(before = 0, s IN steps[0..i] | before + size(s.tied)) AS place
WHERE place <= $most
UNWIND step.tied AS one
RETURN place, one.a.handle AS handle, one.a.key AS key, step.posts AS posts, toFloat(step.posts) / all_posts AS of_posts, all_posts,
       one.originals AS originals, one.reposts AS reposts, one.first_at AS first_at, one.last_at AS last_at,
       coalesce(one.a.synthetic, false) AS synthetic
ORDER BY place, key
