// title:     What happened just before each operation
// id:        events/before-operations
// asks:      Which events stand in the days before each operation or campaign, and who held them?
// param:     within integer 7  Days before its beginning
// set:       :param within => 7
// column:    operation   The operation's id, or the campaign's name as a source tells it
// column:    marked      Whether it is an operation marked in the posts; else it is an event of kind campaign
// column:    starts      Its first day, in the operation's own zone
// column:    event       The event before it; null when none is told of
// column:    kind        What it was
// column:    place       Where
// column:    held        Its first day
// column:    days        Days from the event to the beginning; null when only its month is told
// column:    organised   Who held it
// column:    statements  Statements that speak of the event
// column:    grade       Best grade among them
// column:    synthetic   Whether a part was generated
// innocent:  Something happens before everything; institutions post about their own conferences.
// next:      Ask how often there was an event and no operation; see whether the posts name the event.
// status:    tried
CALL () {
  MATCH (o:Operation) RETURN o.id AS operation, true AS marked, date(datetime({datetime: o.starts, timezone: coalesce(o.zone, 'UTC')})) AS starts, coalesce(o.synthetic, false) AS made
  UNION ALL MATCH (c:Event) WHERE c.kind = 'campaign' AND size(c.starts) >= 10
            RETURN c.name AS operation, false AS marked, date(left(c.starts, 10)) AS starts, coalesce(c.synthetic, false) AS made
}
CALL (starts) {
  MATCH (e:Event)
  WHERE e.kind <> 'campaign' AND (e.starts = left(toString(starts), 7)
     OR (toString(starts - duration({days: $within})) <= left(e.starts, 10) <= toString(starts) AND size(e.starts) >= 10))
  RETURN collect(e) AS events
}
UNWIND CASE WHEN size(events) = 0 THEN [null] ELSE events END AS e
CALL (e) {
  OPTIONAL MATCH (s:Statement)-[:ABOUT]->(e)
  WITH s, substring(coalesce(s.grade, 'F6'), 1, 1) + substring(coalesce(s.grade, 'F6'), 0, 1) AS strength
  ORDER BY s.id
  WITH collect(s.id) AS statements, min(CASE WHEN s IS NOT NULL THEN strength END) AS strength
  RETURN statements, substring(strength, 1, 1) + substring(strength, 0, 1) AS grade
}
RETURN operation, marked, starts, e.name AS event, e.kind AS kind, e.place AS place, e.starts AS held,
       CASE WHEN size(e.starts) >= 10 THEN duration.inDays(date(left(e.starts, 10)), starts).days END AS days,
       COLLECT { MATCH (x)-[:ORGANISED]->(e) RETURN DISTINCT coalesce('@' + x.handle, x.name, x.key) AS name ORDER BY name } AS organised,
       statements, grade, made OR coalesce(e.synthetic, false) AS synthetic
ORDER BY starts, operation, days, event
