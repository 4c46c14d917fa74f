// title:     How something is tied to an organisation
// id:        affiliation/paths
// asks:      By which documented relations does one get from an account, site, person or organisation to another?
// param:     from thing  Where to start: a handle, a domain, a name, a key, or Label:key
// param:     to thing  Where to arrive: a party, an office, a company, a person
// param:     paths integer 10  At most so many paths, the shortest first
// param:     without list []  Relations that no path may use, BACKLINKS for example
// set:       :param [{from, to, paths, without}] => { RETURN 'jabarov.com' AS from, 'big' AS to, 10 AS paths, [] AS without }
// column:    path       Number of the path, the shortest first
// column:    hops       Its length
// column:    weakest    Grade of its weakest hop: a path is no stronger
// column:    attention  How many of its hops show attention only (a follow, a mention, a link), no affiliation
// column:    hop        Number of the hop, from 1
// column:    start      Where the hop starts
// column:    relation   The relation; <- before it when it is read against its direction
// column:    end        Where the hop ends
// column:    verb       The relation as the source words it
// column:    says       The best graded statement behind it
// column:    page       Its page
// column:    archive    Its archived evidence, where the document gives one
// column:    grade      Its admiralty grade; F6 when there is none
// column:    document   The document it stands in
// column:    statements Ids of all statements behind it, the best graded first
// column:    synthetic  Whether a part of the hop was generated
// innocent:  Everybody is a few hops from everybody; shared premises and designers serve many customers.
// next:      Test the weakest hop first; ask what remains without it, and whether two hops rest on one source.
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
// To be followed, named or claimed by somebody says nothing about oneself: those are walked in their direction only.
MATCH p = SHORTEST 4 GROUPS
  (a)((x)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF]-(y)
      WHERE size(r.statements) > 0 AND NOT type(r) IN $without
        AND (startNode(r) = x OR NOT type(r) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'STATES_AFFILIATION'])){1,8}(b)
WITH nodes(p) AS things, relationships(p) AS edges
WHERE all(n IN things WHERE single(m IN things WHERE m = n))
// Parallel relations between two things are one hop with several rows.
UNWIND range(0, size(edges) - 1) AS i
WITH DISTINCT things, i, edges[i] AS edge
MATCH (s:Statement) WHERE s.id IN edge.statements
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
WITH things, i, edge, s, coalesce(d.title, s.document) AS document, coalesce(s.grade, 'F6') AS grade
WITH things, i, edge, s, document, grade, substring(grade, 1, 1) + substring(grade, 0, 1) AS strength
ORDER BY strength, s.archive IS NULL, [n IN range(0, size(edge.statements) - 1) WHERE edge.statements[n] = s.id], s.id
WITH things, i, edge, collect({id: s.id, says: s.says, page: s.page, archive: s.archive, grade: grade, document: document,
                               synthetic: coalesce(s.synthetic, false)}) AS said, min(strength) AS strength
ORDER BY things, i, strength, type(edge), startNode(edge) = things[i]
WITH things, i, min(strength) AS strength, collect({edge: edge, said: said}) AS relations,
     min(CASE WHEN type(edge) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'SHARES_WITH', 'BACKLINKS'] THEN 1 ELSE 0 END) AS attention
ORDER BY i
WITH things, max(strength) AS weakest, sum(attention) AS attention, collect({i: i, relations: relations}) AS hops,
     [n IN things | CASE WHEN n:Account THEN '@' + coalesce(n.handle, n.key) ELSE coalesce(n.name, n.key) END] AS names
ORDER BY size(hops), attention, weakest, names
LIMIT $paths
WITH collect({things: things, weakest: weakest, attention: attention, hops: hops, names: names}) AS found
UNWIND range(0, size(found) - 1) AS number
WITH number, found[number] AS way
UNWIND way.hops AS hop
UNWIND hop.relations AS relation
WITH number, way, hop.i AS i, relation.edge AS edge, relation.said AS said
RETURN number + 1 AS path, size(way.hops) AS hops, substring(way.weakest, 1, 1) + substring(way.weakest, 0, 1) AS weakest,
       way.attention AS attention, i + 1 AS hop, way.names[i] AS start,
       CASE WHEN startNode(edge) = way.things[i] THEN type(edge) ELSE '<-' + type(edge) END AS relation,
       way.names[i + 1] AS end, edge.verb AS verb, said[0].says AS says, said[0].page AS page, said[0].archive AS archive,
       said[0].grade AS grade, said[0].document AS document, [s IN said | s.id] AS statements,
       coalesce(edge.synthetic, false) OR any(s IN said WHERE s.synthetic) AS synthetic
ORDER BY path, hop, grade, relation, statements
