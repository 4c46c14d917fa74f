// title:     When the collection is busiest
// id:        collection/hours
// asks:      How many posts does this collection hold in each hour of the day, of which kinds?
// param:     zone string UTC  The zone of the clock, Europe/Paris for example
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// set:       :param [{zone, since, until}] => { RETURN 'UTC' AS zone, null AS since, null AS until }
// column:    hour      0 to 23, by the clock of the zone; null in the row for all of them
// column:    zone      The zone of the clock
// column:    posts     Posts in this collection
// column:    of_posts  Share of all posts with a time, 0..1
// column:    reposts   Posts passed on unchanged
// column:    of_reposts Their share of the hour's posts, 0..1
// column:    accounts  Accounts that wrote them
// column:    place     Its place by posts; the row for all hours has none
// column:    synthetic Whether generated posts are among them
// innocent:  Everybody sleeps; whose clock it is, many zones may explain.
// next:      Ask clocks/hours for a group beside another; try the zones in question.
// status:    tried
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
UNWIND [null, datetime({datetime: p.at, timezone: $zone}).hour] AS hour
WITH hour, count(p) AS posts, sum(CASE p.kind WHEN 'repost' THEN 1 ELSE 0 END) AS reposts, count(DISTINCT a) AS accounts,
     max(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
WITH collect({hour: hour, posts: posts, reposts: reposts, accounts: accounts, generated: generated}) AS rows
WITH rows, reduce(n = 0, r IN rows | CASE WHEN r.hour IS NULL THEN r.posts ELSE n END) AS all_posts
UNWIND rows AS r
RETURN r.hour AS hour, $zone AS zone, r.posts AS posts, toFloat(r.posts) / all_posts AS of_posts, r.reposts AS reposts,
       toFloat(r.reposts) / r.posts AS of_reposts, r.accounts AS accounts,
       CASE WHEN r.hour IS NULL THEN null ELSE 1 + size([o IN rows WHERE o.hour IS NOT NULL AND o.posts > r.posts]) END AS place,
       r.generated = 1 AS synthetic
ORDER BY hour IS NOT NULL, hour
