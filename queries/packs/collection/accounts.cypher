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
  MATCH (a:Account)-[:POSTED]->(p:Post)
  WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  WITH a, count(p) AS posts WITH posts, count(a) AS n
  RETURN collect({posts: posts, n: n}) AS steps, sum(posts * n) AS all_posts
}
CALL () {
  MATCH (a:Account)-[:POSTED]->(p:Post)
  WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  RETURN a, count(p) AS posts, sum(CASE p.kind WHEN 'original' THEN 1 ELSE 0 END) AS originals,
         sum(CASE p.kind WHEN 'repost' THEN 1 ELSE 0 END) AS reposts, min(p.at) AS first_at, max(p.at) AS last_at
}
WITH *, 1 + reduce(before = 0, s IN steps | before + CASE WHEN s.posts > posts THEN s.n ELSE 0 END) AS place
WHERE place <= $most
RETURN place, a.handle AS handle, a.key AS key, posts, toFloat(posts) / all_posts AS of_posts, all_posts, originals, reposts, first_at, last_at,
       coalesce(a.synthetic, false) AS synthetic
ORDER BY place, key
