// title:     What was posted around an event
// id:        events/posts-around
// asks:      How much was posted on each day around an event, beside the same weekday of the weeks before, and under which hashtags?
// param:     event string null  The event's key or a word of its name; null when a day is given
// param:     day string null  A day instead, as 2024-02-02
// param:     days integer 3  Days before and after
// param:     words list []  Only posts that hold one of these words; empty for all
// param:     weeks integer 4  Weeks before that give the usual
// param:     zone string UTC  The zone in which days begin, Asia/Baku for example
// set:       :param [{event, day, days, words, weeks, zone}] => { RETURN null AS event, '2024-02-02' AS day, 3 AS days, [] AS words, 4 AS weeks, 'UTC' AS zone }
// column:    event       The event, or the day
// column:    day         The day
// column:    offset      Days after its first day; negative before it
// column:    posts       Posts in this collection
// column:    accounts    Accounts that wrote them
// column:    usual       Posts on the same weekday of the weeks before those days, the mean
// column:    controls    How many such weeks lie inside the collection
// column:    of_usual    Times the usual
// column:    hashtags    The five commonest hashtags with their posts
// column:    operations  Operations that some of the posts belong to
// column:    zone        The zone of the days
// column:    synthetic   Whether generated posts are among them
// innocent:  Whatever happens is posted about; and a collection made around an event is fullest there.
// next:      Say what the collection covers; compare the hashtags with those of a day without an event.
// status:    tried
CALL () {
  MATCH (e:Event) WHERE $event IS NOT NULL AND (e.key = $event OR toLower(e.name) CONTAINS toLower($event)) AND size(e.starts) >= 10
  RETURN e.name AS event, date(left(e.starts, 10)) AS centre
  UNION WITH $day AS day WHERE day =~ '[0-9]{4}-[0-9]{2}-[0-9]{2}' RETURN day AS event, date(day) AS centre
}
// The first moment of the collection: the first entry of the index.
CALL () { MATCH (p:Post) WHERE p.at IS NOT NULL RETURN p.at AS begins ORDER BY begins LIMIT 1 }
WITH event, centre, date(datetime({datetime: begins, timezone: $zone})) AS begins, [w IN $words WHERE trim(w) <> '' | toLower(normalize(trim(w)))] AS words
CALL (centre, words) {
  MATCH (p:Post)
  WHERE p.at >= datetime({date: centre, timezone: $zone}) - duration({days: $days + 7 * $weeks}) AND p.at < datetime({date: centre, timezone: $zone}) + duration({days: $days + 1})
    AND (size(words) = 0 OR any(w IN words WHERE toLower(normalize(p.text)) CONTAINS w))
  WITH date(datetime({datetime: p.at, timezone: $zone})) AS day, p
  WITH day, count(*) AS posts, collect(CASE WHEN day >= centre - duration({days: $days}) THEN p END) AS found
  RETURN collect({day: day, posts: posts, found: found}) AS counted
}
UNWIND range(-$days, $days) AS offset
WITH event, centre, begins, counted, offset, centre + duration({days: offset}) AS day
WITH event, centre, begins, counted, offset, day, coalesce(head([c IN counted WHERE c.day = day | c.found]), []) AS found,
     [w IN range(1, $weeks + (2 * $days) / 7 + 1) WHERE day - duration({weeks: w}) < centre - duration({days: $days}) AND day - duration({weeks: w}) >= begins | day - duration({weeks: w})][..$weeks] AS others
CALL (found) {
  UNWIND found AS p
  MATCH (p)-[:TAGGED]->(h:Hashtag)
  WITH h, count(p) AS n ORDER BY n DESC, h.tag LIMIT 5
  RETURN collect('#' + coalesce(h.printed, h.tag) + ' ' + n) AS hashtags
}
WITH event, day, offset, found, others, hashtags, reduce(n = 0.0, c IN counted | n + CASE WHEN c.day IN others THEN c.posts ELSE 0 END) AS before
RETURN event, day, offset, size(found) AS posts, COUNT { UNWIND found AS p MATCH (a:Account)-[:POSTED]->(p) RETURN DISTINCT a } AS accounts,
       CASE WHEN size(others) > 0 THEN before / size(others) END AS usual, size(others) AS controls,
       CASE WHEN before > 0 THEN size(found) * size(others) / before END AS of_usual, hashtags,
       COLLECT { UNWIND found AS p MATCH (p)-[:IN_OPERATION]->(o:Operation) RETURN DISTINCT o.id AS id ORDER BY id } AS operations,
       $zone AS zone, any(p IN found WHERE coalesce(p.synthetic, false)) AS synthetic
ORDER BY event, day
