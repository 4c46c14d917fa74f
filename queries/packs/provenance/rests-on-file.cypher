// title:     What rests on a file
// id:        provenance/rests-on-file
// asks:      Which documented things and relations came from this file, and which from no other?
// param:     file string  The file's name, or the beginning of its hash
// set:       :param file => 'relations.csv'
// column:    file       The file's name
// column:    kind       A label, or a relation; null in the row for the rows that were kept of the file
// column:    rest       So many rest on the file
// column:    alone      Of them, no other file says the same: they would fall with it
// column:    examples   Up to five of these
// column:    made       Nodes and edges it made in the whole graph, posts and accounts too, as JSON
// column:    synthetic  Whether the file was generated, or the operations of this graph were
// innocent:  Each thing has a first file; that others say the same is written only when they were loaded.
// next:      Load what the file was made from; compare with a second collection.
// status:    tried
MATCH (f:Source)
WHERE f.name = $file OR f.sha256 STARTS WITH $file
WITH f, left(f.sha256, 16) AS mark
CALL (mark) {
  RETURN null AS kind, null AS name, false AS alone
  UNION ALL MATCH (n:Person|Organisation|Address|Event|Statement|Document|Domain)
  WHERE n.source = mark OR mark IN n.sources
  RETURN labels(n)[0] AS kind, coalesce(n.id, n.name, n.key) AS name, n.source = mark AND size(coalesce(n.sources, [])) = 0 AS alone
  UNION ALL
  CALL (mark) {
    MATCH (s:Statement)-[:ABOUT]->(n)-[r]-() WHERE s.id IN r.statements AND (r.source = mark OR mark IN r.sources) RETURN r
    UNION MATCH (:Person|Organisation|Address|Event|Domain)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|NAMES|FOLLOWS_ACCOUNT_OF|TOOK_PART_IN|ORGANISED]-() WHERE r.source = mark OR mark IN r.sources RETURN r
  }
  RETURN type(r) AS kind, coalesce(startNode(r).name, startNode(r).handle, startNode(r).key) + ' → ' + coalesce(endNode(r).name, endNode(r).handle, endNode(r).key) AS name,
         r.source = mark AND size(coalesce(r.sources, [])) = 0 AS alone
}
WITH f, kind, name, alone
ORDER BY name
WITH f, kind, count(*) AS rest, sum(CASE WHEN alone THEN 1 ELSE 0 END) AS alone, collect(CASE WHEN alone THEN name END)[..5] AS examples
RETURN f.name AS file, kind, CASE WHEN kind IS NULL THEN f.accepted ELSE rest END AS rest, alone, examples, f.nodes + ' ' + f.edges AS made, coalesce(f.synthetic, EXISTS { MATCH (o:Operation) WHERE o.synthetic }) AS synthetic
ORDER BY file, f.sha256, kind IS NOT NULL, rest DESC, kind
