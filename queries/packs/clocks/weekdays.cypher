// title:     Working days and weekends
// id:        clocks/weekdays
// asks:      How much does a group post on each day of the week, and how much do others?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     beside list []  Whom to compare with: accounts in all of these operations; accounts of the group are left out
// param:     holidays list []  Days off, as 2024-01-20: left out
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     zone string UTC  The zone in which days begin, Asia/Baku for example
// set:       :param [{all_of, list, cluster, account, beside, holidays, since, until, zone}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, null AS account, ['launch'] AS beside, [] AS holidays, null AS since, null AS until, 'UTC' AS zone }
// column:    weekday     The day of the week; working days and weekend in the last two rows
// column:    posts       Posts of the group in this collection
// column:    of_posts    Share of all its posts, 0..1
// column:    days        Such days on which the group posted
// column:    a_day       Posts on such a day
// column:    even        Share if all days were alike: 1/7, 5/7 or 2/7
// column:    others      Share among the posts of those beside, 0..1; null when nobody is named
// column:    all_others  Their posts: the denominator
// column:    zone        The zone of the days
// column:    synthetic   Whether generated posts are among them
// innocent:  Everybody has a working week; retired people, shopkeepers and night shifts have another.
// next:      See the hours (clocks/hours) and days off (clocks/holidays); a gap at weekends says employed, not by whom.
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
  WITH date(datetime({datetime: p.at, timezone: $zone})) AS day, p
  WHERE NOT toString(day) IN $holidays
  WITH day.weekday AS slot, count(*) AS posts, count(DISTINCT day) AS days, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
  RETURN collect({slot: slot, posts: posts, days: days, generated: generated}) AS mine
}
CALL (people) {
  UNWIND $beside AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH people, a, collect(DISTINCT id) AS ids WHERE all(id IN $beside WHERE id IN ids) AND NOT a IN people
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  WITH date(datetime({datetime: p.at, timezone: $zone})) AS day
  WHERE NOT toString(day) IN $holidays
  WITH day.weekday AS slot, count(*) AS posts
  RETURN collect({slot: slot, posts: posts}) AS theirs
}
WITH mine, theirs, reduce(n = 0, m IN mine | n + m.posts) AS all_posts, reduce(n = 0, t IN theirs | n + t.posts) AS all_others
WHERE all_posts > 0
UNWIND [[1, 1, 'Monday'], [2, 2, 'Tuesday'], [3, 3, 'Wednesday'], [4, 4, 'Thursday'], [5, 5, 'Friday'], [6, 6, 'Saturday'], [7, 7, 'Sunday'],
        [1, 5, 'working days'], [6, 7, 'weekend']] AS row
WITH row, all_posts, all_others, [m IN mine WHERE row[0] <= m.slot <= row[1]] AS here, [t IN theirs WHERE row[0] <= t.slot <= row[1]] AS there
WITH row, all_posts, all_others, reduce(n = 0, m IN here | n + m.posts) AS posts, reduce(n = 0, m IN here | n + m.days) AS days,
     reduce(n = 0, t IN there | n + t.posts) AS others, any(m IN here WHERE m.generated > 0) AS synthetic
RETURN row[2] AS weekday, posts, toFloat(posts) / all_posts AS of_posts, days, CASE WHEN days > 0 THEN toFloat(posts) / days END AS a_day,
       (row[1] - row[0] + 1) / 7.0 AS even, CASE WHEN all_others > 0 THEN toFloat(others) / all_others END AS others, all_others, $zone AS zone, synthetic
ORDER BY row[0] <> row[1], row[0]
