// title:     Hours of the day, by a local clock
// id:        clocks/hours
// asks:      At which hours of the local day does a group post, and when do others?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     beside list []  Whom to compare with: accounts in all of these operations; accounts of the group are left out
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     zone string UTC  The zone of the clock, Asia/Baku for example
// param:     weekdays boolean false  Only Mondays to Fridays
// set:       :param [{all_of, list, cluster, account, beside, since, until, zone, weekdays}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, null AS account, ['launch'] AS beside, null AS since, null AS until, 'Asia/Baku' AS zone, false AS weekdays }
// column:    hour        0 to 23, by the local clock
// column:    zone        The zone of the clock
// column:    posts       Posts of the group in this collection
// column:    of_posts    Share of all its posts, 0..1
// column:    accounts    Accounts of the group that posted in this hour
// column:    others      Share among the posts of those beside, 0..1; null when nobody is named
// column:    all_others  Their posts: the denominator
// column:    synthetic   Whether generated posts are among them
// innocent:  A country's evening is the same for all who live there; tools post at night for people who sleep.
// next:      Ask in several zones: the right one has a quiet night. Compare with people who surely live there.
// status:    tried
CALL () {
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
}
WITH a, count(*) AS named WHERE named = size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL])
  RETURN collect(a) AS people
}
CALL (people) {
  UNWIND people AS a
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  WITH a, p, datetime({datetime: p.at, timezone: $zone}) AS local
  WHERE NOT $weekdays OR local.weekday <= 5
  WITH local.hour AS hour, count(*) AS posts, count(DISTINCT a) AS accounts, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
  RETURN collect({hour: hour, posts: posts, accounts: accounts, generated: generated}) AS mine
}
CALL (people) {
  UNWIND $beside AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH people, a, collect(DISTINCT id) AS ids WHERE all(id IN $beside WHERE id IN ids) AND NOT a IN people
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  WITH datetime({datetime: p.at, timezone: $zone}) AS local
  WHERE NOT $weekdays OR local.weekday <= 5
  WITH local.hour AS hour, count(*) AS posts
  RETURN collect({hour: hour, posts: posts}) AS theirs
}
WITH mine, theirs, reduce(n = 0, m IN mine | n + m.posts) AS all_posts, reduce(n = 0, t IN theirs | n + t.posts) AS all_others
WHERE all_posts > 0
UNWIND range(0, 23) AS hour
WITH hour, all_posts, all_others, head([m IN mine WHERE m.hour = hour]) AS here, head([t IN theirs WHERE t.hour = hour]) AS there
RETURN hour, $zone AS zone, coalesce(here.posts, 0) AS posts, toFloat(coalesce(here.posts, 0)) / all_posts AS of_posts,
       coalesce(here.accounts, 0) AS accounts, CASE WHEN all_others > 0 THEN toFloat(coalesce(there.posts, 0)) / all_others END AS others,
       all_others, coalesce(here.generated, 0) > 0 AS synthetic
ORDER BY hour
