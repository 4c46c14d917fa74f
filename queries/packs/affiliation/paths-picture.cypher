// title:     A picture of how two things are tied
// id:        affiliation/paths-picture
// asks:      What do the shortest documented ways between two things look like, drawn in Neo4j Browser?
// shows:     picture
// param:     from thing  Where to start: a handle, a domain, a name, a key, or Label:key
// param:     to thing  Where to arrive: a party, an office, a company, a person
// param:     paths integer 10  At most so many paths, the shortest first
// set:       :param [{from, to, paths}] => { RETURN 'jabarov.com' AS from, 'big' AS to, 10 AS paths }
// column:    way        The path, for a picture
// column:    said       The statements its relations rest on, for the picture: click one for page, archive and grade
// column:    synthetic  Whether a part was generated
// innocent:  Everybody is a few hops from everybody; a drawn line looks surer than its source.
// next:      Click each relation and read its statements; ask affiliation/paths for the same with grades.
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
MATCH p = SHORTEST 2 GROUPS
  (a)((x)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF]-(y)
      WHERE size(r.statements) > 0
        AND (startNode(r) = x OR NOT type(r) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'STATES_AFFILIATION'])){1,8}(b)
WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m = n))
WITH p
ORDER BY length(p), [n IN nodes(p) | coalesce(n.key, n.name)], [r IN relationships(p) | type(r)]
LIMIT $paths
RETURN p AS way, COLLECT { UNWIND relationships(p) AS r MATCH (s:Statement) WHERE s.id IN r.statements RETURN DISTINCT s ORDER BY s.id } AS said,
       any(r IN relationships(p) WHERE coalesce(r.synthetic, false)) AS synthetic
