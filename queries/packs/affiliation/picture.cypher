// title:     Drawn: how something is tied to an organisation
// id:        affiliation/picture
// asks:      Which picture do the shortest documented ties between two things give?
// shows:     picture
// param:     from thing  Where to start: a handle, a domain, a name, a key, or Label:key
// param:     to thing  Where to arrive: a party, an office, a company, a person
// param:     paths integer 4  At most so many paths, the shortest first
// set:       :param [{from, to, paths}] => { RETURN 'jabarov.com' AS from, 'big' AS to, 4 AS paths }
// column:    path      A path of documented relations
// column:    synthetic Whether a part of it was generated
// innocent:  Everybody is a few hops from everybody; a picture hides how weak a hop is.
// next:      Ask affiliation/paths with the same ends: it gives each hop's statement, page and grade.
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
      WHERE size(r.statements) > 0
        AND (startNode(r) = x OR NOT type(r) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'STATES_AFFILIATION'])){1,8}(b)
WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m = n))
RETURN p AS path, any(n IN nodes(p) WHERE coalesce(n.synthetic, false)) OR any(r IN relationships(p) WHERE coalesce(r.synthetic, false)) AS synthetic
ORDER BY length(p), [n IN nodes(p) | coalesce(n.key, n.name)], [r IN relationships(p) | type(r)]
LIMIT $paths
