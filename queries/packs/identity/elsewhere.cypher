// title:     Who may be the same person elsewhere
// id:        identity/elsewhere
// asks:      Which other accounts share an account's handle, its owner by statements, its rare texts or its rare pictures?
// param:     handle handle  The account's handle, now or earlier
// param:     rare integer 5  A text or picture counts when at most so many accounts posted it
// param:     same boolean false  Whether accounts on the same platform are looked at too; those of one owner always are
// param:     run string null  The run that grouped the texts into passages; null for the latest
// set:       :param [{handle, rare, same, run}] => { RETURN 'bakuinitiative' AS handle, 5 AS rare, false AS same, null AS run }
// column:    account   Platform and handle asked for
// column:    other     Platform and handle of the other account; its key where no handle is known
// column:    key       The other account's key
// column:    elsewhere Whether it is on another platform
// column:    by        What they share: handle, owner, text, picture
// column:    shared    Each of these in words, at most five of a kind
// column:    statements Statements that name the owner
// column:    nearest   Least seconds between the two posting the same text or picture
// column:    synthetic Whether the other account is a generated one
// innocent:  Handles, slogans and pictures are copied, and namesakes exist: one shared thing is no identity.
// next:      Compare profiles and hours (identity/history); look for a page that links to both.
// status:    tried
CALL () { OPTIONAL MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r.id AS run ORDER BY r.number DESC, r.id LIMIT 1 }
CALL () {
  MATCH (a:Account) WHERE a.handle_key = $handle RETURN a
  UNION MATCH (a:Account)-[:SHOWED]->(s:Profile) WHERE s.handle_key = $handle RETURN a
}
CALL (run, a) {
  MATCH (b:Account) WHERE b.handle_key = $handle AND b <> a
  RETURN b, 'handle' AS kind, '@' + b.handle AS what, null AS gap, [] AS ids
  UNION ALL
  MATCH (a)-[r:REPRESENTS]->(o:Person|Organisation)<-[s:REPRESENTS]-(b:Account) WHERE b <> a
  RETURN b, 'owner' AS kind, coalesce(o.name, o.key) AS what, null AS gap, coalesce(r.statements, []) + coalesce(s.statements, []) AS ids
  UNION ALL
  MATCH (a)-[:POSTED]->(p:Post)-[:SAYS {run: run}]->(g:Passage) WHERE coalesce(g.accounts, 0) <= $rare
  MATCH (g)<-[:SAYS {run: run}]-(q:Post)<-[:POSTED]-(b:Account) WHERE b <> a
  WITH b, g, min(abs(q.at.epochSeconds - p.at.epochSeconds)) AS gap
  RETURN b, 'text' AS kind, g.text AS what, gap, [] AS ids
  UNION ALL
  MATCH (a)-[:POSTED]->(p:Post)-[:SHOWS]->(m:Media)
  WHERE COUNT { MATCH (m)<-[:SHOWS]-(:Post)<-[:POSTED]-(x:Account) RETURN DISTINCT x } <= $rare
  MATCH (m)<-[:SHOWS]-(q:Post)<-[:POSTED]-(b:Account) WHERE b <> a
  WITH b, m, min(abs(q.at.epochSeconds - p.at.epochSeconds)) AS gap
  RETURN b, 'picture' AS kind, m.hash AS what, gap, [] AS ids
}
WITH a, b, kind, what, gap, ids WHERE $same OR kind = 'owner' OR a.platform <> b.platform
WITH a, b, kind, what, min(gap) AS gap, reduce(all = [], x IN collect(ids) | all + x) AS ids
ORDER BY kind, what
WITH a, b, kind, collect(what) AS whats, min(gap) AS gap, reduce(all = [], x IN collect(ids) | all + x) AS ids
ORDER BY kind
WITH a, b, collect(kind) AS by, reduce(all = [], x IN collect([w IN whats | kind + ': ' + w][0..5]) | all + x) AS shared, min(gap) AS nearest,
     reduce(all = [], x IN collect(ids) | all + x) AS ids
RETURN a.platform + ':@' + coalesce(a.handle, a.key) AS account, CASE WHEN b.handle IS NULL THEN b.key ELSE b.platform + ':@' + b.handle END AS other,
       b.key AS key, a.platform <> b.platform AS elsewhere, by, shared,
       COLLECT { UNWIND ids AS id RETURN DISTINCT id ORDER BY id } AS statements, nearest, coalesce(b.synthetic, false) AS synthetic
ORDER BY account, size(by) DESC, elsewhere DESC, nearest, key
