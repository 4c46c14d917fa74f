// title:     Which hashtags the collection holds most
// id:        collection/hashtags
// asks:      Which hashtags stand in most posts of this collection, and how many accounts used each?
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     most integer 20  Places shown; hashtags that share the last place are all shown
// set:       :param [{since, until, most}] => { RETURN null AS since, null AS until, 20 AS most }
// column:    place     Its place; hashtags with as many posts share one
// column:    hashtag   The hashtag, folded
// column:    posts     Posts that carry it, reposts among them
// column:    of_posts  Share of the posts that carry any hashtag, 0..1
// column:    all_posts Those posts: the denominator
// column:    accounts  Accounts that wrote them
// column:    synthetic Whether generated posts are among them
// innocent:  What a collection holds most is what its collector asked for.
// next:      Ask provenance/files what the files cover; look at a hashtag's accounts.
// status:    tried
CALL () {
  MATCH (p:Post) WHERE EXISTS { (p)-[:TAGGED]->(:Hashtag) } AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  RETURN count(p) AS all_posts
}
CALL () {
  MATCH (p:Post)-[:TAGGED]->(h:Hashtag)
  WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  WITH h, count(DISTINCT p) AS posts WITH posts, count(h) AS n
  RETURN collect({posts: posts, n: n}) AS steps
}
CALL () {
  MATCH (p:Post)-[:TAGGED]->(h:Hashtag)
  WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  OPTIONAL MATCH (a:Account)-[:POSTED]->(p)
  RETURN h, count(DISTINCT p) AS posts, count(DISTINCT a) AS accounts, max(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
}
WITH *, 1 + reduce(before = 0, s IN steps | before + CASE WHEN s.posts > posts THEN s.n ELSE 0 END) AS place
WHERE place <= $most
RETURN place, '#' + h.tag AS hashtag, posts, toFloat(posts) / all_posts AS of_posts, all_posts, accounts, generated = 1 AS synthetic
ORDER BY place, hashtag
