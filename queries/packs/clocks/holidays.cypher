// title:     Each day beside the same weekday of other weeks
// id:        clocks/holidays
// asks:      How much did a group post on each day, and is that more or less than it posts on the same weekday in other weeks?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime  First moment of the days asked for
// param:     until datetime  First moment after them
// param:     holidays list []  Days off, as 2024-01-20
// param:     weeks integer 6  So many weeks before and after each day are the control; other days asked for and days off are left out of it
// param:     zone string UTC  The zone in which days begin, Asia/Baku for example
// set:       :param [{all_of, list, cluster, account, since, until, holidays, weeks, zone}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, null AS account, datetime('2024-01-18T00:00:00Z') AS since, datetime('2024-01-23T00:00:00Z') AS until, ['2024-01-20'] AS holidays, 6 AS weeks, 'UTC' AS zone }
// column:    day        The day
// column:    weekday    Its name
// column:    holiday    Whether it is a day off
// column:    posts      Posts of the group in this collection
// column:    accounts   Accounts of the group that posted
// column:    people     Accounts of the group
// column:    usual      Posts on the same weekday of the other weeks, the median
// column:    low        The least of them
// column:    high       The most of them
// column:    controls   How many other weeks there are
// column:    of_usual   Times the usual
// column:    of_beside  Posts, times the mean of the other days asked for
// column:    zone       The zone of the days
// column:    synthetic  Whether generated posts are among them
// innocent:  Everybody posts less on days off and at weekends, employed or not; a day off on a Saturday shows nothing by itself.
// next:      Ask the same of accounts nobody suspects. Where a day off falls on a weekend, only the same weekday of other weeks tells.
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
WITH collect(a) AS people WHERE size(people) > 0
WITH people, date(datetime({datetime: $since, timezone: $zone})) AS first,
     date(datetime({datetime: datetime($until) - duration('PT1S'), timezone: $zone})) AS last
WHERE first <= last
CALL (people, first, last) {
  UNWIND people AS a
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE p.at >= datetime({date: first, timezone: $zone}) - duration({weeks: $weeks})
    AND p.at < datetime({date: last, timezone: $zone}) + duration({weeks: $weeks, days: 1})
  WITH date(datetime({datetime: p.at, timezone: $zone})) AS day, count(*) AS posts, count(DISTINCT a) AS accounts,
       sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
  RETURN collect({day: day, posts: posts, accounts: accounts, synthetic: synthetic}) AS counted, min(day) AS begins, max(day) AS ends
}
WITH people, first, last, counted, begins, ends, [n IN range(0, duration.inDays(first, last).days) | first + duration({days: n})] AS asked
UNWIND asked AS day
WITH people, first, last, counted, asked, day, head([c IN counted WHERE c.day = day]) AS here,
     [d IN [w IN range(-$weeks, $weeks) | day + duration({weeks: w})] WHERE NOT d IN asked AND NOT toString(d) IN $holidays AND begins <= d <= ends] AS others
CALL (counted, others) {
  UNWIND [null] + others AS d
  WITH d WHERE d IS NOT NULL
  WITH coalesce(head([c IN counted WHERE c.day = d | c.posts]), 0) AS posts
  RETURN percentileCont(posts, 0.5) AS usual, min(posts) AS low, max(posts) AS high, count(posts) AS controls
}
WITH people, day, coalesce(here.posts, 0) AS posts, coalesce(here.accounts, 0) AS accounts, usual, low, high, controls,
     reduce(n = 0, c IN counted | n + CASE WHEN c.day IN asked AND c.day <> day THEN c.posts ELSE 0 END) AS beside, size(asked) - 1 AS days,
     any(c IN counted WHERE c.synthetic) AS synthetic
RETURN day, ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][day.weekday - 1] AS weekday,
       toString(day) IN $holidays AS holiday, posts, accounts, size(people) AS people, usual, low, high, controls,
       CASE WHEN usual > 0 THEN posts / usual END AS of_usual, CASE WHEN beside > 0 THEN toFloat(posts) * days / beside END AS of_beside,
       $zone AS zone, synthetic
ORDER BY day
