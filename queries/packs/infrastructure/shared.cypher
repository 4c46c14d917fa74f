// title:     What sites share, in three tiers
// id:        infrastructure/shared
// asks:      Which pairs of sites have an owner, registrant, designer, contact address, server or day of registration in common, or point to each other?
// param:     domain domain null  Only pairs with this site; null for all
// param:     crowd integer 5  From so many sites on one address or one designer on, the row warns
// set:       :param [{domain, crowd}] => { RETURN null AS domain, 5 AS crowd }
// column:    tier        1 one hand is likely; 2 they know each other or serve one customer; 3 says little by itself
// column:    domain      One site
// column:    other       The other
// column:    shared      What they share
// column:    via         Through whom or what
// column:    sites       Sites of this collection that share it too: the more, the less it says
// column:    warning     Why it may be nothing
// column:    grade       Grade of the weaker half, each half by its best statement; F6 when one has none
// column:    statements  Ids of the statements behind it
// column:    pages       Their pages
// column:    archives    Archived evidence, where the documents give it
// column:    synthetic   Whether a part was generated
// innocent:  Hosts, content networks, agencies and themes serve thousands of customers who never met.
// next:      Go up a tier: compare the pages themselves (coterie.analytics.pages), identifiers, certificates, registration.
// status:    tried
CALL () {
  MATCH (a:Domain)-[r:MIRRORS]-(b:Domain) RETURN a, b, 1 AS tier, 'one is called a mirror of the other' AS shared, null AS via, [r] AS edges
  UNION ALL MATCH (a:Domain)-[r:REGISTERED_BY]->(x)<-[s:REGISTERED_BY]-(b:Domain) RETURN a, b, 1 AS tier, 'registrant' AS shared, x AS via, [r, s] AS edges
  UNION ALL MATCH (a:Domain)-[r:SITE_OF]->(x)<-[s:SITE_OF]-(b:Domain) RETURN a, b, 1 AS tier, 'owner' AS shared, x AS via, [r, s] AS edges
  UNION ALL MATCH (a:Domain)<-[r:DESIGNED]-(x)-[s:DESIGNED]->(b:Domain) RETURN a, b, 2 AS tier, 'designer' AS shared, x AS via, [r, s] AS edges
  UNION ALL MATCH (a:Domain)-[r:SITE_OF]->(x)-[s:DESIGNED]->(b:Domain) RETURN a, b, 2 AS tier, 'the owner of one designed the other' AS shared, x AS via, [r, s] AS edges
  UNION ALL MATCH (a:Domain)-[r:SHOWS_CONTACT]->(x)<-[s:SHOWS_CONTACT]-(b:Domain) RETURN a, b, 2 AS tier, 'contact address' AS shared, x AS via, [r, s] AS edges
  UNION ALL MATCH (a:Domain)-[r:BACKLINKS]->(b:Domain) RETURN a, b, 2 AS tier, 'one links to the other' AS shared, null AS via, [r] AS edges
  UNION ALL MATCH (a:Domain)-[r:SITE_OF]->()-[q:LOCATED_AT]->(x)<-[t:LOCATED_AT]-()<-[s:SITE_OF]-(b:Domain) RETURN a, b, 3 AS tier, 'premises of the owners' AS shared, x AS via, [r, q, t, s] AS edges
  UNION ALL MATCH (a:Domain)-[r:HOSTED_AT]->(x)<-[s:HOSTED_AT]-(b:Domain) RETURN a, b, 3 AS tier, 'server' AS shared, x AS via, [r, s] AS edges
  UNION ALL MATCH (a:Domain) WHERE a.registered_on IS NOT NULL AND a.registrar IS NOT NULL
            MATCH (b:Domain) WHERE b.registrar = a.registrar AND date(b.registered_on) = date(a.registered_on) AND a <> b
            RETURN a, b, 3 AS tier, 'registrar and day of registration' AS shared, null AS via, [] AS edges
}
WITH a, b, tier, shared, via, edges, [d IN [a, b] | d.name] AS names
WHERE a <> b AND ($domain IS NULL OR $domain IN names)
WITH CASE WHEN a.name < b.name THEN a ELSE b END AS one, CASE WHEN a.name < b.name THEN b ELSE a END AS two, tier, shared, via, edges, a, b
WITH one, two, tier, shared, via, head(collect(edges)) AS edges, head(collect(CASE WHEN shared CONTAINS 'one ' THEN a.name + ' → ' + b.name END)) AS way
WITH one, two, tier, shared, via, edges, way, CASE WHEN via IS NULL THEN null
       ELSE COUNT { MATCH (via)-[r:REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|HOSTED_AT]-(d:Domain) RETURN DISTINCT d } END AS sites
CALL (edges) {
  UNWIND range(0, size(edges) - 1) AS i
  WITH i, edges[i] AS edge
  UNWIND CASE WHEN size(coalesce(edge.statements, [])) = 0 THEN [null] ELSE edge.statements END AS id
  OPTIONAL MATCH (s:Statement {id: id})
  WITH i, s, coalesce(s.grade, 'F6') AS grade
  ORDER BY s.id
  WITH i, min(substring(grade, 1, 1) + substring(grade, 0, 1)) AS strength, collect(s) AS said
  ORDER BY i
  WITH collect({strength: strength, said: said}) AS parts
  RETURN reduce(worst = '', p IN parts | CASE WHEN p.strength > worst THEN p.strength ELSE worst END) AS strength,
         reduce(all = [], p IN parts | all + [s IN p.said WHERE NOT s IN all]) AS said
}
RETURN tier, one.name AS domain, two.name AS other, shared, coalesce(via.name, via.key, way) AS via, sites,
       CASE WHEN sites >= $crowd AND shared IN ['server', 'premises of the owners'] THEN 'shared by ' + sites + ' sites: perhaps a host for all comers'
            WHEN sites >= $crowd THEN 'shared by ' + sites + ' sites: perhaps a service' WHEN shared = 'server' THEN 'hosts put strangers on one server'
            WHEN shared = 'one links to the other' THEN 'a link is no partnership' END AS warning,
       CASE strength WHEN '' THEN 'F6' ELSE substring(strength, 1, 1) + substring(strength, 0, 1) END AS grade,
       [s IN said | s.id] AS statements, reduce(once = [], p IN [s IN said | s.page] | CASE WHEN p IN once THEN once ELSE once + p END) AS pages,
       [s IN said WHERE s.archive IS NOT NULL | s.archive] AS archives,
       any(x IN edges + said WHERE coalesce(x.synthetic, false)) OR coalesce(one.synthetic, false) OR coalesce(two.synthetic, false) AS synthetic
ORDER BY tier, domain, other, shared, via
