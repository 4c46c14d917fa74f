// title:     Who links to a site
// id:        infrastructure/backlinks
// asks:      Which sites link to this one, which of them are mirrors of it, and who says so on which page?
// param:     domain domain  The site that is linked to
// set:       :param domain => 'bakuinitiative.com'
// column:    domain     The site that links
// column:    mirror     Whether it is said to show the same site
// column:    relation   BACKLINKS or MIRRORS: what the statement of this row supports
// column:    statement  The statement's id; empty when the link comes from a crawl without one
// column:    says       What it says
// column:    document   The document it stands in
// column:    page       The page
// column:    archive    An archived copy of the evidence, where the document gives one
// column:    grade      Admiralty code
// column:    by         Who says so
// column:    synthetic  Whether the row was generated
// innocent:  Directories, press reviews and search engines link to everything; a link is no partnership.
// next:      Read the page itself in an archive; ask who is behind the linking site (affiliation/paths).
// status:    tried
MATCH (target:Domain {name: $domain})<-[b:BACKLINKS]-(site:Domain)
OPTIONAL MATCH (site)-[m:MIRRORS]-(target)
WITH site, m IS NOT NULL AS mirror, [b] + CASE WHEN m IS NULL THEN [] ELSE [m] END AS edges
UNWIND edges AS edge
UNWIND CASE WHEN size(coalesce(edge.statements, [])) = 0 THEN [null] ELSE edge.statements END AS id
OPTIONAL MATCH (s:Statement {id: id})
OPTIONAL MATCH (s)-[:CITES]->(d:Document)
RETURN DISTINCT site.name AS domain, mirror, type(edge) AS relation, id AS statement, s.says AS says,
       coalesce(d.title, s.document) AS document, s.page AS page, s.archive AS archive, s.grade AS grade,
       s.asserted_by AS by, coalesce(edge.synthetic, false) AS synthetic
ORDER BY domain, relation, statement, document
