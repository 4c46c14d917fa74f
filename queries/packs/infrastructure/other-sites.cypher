// title:     Who stands behind a site, and their other sites
// id:        infrastructure/other-sites
// asks:      Who owns, registered or designed this site, and which other sites are theirs?
// param:     thing thing  A site, or a person or organisation
// set:       :param thing => 'jabarov.com'
// column:    site        The site asked for; null when a person or organisation was
// column:    role        Owner, registrant or designer of it; null when a person or organisation was asked for
// column:    who         The person or organisation
// column:    other       Another site, or each site of whom one asked for
// column:    other_role  What they are to that one
// column:    designs     Sites of this collection that they designed: a busy designer proves little
// column:    grade       Grade of the weaker half, each by its best statement; F6 when one has none
// column:    statements  Ids of the statements behind both halves
// column:    says        What the last of them says
// column:    page        Its page
// column:    archive     Its archived evidence, where the document gives it
// column:    document    The document it stands in
// column:    synthetic   Whether a part was generated
// innocent:  Designers and hosters work for whoever pays; one client says nothing of the next.
// next:      Ask when the work was done, and whether the site names its maker; look for the same hand in the pages.
// status:    tried
CALL () {
  MATCH (d:Domain {name: $thing})-[r:SITE_OF|REGISTERED_BY|DESIGNED]-(who) RETURN d, r, who
  UNION MATCH (who:Person|Organisation)
        WHERE toLower(who.key) = $thing OR toLower(who.name) = $thing OR any(x IN who.aliases WHERE toLower(x) = $thing)
           OR toLower(labels(who)[0]) + ':' + toLower(who.key) = $thing
        RETURN null AS d, null AS r, who
}
MATCH (who)-[s:SITE_OF|REGISTERED_BY|DESIGNED]-(other:Domain)
WHERE d IS NULL OR other <> d
CALL (r, s) {
  UNWIND [e IN [r, s] WHERE e IS NOT NULL] AS edge
  UNWIND CASE WHEN size(coalesce(edge.statements, [])) = 0 THEN [null] ELSE edge.statements END AS id
  OPTIONAL MATCH (said:Statement {id: id})
  OPTIONAL MATCH (said)-[:CITES]->(doc:Document)
  WITH edge, said, doc, coalesce(said.grade, 'F6') AS grade
  ORDER BY edge = s, substring(grade, 1, 1) + substring(grade, 0, 1) DESC, said.id
  WITH edge, min(substring(grade, 1, 1) + substring(grade, 0, 1)) AS strength, collect({s: said, document: coalesce(doc.title, said.document)}) AS said
  ORDER BY edge = s
  WITH max(strength) AS strength, collect(said) AS parts
  RETURN strength, reduce(all = [], p IN parts | all + [x IN p WHERE x.s IS NOT NULL]) AS said
}
WITH d, r, who, s, other, strength, said, {SITE_OF: 'owner', REGISTERED_BY: 'registrant', DESIGNED: 'designer'} AS roles
RETURN d.name AS site, roles[type(r)] AS role, coalesce(who.name, who.key) AS who, other.name AS other, roles[type(s)] AS other_role,
       COUNT { (who)-[:DESIGNED]->(:Domain) } AS designs, substring(strength, 1, 1) + substring(strength, 0, 1) AS grade,
       [x IN said | x.s.id] AS statements, said[-1].s.says AS says, said[-1].s.page AS page, said[-1].s.archive AS archive, said[-1].document AS document,
       any(x IN [r, s] + [y IN said | y.s] WHERE coalesce(x.synthetic, false)) AS synthetic
ORDER BY who, role, other, other_role
