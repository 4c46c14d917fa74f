// title:     Who posted most in an operation
// id:        operations/top-posters
// asks:      Which accounts wrote most posts of an operation, and what share of all its posts is that?
// param:     operation string  The operation's id
// param:     most integer 20  Places shown; all accounts that share the last place are shown
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// set:       :param [{operation, most, since, until}] => { RETURN 'launch' AS operation, 20 AS most, null AS since, null AS until }
// column:    place      Its place; accounts with as many posts share one
// column:    handle     The account's handle
// column:    key        The account's key
// column:    posts      Its posts in the operation, in this collection
// column:    of_posts   Share of all posts of the operation, 0..1
// column:    all_posts  All posts of the operation within the times asked: the denominator
// column:    originals  Posts that neither pass on, quote nor answer
// column:    reposts    Posts passed on unchanged
// column:    first_at   Its first post in the operation, UTC
// column:    last_at    Its last one, UTC
// column:    elsewhere  Its posts in this collection outside the operation
// column:    synthetic  Whether the account is a generated one
// innocent:  Fans, news desks and people at a conference post by the dozen on such a day.
// next:      Look at what it posts on other days, and at the pauses between its posts.
// status:    tried
MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, count(p) AS posts, collect(p.kind) AS kinds, min(p.at) AS first_at, max(p.at) AS last_at
WITH posts, collect({a: a, kinds: kinds, first_at: first_at, last_at: last_at}) AS tied
ORDER BY posts DESC
WITH collect({posts: posts, tied: tied}) AS steps, sum(posts * size(tied)) AS all_posts
UNWIND range(0, size(steps) - 1) AS i
WITH all_posts, steps[i] AS step, 1 + reduce(before = 0, s IN steps[0..i] | before + size(s.tied)) AS place
WHERE place <= $most
UNWIND step.tied AS one
WITH all_posts, step.posts AS posts, place, one, one.a AS a
RETURN place, a.handle AS handle, a.key AS key, posts, toFloat(posts) / all_posts AS of_posts, all_posts,
       size([k IN one.kinds WHERE k = 'original']) AS originals, size([k IN one.kinds WHERE k = 'repost']) AS reposts,
       one.first_at AS first_at, one.last_at AS last_at,
       COUNT { MATCH (a)-[:POSTED]->(q:Post) WHERE NOT EXISTS { (q)-[:IN_OPERATION]->(:Operation {id: $operation}) } } AS elsewhere,
       coalesce(a.synthetic, false) AS synthetic
ORDER BY place, key
