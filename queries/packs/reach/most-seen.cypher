// title:     The posts that were seen most
// id:        reach/most-seen
// asks:      Which posts had the most views, likes and reposts, where these are known?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     operation string null  Only posts of this operation
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     by string views  Order by views, likes, reposts or interactions (likes and reposts)
// param:     top integer 20  At most so many
// set:       :param [{all_of, list, cluster, account, operation, since, until, by, top}] => { RETURN [] AS all_of, null AS list, null AS cluster, 'bakuinitiative' AS account, null AS operation, null AS since, null AS until, 'views' AS by, 20 AS top }
// column:    handle      Who wrote it
// column:    at          When, UTC
// column:    views       Views when collected; null when not recorded
// column:    likes       Likes when collected
// column:    reposts     Reposts when collected
// column:    replies     Replies when collected
// column:    quotes      Quotes when collected
// column:    collected   When the counts were read, UTC; null when the file does not say
// column:    kind        original, quote or reply
// column:    text        The text
// column:    url         Where it stands, or stood
// column:    archive     An archived copy
// column:    post        The post's key
// column:    with_views  Of all posts asked for, those whose views are known
// column:    all_posts   Posts asked for, reposts left out
// column:    synthetic   Whether the post is a generated one
// innocent:  A view is no reader, and one glance of a feed counts; a famous guest brings his own public.
// next:      Set the few beside the many: what did the median post get (reach/interactions).
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
  UNION ALL WITH [head($all_of), $list, $cluster, $account] AS given WHERE all(g IN given WHERE g IS NULL)
            MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account) RETURN DISTINCT a
}
WITH a, count(*) AS named, size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL]) AS given
WHERE named = CASE given WHEN 0 THEN 1 ELSE given END
MATCH (a)-[:POSTED]->(p:Post)
WHERE p.kind <> 'repost' AND ($operation IS NULL OR EXISTS { (p)-[:IN_OPERATION]->(:Operation {id: $operation}) }) AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, p, CASE $by WHEN 'likes' THEN p.likes WHEN 'reposts' THEN p.reposts
            WHEN 'interactions' THEN coalesce(p.likes, 0) + coalesce(p.reposts, 0) ELSE p.views END AS height
WITH count(p.views) AS with_views, count(p) AS all_posts, collect({a: a, p: p, height: height}) AS found
UNWIND found AS f
WITH f.a AS a, f.p AS p, f.height AS height, with_views, all_posts
WHERE height IS NOT NULL
RETURN coalesce(a.handle, a.key) AS handle, p.at AS at, p.views AS views, p.likes AS likes, p.reposts AS reposts, p.replies AS replies,
       p.quotes AS quotes, p.observed_at AS collected, p.kind AS kind, p.text AS text, p.url AS url, p.archive AS archive, p.key AS post,
       with_views, all_posts, coalesce(p.synthetic, false) AS synthetic
ORDER BY height DESC, at, post
LIMIT $top
