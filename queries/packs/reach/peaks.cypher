// title:     Days on which the posts got far more than usual
// id:        reach/peaks
// asks:      On which days did the posts get several times the usual likes and reposts, and what happened then?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     times float 3.0  A peak has at least so many times the median of the days with a post
// param:     kinds list original  Kinds of posts that count: original, quote, reply
// param:     zone string UTC  The zone in which days begin, Asia/Baku for example
// set:       :param [{all_of, list, cluster, account, since, until, times, kinds, zone}] => { RETURN [] AS all_of, null AS list, null AS cluster, 'bakuinitiative' AS account, null AS since, null AS until, 3.0 AS times, ['original'] AS kinds, 'UTC' AS zone }
// column:    day           The day
// column:    interactions  Likes and reposts of that day's posts
// column:    of_usual      Times the median day
// column:    usual         Likes and reposts of the median day with a post
// column:    days          Days with a post: so many could have been peaks
// column:    posts         That day's posts
// column:    top           Text of the post that got most, its first 100 signs
// column:    events        Events of this collection on that day or the day before
// column:    operations    Operations whose window touches that day
// column:    zone          The zone of the days
// column:    synthetic     Whether generated posts are among them
// innocent:  Somebody popular passed one post on; and among many days some are always far above the median.
// next:      See whether one post makes the peak; look at who passed it on.
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
WITH date(datetime({datetime: p.at, timezone: $zone})) AS day, p, coalesce(p.likes, 0) + coalesce(p.reposts, 0) AS both
ORDER BY both DESC, p.key
WITH day, sum(both) AS interactions, count(*) AS posts, substring(coalesce(head(collect(p.text)), ''), 0, 100) AS top,
     sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
WITH collect({day: day, interactions: interactions, posts: posts, top: top, synthetic: synthetic}) AS found, percentileCont(interactions, 0.5) AS usual
UNWIND found AS f
WITH f, usual, size(found) AS days
WHERE usual > 0 AND f.interactions >= $times * usual
WITH f, usual, days, [d IN [f.day - duration('P1D'), f.day] | toString(d)] AS near,
     datetime({date: f.day, timezone: $zone}) AS starts, datetime({date: f.day, timezone: $zone}) + duration('P1D') AS ends
RETURN f.day AS day, f.interactions AS interactions, f.interactions / usual AS of_usual, usual, days, f.posts AS posts, f.top AS top,
       COLLECT { MATCH (e:Event) WHERE any(d IN near WHERE d = left(e.starts, 10) OR (size(e.starts) >= 10 AND e.starts <= d AND d <= left(e.ends, 10)))
                 RETURN e.name AS name ORDER BY e.starts, name } AS events,
       COLLECT { MATCH (o:Operation) WHERE o.starts < ends AND o.ends > starts RETURN o.id AS id ORDER BY id } AS operations,
       $zone AS zone, f.synthetic AS synthetic
ORDER BY day
