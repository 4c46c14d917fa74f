// title:     The best supported way to an organisation
// id:        affiliation/strongest-path
// asks:      Of all ways from one thing to another, which has the strongest weakest hop, and what does each hop rest on?
// param:     from thing  Where to start: a handle, a domain, a name, a key, or Label:key
// param:     to thing  Where to arrive: a party, an office, a company, a person
// param:     without list []  Relations that no path may use, BACKLINKS for example
// set:       :param [{from, to, without}] => { RETURN '@RenaMemmedova20' AS from, 'YAP' AS to, [] AS without }
// column:    weakest     Grade of the weakest hop; every other way has a weaker one, or is as weak and no shorter
// column:    hops        Its length
// column:    hop         Number of the hop, from 1
// column:    start       Where the hop starts
// column:    relation    The relation; <- before it when it is read against its direction
// column:    end         Where the hop ends
// column:    verb        The relation as the source words it
// column:    says        The best graded statement behind it
// column:    page        Its page
// column:    archive     Its archived evidence, where the document gives one
// column:    grade       Its admiralty grade
// column:    document    The document it stands in
// column:    statements  Ids of all statements behind it, the best graded first
// column:    attention   Whether the hop shows attention only (a follow, a mention, a link), no affiliation
// column:    synthetic   Whether a part of the hop was generated
// innocent:  Well supported hops may still tie strangers: a capital has one party office, and a tower many tenants.
// next:      Leave out what is attention only (without=BACKLINKS,NAMES,FOLLOWS,SHARES_WITH). Compare with the shortest ways (affiliation/paths); ask what the way rests on (affiliation/what-paths-rest-on).
// status:    tried
CALL () {
  MATCH (n:Account) WHERE n.handle_key = $from RETURN n AS a
  UNION MATCH (n:Account {key: $from}) RETURN n AS a
  UNION MATCH (n:Domain {name: $from}) RETURN n AS a
  UNION MATCH (n:Person|Organisation|Address)
        WHERE toLower(n.key) = $from OR toLower(n.name) = $from OR any(x IN n.aliases WHERE toLower(x) = $from) RETURN n AS a
  UNION WITH split($from, ':')[0] AS label, substring($from, size(split($from, ':')[0]) + 1) AS key
        MATCH (n:Person|Organisation|Address)
        WHERE toLower(labels(n)[0]) = label AND toLower(n.key) = key RETURN n AS a
}
CALL () {
  MATCH (n:Account) WHERE n.handle_key = $to RETURN n AS b
  UNION MATCH (n:Account {key: $to}) RETURN n AS b
  UNION MATCH (n:Domain {name: $to}) RETURN n AS b
  UNION MATCH (n:Person|Organisation|Address)
        WHERE toLower(n.key) = $to OR toLower(n.name) = $to OR any(x IN n.aliases WHERE toLower(x) = $to) RETURN n AS b
  UNION WITH split($to, ':')[0] AS label, substring($to, size(split($to, ':')[0]) + 1) AS key
        MATCH (n:Person|Organisation|Address)
        WHERE toLower(labels(n)[0]) = label AND toLower(n.key) = key RETURN n AS b
}
WITH a, b WHERE a <> b
// Grades in order of strength: how well an assertion is supported comes before who speaks.
CALL () {
  MATCH (s:Statement)
  WITH s.id AS id, substring(coalesce(s.grade, 'F6'), 1, 1) + substring(coalesce(s.grade, 'F6'), 0, 1) AS strength
  ORDER BY strength, id
  RETURN collect({id: id, strength: strength}) AS graded, collect(DISTINCT strength) AS strengths
}
UNWIND strengths AS least
WITH a, b, least, [g IN graded WHERE g.strength <= least | g.id] AS good
CALL (a, b, good) {
  MATCH p = SHORTEST 1
    (a)((x)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF]-(y)
        WHERE any(id IN r.statements WHERE id IN good) AND NOT type(r) IN $without
          AND (startNode(r) = x OR NOT type(r) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'STATES_AFFILIATION'])){1,8}(b)
  RETURN nodes(p) AS things, relationships(p) AS edges
}
WITH least, things, edges
ORDER BY least, size(edges), [n IN things | coalesce(n.key, n.name)], [e IN edges | type(e)]
LIMIT 1
UNWIND range(0, size(edges) - 1) AS i
WITH least, things, edges, i, edges[i] AS edge
MATCH (s:Statement) WHERE s.id IN edge.statements
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
WITH least, things, edges, i, edge, s, coalesce(d.title, s.document) AS document, coalesce(s.grade, 'F6') AS grade
ORDER BY substring(grade, 1, 1) + substring(grade, 0, 1), s.archive IS NULL, s.id
WITH least, things, size(edges) AS hops, i, edge, collect({s: s, document: document, grade: grade}) AS said
RETURN substring(least, 1, 1) + substring(least, 0, 1) AS weakest, hops, i + 1 AS hop,
       coalesce('@' + things[i].handle, things[i].name, things[i].key) AS start,
       CASE WHEN startNode(edge) = things[i] THEN type(edge) ELSE '<-' + type(edge) END AS relation,
       coalesce('@' + things[i + 1].handle, things[i + 1].name, things[i + 1].key) AS end, edge.verb AS verb, said[0].s.says AS says,
       said[0].s.page AS page, said[0].s.archive AS archive, said[0].grade AS grade, said[0].document AS document, [x IN said | x.s.id] AS statements,
       type(edge) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'SHARES_WITH', 'BACKLINKS'] AS attention,
       coalesce(edge.synthetic, false) OR any(x IN said WHERE coalesce(x.s.synthetic, false)) AS synthetic
ORDER BY hop
