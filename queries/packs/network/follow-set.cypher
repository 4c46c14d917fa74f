// title:     Whom an account follows, and who follows back
// id:        network/follow-set
// asks:      Which accounts does an account follow, is that all of them, and which of them follow it too?
// param:     handle handle  The account's handle, now or earlier
// param:     as_of datetime null  Only follows seen by this moment; null for all that were ever seen
// set:       :param [{handle, as_of}] => { RETURN 'renamemmedova20' AS handle, null AS as_of }
// column:    account     Platform and handle asked for
// column:    followed    The account it follows, or the person whose account it follows when the source prints no handle
// column:    key         Its key
// column:    name        Its name
// column:    owner       Whose account it is, by statements
// column:    back        yes, no (its whole list was seen), or not seen
// column:    back_says   What the first statement about that says
// column:    observed_at When the follow was first seen; that it ended cannot be seen from it
// column:    whole       Whether the account's list was declared to be seen whole
// column:    of          Accounts found in the list here
// column:    following   How many accounts its profile said it follows, as of then
// column:    statements  Statements that say so
// column:    says        What the first of them says
// column:    page        Its page
// column:    document    Its document
// column:    synthetic   Whether the row was generated
// innocent:  Shy people and newcomers follow few; everybody follows friends.
// next:      Ask whom else the few follow (network/common-friends), and who they are (affiliation/paths).
// status:    tried
CALL () {
  MATCH (a:Account) WHERE a.handle_key = $handle RETURN a
  UNION MATCH (a:Account)-[:SHOWED]->(s:Profile) WHERE s.handle_key = $handle RETURN a
}
MATCH (a)-[f:FOLLOWS|FOLLOWS_ACCOUNT_OF]->(b:Account|Person|Organisation)
WHERE $as_of IS NULL OR f.observed_at <= $as_of
WITH a, f, b, head(COLLECT { MATCH (a)-[:SHOWED]->(s:Profile) WHERE s.following IS NOT NULL AND ($as_of IS NULL OR s.observed_at <= $as_of)
                             RETURN s.following ORDER BY s.observed_at IS NULL, s.observed_at DESC, s.key LIMIT 1 }) AS following
WITH a, following, collect({f: f, b: b}) AS list
UNWIND list AS one
WITH a, following, size(list) AS of, any(x IN list WHERE coalesce(x.f.complete, false)) AS whole, one.f AS f, one.b AS b,
     head([id IN one.f.statements | id]) AS first
OPTIONAL MATCH (s:Statement {id: first})
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
RETURN a.platform + ':@' + coalesce(a.handle, a.key) AS account, CASE WHEN b:Account THEN '@' + coalesce(b.handle, b.key) ELSE coalesce(b.name, b.key) END AS followed,
       b.key AS key, b.name AS name, COLLECT { MATCH (b)-[:REPRESENTS]->(o) RETURN DISTINCT coalesce(o.name, o.key) AS name ORDER BY name } AS owner,
       CASE WHEN EXISTS { MATCH (b)-[x:FOLLOWS]->(a) WHERE $as_of IS NULL OR x.observed_at <= $as_of } THEN 'yes'
            WHEN EXISTS { MATCH (b)-[x:FOLLOWS]->(:Account) WHERE x.complete AND ($as_of IS NULL OR x.observed_at <= $as_of) } THEN 'no'
            ELSE 'not seen' END AS back,
       head(COLLECT { MATCH (b)-[x:FOLLOWS]->(a) WHERE $as_of IS NULL OR x.observed_at <= $as_of
                      UNWIND x.statements AS id MATCH (t:Statement {id: id}) RETURN t.says ORDER BY t.id }) AS back_says,
       f.observed_at AS observed_at, whole, of, following, coalesce(f.statements, []) AS statements, s.says AS says, s.page AS page,
       coalesce(d.title, s.document) AS document, coalesce(f.synthetic, a.synthetic, false) AS synthetic
ORDER BY account, followed, key
