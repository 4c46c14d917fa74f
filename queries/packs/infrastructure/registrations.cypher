// title:     When sites were registered, and what happened around that day
// id:        infrastructure/registrations
// asks:      When and through whom was each site registered, which others near that day, and which events stood near?
// param:     domain domain null  Only this site; null for all that are more than a linked page
// param:     within integer 7  Days before and after that count as near
// set:       :param [{domain, within}] => { RETURN null AS domain, 7 AS within }
// column:    domain      The site
// column:    registered  When it was registered, UTC; null when that is not known
// column:    registrar   Through whom
// column:    by          Who is said to have registered it
// column:    same_days   Other sites registered within the days; those of one registrar are marked with =
// column:    events      Events of this collection within the days
// column:    note        What else is said of it
// column:    statements  Ids of the statements that speak of it
// column:    synthetic   Whether the site is a generated one
// innocent:  Registrars register thousands of sites a day; a name may have been bought from an earlier owner.
// next:      Where the date is missing, read the registry's record and keep a copy with its date.
// status:    tried
MATCH (d:Domain)
WHERE ($domain IS NULL OR d.name = $domain)
  AND ($domain IS NOT NULL OR d.registered_on IS NOT NULL OR d.registrar IS NOT NULL OR d.note IS NOT NULL OR d.title IS NOT NULL
       OR EXISTS { (d)-[:SITE_OF|REGISTERED_BY|DESIGNED|MIRRORS]-() })
WITH d, toString(date(d.registered_on - duration({days: $within}))) AS first, toString(date(d.registered_on + duration({days: $within}))) AS last
RETURN d.name AS domain, d.registered_on AS registered, d.registrar AS registrar,
       COLLECT { MATCH (d)-[:REGISTERED_BY]->(x) RETURN coalesce(x.name, x.key) AS name ORDER BY name } AS by,
       COLLECT { MATCH (o:Domain) WHERE o <> d AND abs(duration.inSeconds(o.registered_on, d.registered_on).seconds) <= $within * 86400
                 RETURN CASE WHEN o.registrar = d.registrar THEN '= ' ELSE '' END + o.name AS name ORDER BY name } AS same_days,
       COLLECT { MATCH (e:Event) WHERE size(e.starts) >= 10 AND first <= left(e.starts, 10) <= last
                 RETURN left(e.starts, 10) + ' ' + e.name AS name ORDER BY name } AS events,
       d.note AS note, COLLECT { MATCH (s:Statement)-[:ABOUT]->(d) RETURN s.id AS id ORDER BY id } AS statements, coalesce(d.synthetic, false) AS synthetic
ORDER BY registered, domain
