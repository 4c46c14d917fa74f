// title:     What came of the posts, over time
// id:        reach/interactions
// asks:      How many likes and reposts did posts of their own get, per post and in each month?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     step string month  day, week, month, quarter or year
// param:     kinds list original  Kinds of posts that count: original, quote, reply
// param:     zone string UTC  The zone in which days and months begin, Asia/Baku for example
// set:       :param [{all_of, list, cluster, account, since, until, step, kinds, zone}] => { RETURN [] AS all_of, null AS list, null AS cluster, 'bakuinitiative' AS account, null AS since, null AS until, 'month' AS step, ['original'] AS kinds, 'UTC' AS zone }
// column:    period          First day of the period; null in the row for the whole span
// column:    posts           Posts in this collection of these kinds: the denominator of the means
// column:    counted         Of them, posts whose likes and reposts were recorded
// column:    interactions    Likes and reposts together
// column:    mean            Interactions a post
// column:    median          Half of the posts got no more
// column:    mean_likes      Likes a post
// column:    median_likes    Half of the posts got no more
// column:    mean_reposts    Reposts a post
// column:    median_reposts  Half of the posts got no more
// column:    most            The most interactions of one post
// column:    with_views      Posts whose views were recorded
// column:    mean_views      Views a post, of those
// column:    collected       When the counts were read, first and last, UTC; empty when the files do not say
// column:    zone            The zone of the periods
// column:    synthetic       Whether generated posts are among them
// innocent:  Counts grow with age and with the number of followers; one popular post lifts a mean, not a median.
// next:      Say when the counts were read. Compare with accounts of like size; ask who the likes come from.
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
WHERE p.kind IN $kinds AND p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
UNWIND [null, date.truncate($step, date(datetime({datetime: p.at, timezone: $zone})))] AS period
WITH period, p, CASE WHEN p.likes IS NULL AND p.reposts IS NULL THEN null ELSE coalesce(p.likes, 0) + coalesce(p.reposts, 0) END AS both
RETURN period, count(p) AS posts, count(both) AS counted, sum(both) AS interactions, avg(both) AS mean, percentileCont(both, 0.5) AS median,
       avg(p.likes) AS mean_likes, percentileCont(p.likes, 0.5) AS median_likes, avg(p.reposts) AS mean_reposts,
       percentileCont(p.reposts, 0.5) AS median_reposts, max(both) AS most, count(p.views) AS with_views, avg(p.views) AS mean_views,
       [t IN [min(p.observed_at), max(p.observed_at)] WHERE t IS NOT NULL] AS collected, $zone AS zone,
       sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
ORDER BY period IS NOT NULL, period
