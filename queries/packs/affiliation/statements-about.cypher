// title:     What is said about something
// id:        affiliation/statements-about
// asks:      Which statements speak of this account, site, person, organisation or event, and which contradict them?
// param:     thing thing  A handle, a domain, a name, a key, or Label:key
// set:       :param thing => 'baku initiative group'
// column:    thing      What is spoken of
// column:    statement  The statement's id
// column:    says       What it says, in our words
// column:    quote      The source's words
// column:    document   The document it stands in
// column:    page       The page
// column:    archive    An archived copy of the evidence, where the document gives one
// column:    grade      Admiralty code
// column:    by         Who says so
// column:    holds_from From when it holds
// column:    holds_to   Until when
// column:    against    Statements that contradict it, each with its words
// column:    synthetic  Whether it was generated
// innocent:  A statement is somebody's assertion; several may repeat one source.
// next:      Open the archived copy; look for a source that does not rest on this one.
// status:    tried
CALL () {
  MATCH (n:Account) WHERE n.handle_key = $thing RETURN n
  UNION MATCH (n:Account {key: $thing}) RETURN n
  UNION MATCH (n:Domain {name: $thing}) RETURN n
  UNION MATCH (n:Document) WHERE toLower(n.id) = $thing RETURN n
  UNION MATCH (n:Person|Organisation|Address|Event)
        WHERE toLower(n.key) = $thing OR toLower(n.name) = $thing OR any(a IN n.aliases WHERE toLower(a) = $thing) RETURN n
  UNION WITH split($thing, ':')[0] AS label, substring($thing, size(split($thing, ':')[0]) + 1) AS key
        MATCH (n:Person|Organisation|Address|Event|Document)
        WHERE toLower(labels(n)[0]) = label AND toLower(coalesce(n.key, n.id)) = key RETURN n
}
MATCH (s:Statement)-[:ABOUT]->(n)
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
OPTIONAL MATCH (s)-[:CONTRADICTS]-(other:Statement)
WITH n, s, d, other
ORDER BY other.id
WITH n, s, d, collect(DISTINCT other.id + ': ' + other.says) AS against
RETURN coalesce('@' + n.handle, n.name, n.title, n.key) AS thing, s.id AS statement, s.says AS says, s.quote AS quote,
       coalesce(d.title, s.document) AS document, s.page AS page, s.archive AS archive, s.grade AS grade,
       s.asserted_by AS by, s.holds_from AS holds_from, s.holds_to AS holds_to, against,
       coalesce(s.synthetic, false) AS synthetic
ORDER BY thing, document, statement
