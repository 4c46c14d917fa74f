// title:     Which texts were posted again and again
// id:        operations/copies
// asks:      Which groups of near-identical texts fill an operation, what share of its posts do they hold, and who else says them?
// param:     operation string  The operation's id
// param:     text string null  Only the group in which a post holds these words
// param:     least integer 2  Posts that a group needs, reposts left out
// param:     run string null  The run that grouped the texts into passages; null for the latest
// set:       :param [{operation, text, least, run}] => { RETURN 'new-york' AS operation, null AS text, 2 AS least, null AS run }
// column:    passage    The text as first posted; null in the row for all groups together
// column:    passages   Groups that the row stands for
// column:    posts      Posts of the operation that say it; a repost says what its original says
// column:    of_posts   Share of all posts of the operation, 0..1
// column:    all_posts  All posts of the operation: the first denominator
// column:    own        Posts among them that are no reposts
// column:    of_own     Share of the operation's posts that are no reposts, 0..1
// column:    all_own    Posts of the operation that are no reposts: the second denominator
// column:    accounts   Accounts that say it in the operation
// column:    with_media Posts among them with a picture or video; a repost shows what its original shows
// column:    of_media   Their share, 0..1
// column:    first_at   When it was first posted in the operation, UTC
// column:    outside    Posts of the collection outside the operation in the same groups, reposts left out
// column:    synthetic  Whether generated posts are among them
// innocent:  Headlines, share buttons, petitions, prayers and songs are copied too.
// next:      Read the biggest groups; ask who said each first (origin/first-posters), and whether outsiders copy as much.
// status:    tried
CALL () { OPTIONAL MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r.id AS run ORDER BY r.number DESC, r.id LIMIT 1 }
MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
OPTIONAL MATCH (p)-[:REPOSTS]->(o:Post)
WITH run, p, a, coalesce(o, p) AS said, p.kind <> 'repost' AND o IS NULL AS own
OPTIONAL MATCH (said)-[:SAYS {run: run}]->(g:Passage)
WITH p, a, own, g, said.media > 0 OR p.media > 0 OR EXISTS { (said)-[:SHOWS]->(:Media) } OR EXISTS { (p)-[:SHOWS]->(:Media) } AS shows
WITH collect({p: p, a: a, own: own, g: g, shows: shows}) AS rows, count(DISTINCT p) AS all_posts,
     count(DISTINCT CASE WHEN own THEN p END) AS all_own
UNWIND rows AS r
WITH all_posts, all_own, r.g AS g, collect(r) AS said, sum(CASE WHEN r.own THEN 1 ELSE 0 END) AS own, min(r.p.at) AS first_at
WHERE g IS NOT NULL AND own >= $least AND ($text IS NULL OR any(r IN said WHERE toLower(r.p.text) CONTAINS toLower($text)))
WITH all_posts, all_own, g, said, own, first_at, coalesce(g.posts, own) AS everywhere,
     head([r IN said WHERE r.own AND r.p.at = first_at | r.p.text]) AS words
WITH all_posts, all_own, collect({g: g, said: said, own: own, first_at: first_at, words: words, everywhere: everywhere}) AS found
WITH all_posts, all_own, CASE WHEN size(found) = 0 THEN [] ELSE found +
     [{said: reduce(all = [], f IN found | all + f.said), own: reduce(n = 0, f IN found | n + f.own), n: size(found),
       everywhere: reduce(n = 0, f IN found | n + f.everywhere)}] END AS found
UNWIND found AS f
UNWIND f.said AS r
WITH all_posts, all_own, f, count(DISTINCT r.p) AS posts, count(DISTINCT r.a) AS accounts, min(r.p.at) AS first_at,
     count(DISTINCT CASE WHEN r.shows THEN r.p END) AS with_media, sum(CASE WHEN r.p.synthetic THEN 1 ELSE 0 END) AS generated
RETURN CASE WHEN f.g IS NULL THEN null ELSE coalesce(f.words, f.g.text) END AS passage, coalesce(f.n, 1) AS passages,
       posts, toFloat(posts) / all_posts AS of_posts, all_posts, f.own AS own, toFloat(f.own) / all_own AS of_own, all_own,
       accounts, with_media, toFloat(with_media) / posts AS of_media, first_at, f.everywhere - f.own AS outside,
       generated > 0 AS synthetic
ORDER BY passage IS NOT NULL, posts DESC, first_at, passage
