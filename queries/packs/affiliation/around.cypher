// title:     A picture of what stands around one thing
// id:        affiliation/around
// asks:      What is asserted around this account, site, person, organisation, address or event, drawn in Neo4j Browser?
// shows:     picture
// param:     thing thing  A handle, a domain, a name, a key, or Label:key
// param:     most integer 60  At most so many relations
// set:       :param [{thing, most}] => { RETURN 'big' AS thing, 60 AS most }
// column:    way        A relation with its two ends, for a picture
// column:    said       The statements it rests on, for the picture
// column:    synthetic  Whether a part was generated
// innocent:  What much is written about has many lines around it; the picture shows attention of authors.
// next:      Ask affiliation/relations-of for the same with pages and grades.
// status:    tried
CALL () {
  MATCH (n:Account) WHERE n.handle_key = $thing RETURN n AS n
  UNION MATCH (n:Account {key: $thing}) RETURN n AS n
  UNION MATCH (n:Domain {name: $thing}) RETURN n AS n
  UNION MATCH (n:Person|Organisation|Address|Event)
        WHERE toLower(n.key) = $thing OR toLower(n.name) = $thing OR any(x IN n.aliases WHERE toLower(x) = $thing) RETURN n AS n
  UNION WITH split($thing, ':')[0] AS label, substring($thing, size(split($thing, ':')[0]) + 1) AS key
        MATCH (n:Person|Organisation|Address|Event)
        WHERE toLower(labels(n)[0]) = label AND toLower(n.key) = key RETURN n AS n
}
MATCH p = (n)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF|TOOK_PART_IN|ORGANISED]-(o)
WHERE size(r.statements) > 0
WITH p, r, o
ORDER BY type(r), coalesce(o.name, o.handle, o.key), elementId(r)
LIMIT $most
RETURN p AS way, COLLECT { MATCH (s:Statement) WHERE s.id IN r.statements RETURN s ORDER BY s.id } AS said,
       coalesce(r.synthetic, false) OR coalesce(o.synthetic, false) AS synthetic
