// title:     Relations that rest on one document only
// id:        provenance/one-source
// asks:      Which documented relations are told by one document alone, and how well is each supported?
// param:     relations list []  Only these relations, LOCATED_AT for example; empty for all but stated affiliations of listed accounts
// param:     weaker string B2  Only those graded no better than this; A1 for all
// set:       :param [{relations, weaker}] => { RETURN [] AS relations, 'B2' AS weaker }
// column:    start       Where it starts
// column:    relation    The relation
// column:    end         Where it ends
// column:    verb        As the source words it
// column:    grade       Grade of its best statement
// column:    document    The only document
// column:    by          Who asserts it
// column:    pages       Pages
// column:    statements  Ids of the statements
// column:    archives    Archived evidence, where the document gives it
// column:    against     Statements that contradict one of them
// column:    synthetic   Whether a part was generated
// innocent:  Most of what is known is known from one report.
// next:      Look first for a second source where a path runs through (affiliation/what-paths-rest-on).
// status:    tried
MATCH (s:Statement)-[:ABOUT]->(n)-[r]-()
WHERE s.id IN r.statements AND (type(r) IN $relations OR (size($relations) = 0 AND type(r) <> 'STATES_AFFILIATION'))
WITH DISTINCT r
MATCH (s:Statement) WHERE s.id IN r.statements
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
WITH r, s, d, coalesce(d.title, s.document) AS document, substring(coalesce(s.grade, 'F6'), 1, 1) + substring(coalesce(s.grade, 'F6'), 0, 1) AS strength
ORDER BY s.id
WITH r, collect(s) AS said, collect(DISTINCT document) AS documents, min(strength) AS strength
WHERE size(documents) = 1 AND strength >= substring($weaker, 1, 1) + substring($weaker, 0, 1)
WITH r, said, documents, strength, startNode(r) AS a, endNode(r) AS b
RETURN coalesce('@' + a.handle, a.name, a.key) AS start, type(r) AS relation, coalesce('@' + b.handle, b.name, b.key) AS end, r.verb AS verb,
       substring(strength, 1, 1) + substring(strength, 0, 1) AS grade, documents[0] AS document,
       reduce(once = [], v IN [s IN said | s.asserted_by] | CASE WHEN v IN once THEN once ELSE once + v END) AS by,
       reduce(once = [], v IN [s IN said | s.page] | CASE WHEN v IN once THEN once ELSE once + v END) AS pages, [s IN said | s.id] AS statements,
       [s IN said WHERE s.archive IS NOT NULL | s.archive] AS archives,
       COLLECT { UNWIND said AS s MATCH (s)-[:CONTRADICTS]-(x:Statement) RETURN DISTINCT x.id + ': ' + x.says AS t ORDER BY t } AS against,
       coalesce(r.synthetic, false) OR any(s IN said WHERE coalesce(s.synthetic, false)) AS synthetic
ORDER BY strength DESC, start, relation, end
