// title:     A picture of whom accounts follow
// id:        network/picture
// asks:      What do the follows of some accounts look like, with who follows back and whose accounts these are, drawn in Neo4j Browser?
// shows:     picture
// param:     handles list  The accounts' handles, as one types them
// param:     ways integer 200  At most so many follows
// param:     as_of datetime null  Only follows seen by this moment; null for all that were ever seen
// set:       :param [{handles, ways, as_of}] => { RETURN ['@RenaMemmedova20', '@AfaAbbasova', '@bakuinitiative'] AS handles, 200 AS ways, null AS as_of }
// column:    way        A follow, for a picture
// column:    back       The follow back, where one was seen
// column:    owner      Whose account the followed one is, by statements
// column:    synthetic  Whether a part was generated
// innocent:  Everybody follows somebody; a drawn line looks weightier than the click it was.
// next:      network/follow-set tells the same in rows, with statements and with what was not seen.
// status:    tried
// A handle is known by its folded form: case, compatibility forms and the dots of i go.
WITH [h IN $handles | replace(replace(toLower(normalize(replace(replace(trim(h), '@', ''), '＠', ''), NFKC)), 'i̇', 'i'), 'ı', 'i')] AS folded
MATCH way = (a:Account)-[f:FOLLOWS|FOLLOWS_ACCOUNT_OF]->(b)
WHERE a.handle_key IN folded AND ($as_of IS NULL OR f.observed_at <= $as_of)
WITH way, a, f, b ORDER BY a.handle_key, a.key, coalesce(b.handle_key, b.key), b.key LIMIT $ways
OPTIONAL MATCH back = (b)-[g:FOLLOWS]->(a) WHERE $as_of IS NULL OR g.observed_at <= $as_of
OPTIONAL MATCH owner = (b)-[:REPRESENTS]->(o)
RETURN way, back, owner, coalesce(f.synthetic, a.synthetic, false) OR coalesce(g.synthetic, b.synthetic, false) AS synthetic
ORDER BY a.handle_key, a.key, coalesce(b.handle_key, b.key), b.key, o.key
