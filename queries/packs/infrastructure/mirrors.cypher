// title:     Sites that show the same site
// id:        infrastructure/mirrors
// asks:      Which sites are said to mirror each other, by whom and on which page?
// param:     domain domain null  Only mirrors of this site; null for all
// set:       :param domain => null
// column:    domain     The site that is called a mirror
// column:    of         The site that it mirrors
// column:    links      Whether it also links to it
// column:    statement  The statement's id
// column:    says       What it says
// column:    page       The page of the document
// column:    archive    An archived copy of the evidence, where the document gives one
// column:    grade      Admiralty code
// column:    by         Who says so
// column:    against    Statements that contradict it
// column:    synthetic  Whether the row was generated
// innocent:  Parked pages, templates and shared hosting look alike without one owner.
// next:      Compare both pages in an archive: identifiers, texts, certificates, registration.
// status:    tried
MATCH (site:Domain)-[m:MIRRORS]->(of:Domain)
WHERE $domain IS NULL OR site.name = $domain OR of.name = $domain
UNWIND CASE WHEN size(coalesce(m.statements, [])) = 0 THEN [null] ELSE m.statements END AS id
OPTIONAL MATCH (s:Statement {id: id})
OPTIONAL MATCH (s)-[:CONTRADICTS]-(other:Statement)
WITH site, m, of, id, s, other
ORDER BY other.id
RETURN site.name AS domain, of.name AS of, EXISTS { (site)-[:BACKLINKS]->(of) } AS links, id AS statement,
       s.says AS says, s.page AS page, s.archive AS archive, s.grade AS grade, s.asserted_by AS by,
       collect(DISTINCT other.id + ': ' + other.says) AS against, coalesce(m.synthetic, false) AS synthetic
ORDER BY domain, of, statement
