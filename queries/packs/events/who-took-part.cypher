// title:     Who took part in an event
// id:        events/who-took-part
// asks:      Who held, signed or took part in these events, as what, and who says so on which page?
// param:     event string null  A word of the event's name, or its key; null for all
// param:     kinds list []  Kinds of events, memorandum for example; empty for all
// set:       :param [{event, kinds}] => { RETURN null AS event, ['memorandum'] AS kinds }
// column:    starts     First day, as precise as the source
// column:    kind       What it was
// column:    event      Its name
// column:    place      Where
// column:    who        Person, organisation or account
// column:    role       ORGANISED or TOOK_PART_IN
// column:    verb       As the source words it
// column:    statement  The statement's id
// column:    says       What it says
// column:    page       Its page
// column:    archive    Its archived evidence, where the document gives it
// column:    grade      Admiralty code; F6 when there is no statement
// column:    document   The document it stands in
// column:    by         Who says so
// column:    against    Statements that contradict it
// column:    synthetic  Whether a part was generated
// innocent:  To be invited, photographed or named as a guest says little about what one thinks.
// next:      Look for the event's own list of guests, and for those whom only one side names.
// status:    tried
MATCH (e:Event)
WHERE (size($kinds) = 0 OR e.kind IN $kinds) AND ($event IS NULL OR e.key = $event OR toLower(e.name) CONTAINS toLower($event))
MATCH (x)-[r:ORGANISED|TOOK_PART_IN]->(e)
UNWIND CASE WHEN size(coalesce(r.statements, [])) = 0 THEN [null] ELSE r.statements END AS id
OPTIONAL MATCH (s:Statement {id: id})
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
RETURN e.starts AS starts, e.kind AS kind, e.name AS event, e.place AS place, coalesce('@' + x.handle, x.name, x.key) AS who, type(r) AS role, r.verb AS verb,
       id AS statement, s.says AS says, s.page AS page, s.archive AS archive, coalesce(s.grade, 'F6') AS grade, coalesce(d.title, s.document) AS document,
       s.asserted_by AS by, COLLECT { MATCH (s)-[:CONTRADICTS]-(o:Statement) RETURN DISTINCT o.id + ': ' + o.says AS said ORDER BY said } AS against,
       coalesce(r.synthetic, false) OR coalesce(s.synthetic, false) OR coalesce(e.synthetic, false) AS synthetic
ORDER BY starts, e.key, role, who, statement, document
