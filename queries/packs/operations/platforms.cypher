// title:     On which platforms an operation took place
// id:        operations/platforms
// asks:      How many posts and accounts of an operation stand on each platform, and when did it begin there?
// param:     operation string null  The operation's id; null for all of them
// set:       :param operation => 'new-caledonia'
// column:    operation  The operation's id
// column:    platform   The platform
// column:    posts      Posts in this collection that its selectors match
// column:    of_posts   Share of all posts of the operation, 0..1
// column:    accounts   Accounts that wrote them
// column:    originals  Posts that neither pass on, quote nor answer
// column:    reposts    Posts passed on unchanged
// column:    quotes     Posts passed on with words of their own
// column:    replies    Answers
// column:    first_at   When the first of them was posted, UTC
// column:    last_at    When the last of them was posted, UTC
// column:    synthetic  Whether generated posts are among them
// innocent:  What moves people is on every platform; platforms are collected with different care.
// next:      See whether one message stands on several (origin/across-platforms); say what was collected of each.
// status:    tried
MATCH (o:Operation)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE $operation IS NULL OR o.id = $operation
WITH o, coalesce(p.platform, a.platform, 'not known') AS platform, count(DISTINCT p) AS posts, count(DISTINCT a) AS accounts,
     collect(p.kind) AS kinds, min(p.at) AS first_at, max(p.at) AS last_at, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
WITH o, sum(posts) AS all_posts, collect({platform: platform, posts: posts, accounts: accounts, kinds: kinds, first_at: first_at,
     last_at: last_at, generated: generated}) AS rows
UNWIND rows AS r
RETURN o.id AS operation, r.platform AS platform, r.posts AS posts, toFloat(r.posts) / all_posts AS of_posts, r.accounts AS accounts,
       size([k IN r.kinds WHERE k = 'original']) AS originals, size([k IN r.kinds WHERE k = 'repost']) AS reposts,
       size([k IN r.kinds WHERE k = 'quote']) AS quotes, size([k IN r.kinds WHERE k = 'reply']) AS replies,
       r.first_at AS first_at, r.last_at AS last_at, r.generated > 0 AS synthetic
ORDER BY o.starts, operation, posts DESC, platform
