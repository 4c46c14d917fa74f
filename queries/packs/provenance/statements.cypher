// title:     What some statements say, and on whose word
// id:        provenance/statements
// asks:      What do these statements say, on which page of which document, on whose word, and what contradicts them?
// param:     statements list  Ids of statements, as a claim cites them
// set:       :param statements => ['big-p04-01', 'big-p02-01']
// column:    statement  The statement's id
// column:    says       What it says, in our words
// column:    quote      The source's words
// column:    document   The document it stands in
// column:    page       The page
// column:    by         Who says so
// column:    grade      Admiralty code
// column:    archive    An archived copy of the evidence or of the document
// column:    against    Statements that contradict it
// column:    synthetic  Whether it was generated
// innocent:  A statement is somebody's assertion; several may repeat one source.
// next:      Open the archived copy; look for a source that does not rest on this one.
// status:    tried
MATCH (s:Statement)
WHERE s.id IN $statements
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
OPTIONAL MATCH (s)-[:CONTRADICTS]-(other:Statement)
WITH s, d, other
ORDER BY other.id
WITH s, d, collect(DISTINCT other.id) AS against
RETURN s.id AS statement, s.says AS says, s.quote AS quote, coalesce(d.title, s.document) AS document, s.page AS page, s.asserted_by AS by,
       s.grade AS grade, coalesce(s.archive, d.archive) AS archive, against, coalesce(s.synthetic, false) AS synthetic
ORDER BY statement, document
