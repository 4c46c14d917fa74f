// title:     What would fall with a statement or a document
// id:        provenance/what-would-fall
// asks:      Which relations rest on this statement or document, which of them on nothing else, and how strong are the others without it?
// param:     without string  A statement's id, a document's id, or who asserts it (VIGINUM)
// set:       :param without => 'big-p19-04'
// column:    falls       Whether nothing else supports the relation
// column:    start       Where it starts
// column:    relation    The relation
// column:    end         Where it ends
// column:    verb        As the source words it
// column:    lost        Statements that would go
// column:    left        Statements that would stay
// column:    grade       Its grade now, by its best statement
// column:    grade_left  Its grade afterwards; null when it falls
// column:    says        The best of the statements that would go
// column:    page        Its page
// column:    archive     Its archived evidence, where the document gives it
// column:    document    The document it stands in
// column:    synthetic   Whether a part was generated
// innocent:  A statement that stands alone is not weak for that; what is left may repeat what fell.
// next:      For what falls, look for a second source; for what stays, ask whether it rests on the first.
// status:    tried
CALL () {
  MATCH (s:Statement {id: $without}) RETURN s
  UNION MATCH (s:Statement)-[:CITES]->(:Document {id: $without}) RETURN s
  UNION MATCH (s:Statement) WHERE s.asserted_by = $without RETURN s
}
WITH collect(s) AS gone, collect(s.id) AS lost
CALL (gone) { UNWIND gone AS s MATCH (s)-[:ABOUT]->()-[r]-() WHERE s.id IN r.statements RETURN DISTINCT r }
MATCH (s:Statement) WHERE s.id IN r.statements
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
WITH lost, r, s, coalesce(d.title, s.document) AS document, substring(coalesce(s.grade, 'F6'), 1, 1) + substring(coalesce(s.grade, 'F6'), 0, 1) AS strength
ORDER BY strength, s.id
WITH r, collect({s: s, document: document, strength: strength, goes: s.id IN lost}) AS said
WITH r, said, [x IN said WHERE x.goes] AS goes, [x IN said WHERE NOT x.goes] AS stays, startNode(r) AS a, endNode(r) AS b
RETURN size(stays) = 0 AS falls, coalesce('@' + a.handle, a.name, a.key) AS start, type(r) AS relation, coalesce('@' + b.handle, b.name, b.key) AS end,
       r.verb AS verb, [x IN goes | x.s.id] AS lost, [x IN stays | x.s.id] AS left,
       substring(said[0].strength, 1, 1) + substring(said[0].strength, 0, 1) AS grade,
       substring(stays[0].strength, 1, 1) + substring(stays[0].strength, 0, 1) AS grade_left,
       goes[0].s.says AS says, goes[0].s.page AS page, goes[0].s.archive AS archive, goes[0].document AS document,
       coalesce(r.synthetic, false) OR any(x IN said WHERE coalesce(x.s.synthetic, false)) AS synthetic
ORDER BY falls DESC, start, relation, end
