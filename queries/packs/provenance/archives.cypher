// title:     What is archived, and what is not
// id:        provenance/archives
// asks:      Which documents and statements have an archived copy, where and from when, and which would be lost with their page?
// param:     missing boolean false  Only those without one
// set:       :param missing => false
// column:    what         document or statement
// column:    id           Its id
// column:    says         Title, or what it says
// column:    url          The address; null for a statement
// column:    archive      The archived copy; null when none is given
// column:    service      The archive's site
// column:    archived_at  When the copy was made, UTC, where its address says so
// column:    published    When it was published, where known
// column:    uses         Statements in the document, or relations that rest on the statement
// column:    synthetic    Whether it was generated
// innocent:  Laws, reports and printed pages need no web archive; an archived page may be archived too late.
// next:      Archive what is missing today, and write down the hash of the copy.
// status:    tried
CALL () {
  MATCH (d:Document)
  RETURN 'document' AS what, d.id AS id, d.title AS says, d.url AS url, d.archive AS archive, d.published_on AS published,
         COUNT { (:Statement)-[:CITES]->(d) } AS uses, coalesce(d.synthetic, false) AS synthetic
  UNION ALL MATCH (s:Statement)
  RETURN 'statement' AS what, s.id AS id, s.says AS says, null AS url, s.archive AS archive, null AS published,
         COUNT { MATCH (s)-[:ABOUT]->()-[r]-() WHERE s.id IN r.statements RETURN DISTINCT r } AS uses, coalesce(s.synthetic, false) AS synthetic
}
WITH * WHERE NOT $missing OR archive IS NULL
WITH *, split(split(coalesce(archive, ''), '://')[1], '/') AS parts
RETURN what, id, says, url, archive, CASE WHEN archive IS NOT NULL THEN parts[0] END AS service,
       CASE WHEN parts[0] = 'web.archive.org' AND parts[2] =~ '[0-9]{14}' THEN datetime(left(parts[2], 8) + 'T' + right(parts[2], 6) + 'Z') END AS archived_at,
       published, uses, synthetic
ORDER BY what, archive IS NULL, uses DESC, id
