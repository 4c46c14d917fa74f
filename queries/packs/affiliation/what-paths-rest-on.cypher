// title:     What ways to an organisation rest on
// id:        affiliation/what-paths-rest-on
// asks:      Which of the short ways from one thing to another rest on one source only, and without which document does each fall?
// param:     from thing  Where to start: a handle, a domain, a name, a key, or Label:key
// param:     to thing  Where to arrive: a party, an office, a company, a person
// param:     paths integer 10  At most so many paths, the shortest first
// set:       :param [{from, to, paths}] => { RETURN 'jabarov.com' AS from, 'baku initiative group' AS to, 10 AS paths }
// column:    way         The things from end to end
// column:    relations   The relations between them; <- before one that is read against its direction, / between parallel ones
// column:    hops        Its length
// column:    weakest     Grade of its weakest hop, each hop by its best statement
// column:    attention   Hops that show attention only (a follow, a mention, a link), no affiliation
// column:    one_voice   Whether all of it is asserted by one and the same
// column:    voices      Who asserts it
// column:    falls_with  Documents without which it falls, each with the numbers of the hops that rest on it alone
// column:    archived    Hops with an archived copy
// column:    synthetic   Whether a part was generated
// innocent:  A careful report prints what it has seen once; one source is not a wrong source.
// next:      Look for a second source for the hop that most ways share. A text that repeats another is no second source.
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
MATCH p = SHORTEST 3 GROUPS
  (a)((x)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF]-(y)
      WHERE size(r.statements) > 0
        AND (startNode(r) = x OR NOT type(r) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'STATES_AFFILIATION'])){1,8}(b)
WITH nodes(p) AS things, relationships(p) AS edges
WHERE all(n IN things WHERE single(m IN things WHERE m = n))
UNWIND range(0, size(edges) - 1) AS i
WITH DISTINCT things, i, edges[i] AS edge
MATCH (s:Statement) WHERE s.id IN edge.statements
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
WITH things, i, edge, s, coalesce(d.id, s.document, 'no document') AS document, coalesce(s.grade, 'F6') AS grade
ORDER BY type(edge), document
WITH things, i, collect(DISTINCT CASE WHEN startNode(edge) = things[i] THEN type(edge) ELSE '<-' + type(edge) END) AS relations,
     collect(DISTINCT document) AS documents, collect(DISTINCT s.asserted_by) AS voices, min(substring(grade, 1, 1) + substring(grade, 0, 1)) AS strength,
     min(CASE WHEN type(edge) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'SHARES_WITH', 'BACKLINKS'] THEN 1 ELSE 0 END) AS attention,
     count(s.archive) > 0 AS archived, max(CASE WHEN edge.synthetic OR s.synthetic THEN 1 ELSE 0 END) AS generated
ORDER BY i
WITH things, collect({relation: reduce(t = '', r IN relations | t + CASE t WHEN '' THEN '' ELSE ' / ' END + r), documents: documents, voices: voices}) AS hops,
     max(strength) AS weakest, sum(attention) AS attention, sum(CASE WHEN archived THEN 1 ELSE 0 END) AS archived, max(generated) > 0 AS synthetic
WITH things, hops, weakest, attention, archived, synthetic, [n IN things | coalesce('@' + n.handle, n.name, n.key)] AS way
ORDER BY size(hops), attention, weakest, way
LIMIT $paths
WITH way, hops, weakest, attention, archived, synthetic,
     reduce(once = [], v IN reduce(all = [], h IN hops | all + h.voices) | CASE WHEN v IN once THEN once ELSE once + v END) AS voices,
     reduce(once = [], v IN reduce(all = [], h IN hops | all + CASE size(h.documents) WHEN 1 THEN h.documents ELSE [] END) | CASE WHEN v IN once THEN once ELSE once + v END) AS sole
RETURN way, [h IN hops | h.relation] AS relations, size(hops) AS hops, substring(weakest, 1, 1) + substring(weakest, 0, 1) AS weakest, attention,
       size(voices) = 1 AS one_voice, voices, [d IN sole | d + ': hop ' + reduce(t = '', i IN [n IN range(1, size(hops)) WHERE hops[n - 1].documents = [d]] |
         t + CASE t WHEN '' THEN '' ELSE ', ' END + toString(i))] AS falls_with, archived, synthetic
ORDER BY hops, attention, weakest, way
