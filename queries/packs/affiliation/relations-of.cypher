// title:     Everything that is asserted between one thing and others
// id:        affiliation/relations-of
// asks:      Which relations does this account, site, person, organisation, address or event have, on whose word, and what stands against it?
// param:     thing thing  A handle, a domain, a name, a key, or Label:key
// param:     as_of string null  Only relations that may hold on this day, as 2024-02-11; null for all times
// set:       :param [{thing, as_of}] => { RETURN 'baku initiative group' AS thing, null AS as_of }
// column:    thing       The thing
// column:    relation    The relation; <- before it when it leads to the thing
// column:    other       The other end
// column:    kind        What the other end is
// column:    verb        The relation as the source words it
// column:    statement   The statement's id; a relation has a row for each of its statements
// column:    says        What it says
// column:    page        Its page
// column:    archive     Its archived evidence, where the document gives it
// column:    grade       Admiralty code; F6 when there is no statement
// column:    document    The document it stands in
// column:    by          Who says so
// column:    holds_from  From when it holds, where the source says
// column:    holds_to    Until when
// column:    against     Statements that contradict it
// column:    synthetic   Whether a part was generated
// innocent:  A relation is somebody's assertion. To be followed, named or claimed says nothing about the one who is.
// next:      Open the archived copies; see what would be left without one source (provenance/what-would-fall).
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
MATCH (n)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF|TOOK_PART_IN|ORGANISED]-(o)
WHERE type(r) <> 'FOLLOWS' OR size(r.statements) > 0
WITH DISTINCT n, r, o
WHERE $as_of IS NULL OR ((r.holds_from IS NULL OR left(r.holds_from, size($as_of)) <= $as_of) AND (r.holds_to IS NULL OR r.holds_to >= left($as_of, size(r.holds_to))))
UNWIND CASE WHEN size(coalesce(r.statements, [])) = 0 THEN [null] ELSE r.statements END AS id
OPTIONAL MATCH (s:Statement {id: id})
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
RETURN coalesce('@' + n.handle, n.name, n.key) AS thing, CASE WHEN startNode(r) = n THEN type(r) ELSE '<-' + type(r) END AS relation,
       coalesce('@' + o.handle, o.name, o.key) AS other, labels(o)[0] AS kind, r.verb AS verb, id AS statement, s.says AS says, s.page AS page,
       s.archive AS archive, coalesce(s.grade, 'F6') AS grade, coalesce(d.title, s.document) AS document, s.asserted_by AS by,
       coalesce(r.holds_from, s.holds_from) AS holds_from, coalesce(r.holds_to, s.holds_to) AS holds_to,
       COLLECT { MATCH (s)-[:CONTRADICTS]-(x:Statement) RETURN DISTINCT x.id + ': ' + x.says AS said ORDER BY said } AS against,
       coalesce(r.synthetic, false) OR coalesce(s.synthetic, false) OR coalesce(o.synthetic, false) AS synthetic
ORDER BY thing, relation, other, statement, document
