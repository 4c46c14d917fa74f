// title:     Of which kind the posts are, and how many show a picture
// id:        operations/kinds
// asks:      Which share of the posts are originals, reposts, quotes and replies, and which share of each shows a picture or video?
// param:     operation string null  Only posts of this operation
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of accounts of the cluster with this id
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// set:       :param [{operation, all_of, list, cluster, accounts, since, until}] => { RETURN 'corsica' AS operation, [] AS all_of, null AS list, null AS cluster, [] AS accounts, null AS since, null AS until }
// column:    kind        original, repost, quote, reply; null in the row for all of them
// column:    posts       Posts of that kind in this collection
// column:    of_posts    Share of all posts asked for, 0..1
// column:    all_posts   All of them: the denominator
// column:    of_two      Share of originals and reposts alone, quotes and replies left out, 0..1
// column:    with_media  Posts of that kind with a picture or video; a repost shows what its original shows
// column:    of_kind     Share of that kind that shows one, 0..1
// column:    accounts    Accounts that wrote them
// column:    synthetic   Whether generated posts are among them
// innocent:  Desks and poets write originals only, friends pass on only; pictures are everywhere.
// next:      Compare with the same accounts outside the operation, and with accounts nobody suspects.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL UNWIND $accounts AS key MATCH (a:Account {key: key}) RETURN DISTINCT a
}
WITH a, count(*) AS named
WHERE named = size([given IN [head($all_of), $list, $cluster, head($accounts)] WHERE given IS NOT NULL])
WITH collect(a) AS members
CALL (members) {
  UNWIND members AS a
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE $operation IS NULL OR EXISTS { (p)-[:IN_OPERATION]->(:Operation {id: $operation}) }
  RETURN a, p
  UNION ALL
  WITH [head($all_of), $list, $cluster, head($accounts)] AS given WHERE all(g IN given WHERE g IS NULL)
  MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
  RETURN a, p
}
WITH a, p
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
OPTIONAL MATCH (p)-[:REPOSTS]->(o:Post)
WITH a, p, p.media > 0 OR o.media > 0 OR EXISTS { (p)-[:SHOWS]->(:Media) } OR EXISTS { (o)-[:SHOWS]->(:Media) } AS shows
UNWIND [null, coalesce(p.kind, 'not known')] AS kind
WITH kind, count(p) AS posts, sum(CASE WHEN shows THEN 1 ELSE 0 END) AS with_media, count(DISTINCT a) AS accounts,
     sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
WITH collect({kind: kind, posts: posts, with_media: with_media, accounts: accounts, generated: generated}) AS rows
WITH rows, reduce(n = 0, r IN rows | CASE WHEN r.kind IS NULL THEN r.posts ELSE n END) AS all_posts,
     reduce(n = 0, r IN rows | CASE WHEN r.kind IN ['original', 'repost'] THEN n + r.posts ELSE n END) AS two
UNWIND rows AS r
RETURN r.kind AS kind, r.posts AS posts, toFloat(r.posts) / all_posts AS of_posts, all_posts,
       CASE WHEN r.kind IN ['original', 'repost'] THEN toFloat(r.posts) / two END AS of_two,
       r.with_media AS with_media, toFloat(r.with_media) / r.posts AS of_kind, r.accounts AS accounts, r.generated > 0 AS synthetic
ORDER BY kind IS NOT NULL, CASE kind WHEN 'original' THEN 0 WHEN 'repost' THEN 1 WHEN 'quote' THEN 2 WHEN 'reply' THEN 3 ELSE 4 END
