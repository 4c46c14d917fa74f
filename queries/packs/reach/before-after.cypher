// title:     What came of the posts before and after a moment
// id:        reach/before-after
// asks:      Did posts of their own get more likes and reposts after a moment (a suspension of others, say) than before?
// param:     moment datetime  The moment that divides them
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     kinds list original  Kinds of posts that count: original, quote, reply
// set:       :param [{moment, all_of, list, cluster, account, since, until, kinds}] => { RETURN datetime('2024-05-24T09:00:00Z') AS moment, [] AS all_of, null AS list, null AS cluster, 'bakuinitiative' AS account, null AS since, null AS until, ['original'] AS kinds }
// column:    side       before, or after
// column:    posts      Posts in this collection whose likes and reposts were recorded: the denominator
// column:    mean       Likes and reposts a post
// column:    error      Standard error of that mean
// column:    median     Half of the posts got no more
// column:    of_before  The mean, times that before
// column:    of_median  The median, times that before
// column:    errors     How many standard errors of their difference the means lie apart
// column:    days       Days with a post
// column:    first_at   The first post, UTC
// column:    last_at    The last post, UTC
// column:    suspended  Accounts of this collection first seen suspended on this side of the moment
// column:    synthetic  Whether generated posts are among them
// innocent:  Accounts grow, events fall on one side of every moment, and old posts had longer to be liked.
// next:      Move the moment by weeks: a real change does not follow it. A coincidence in time is no cause.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
}
WITH a, count(*) AS named WHERE named = size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL])
MATCH (a)-[:POSTED]->(p:Post)
WHERE p.kind IN $kinds AND (p.likes IS NOT NULL OR p.reposts IS NOT NULL) AND p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH CASE WHEN p.at < $moment THEN 'before' ELSE 'after' END AS side, p, toFloat(coalesce(p.likes, 0) + coalesce(p.reposts, 0)) AS both
WITH side, count(*) AS posts, avg(both) AS mean, stDev(both) AS spread, percentileCont(both, 0.5) AS median,
     count(DISTINCT date(p.at)) AS days, min(p.at) AS first_at, max(p.at) AS last_at, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
WITH collect({side: side, posts: posts, mean: mean, error: spread / sqrt(posts), median: median, days: days, first_at: first_at, last_at: last_at,
              synthetic: synthetic}) AS sides
CALL () {
  MATCH (s:Profile {suspended: true})<-[:SHOWED]-(a:Account)
  WITH a, min(s.observed_at) AS seen
  RETURN sum(CASE WHEN seen < $moment THEN 1 ELSE 0 END) AS sooner, sum(CASE WHEN seen >= $moment THEN 1 ELSE 0 END) AS later
}
UNWIND sides AS s
WITH s, head([o IN sides WHERE o.side = 'before']) AS b, sooner, later
RETURN s.side AS side, s.posts AS posts, s.mean AS mean, s.error AS error, s.median AS median,
       CASE WHEN b.mean > 0 THEN s.mean / b.mean END AS of_before, CASE WHEN b.median > 0 THEN s.median / b.median END AS of_median,
       CASE WHEN s.side = 'after' AND b.error + s.error > 0 THEN (s.mean - b.mean) / sqrt(b.error ^ 2 + s.error ^ 2) END AS errors,
       s.days AS days, s.first_at AS first_at, s.last_at AS last_at, CASE s.side WHEN 'before' THEN sooner ELSE later END AS suspended, s.synthetic AS synthetic
ORDER BY side DESC
