// title:     Events in order of time
// id:        events/calendar
// asks:      Which conferences, memoranda, arrests and other events are told of, who held them and who took part?
// param:     kinds list []  Kinds of events, conference or memorandum for example; empty for all
// param:     since string null  Only events that begin on or after this day, as 2024-02-01
// param:     until string null  Only events that begin before this day
// param:     who string null  Only events that somebody with these words in the name held or took part in
// set:       :param [{kinds, since, until, who}] => { RETURN [] AS kinds, null AS since, null AS until, null AS who }
// column:    starts        First day, as precise as the source
// column:    ends          Last day
// column:    kind          What it was
// column:    event         Its name
// column:    place         Where
// column:    organised     Who held or signed it
// column:    took_part     Who took part
// column:    statements    Statements that speak of it
// column:    contradicted  Statements among them that others contradict
// column:    key           Its key
// column:    synthetic     Whether it is a generated one
// innocent:  Many institutions hold conferences; that one was posted about is no campaign.
// next:      Ask who took part on whose word (events/who-took-part), and what was posted around it (events/posts-around).
// status:    tried
MATCH (e:Event)
WHERE (size($kinds) = 0 OR e.kind IN $kinds) AND ($since IS NULL OR e.starts >= left($since, size(e.starts))) AND ($until IS NULL OR e.starts < $until)
  AND ($who IS NULL OR EXISTS { MATCH (x)-[:ORGANISED|TOOK_PART_IN]->(e) WHERE toLower(coalesce(x.name, x.handle)) CONTAINS toLower($who) })
RETURN e.starts AS starts, e.ends AS ends, e.kind AS kind, e.name AS event, e.place AS place,
       COLLECT { MATCH (x)-[:ORGANISED]->(e) RETURN DISTINCT coalesce('@' + x.handle, x.name, x.key) AS name ORDER BY name } AS organised,
       COLLECT { MATCH (x)-[:TOOK_PART_IN]->(e) RETURN DISTINCT coalesce('@' + x.handle, x.name, x.key) AS name ORDER BY name } AS took_part,
       COUNT { (:Statement)-[:ABOUT]->(e) } AS statements, COUNT { MATCH (s:Statement)-[:ABOUT]->(e) WHERE EXISTS { (s)-[:CONTRADICTS]-() } RETURN DISTINCT s } AS contradicted,
       e.key AS key, coalesce(e.synthetic, false) AS synthetic
ORDER BY starts, ends, key
