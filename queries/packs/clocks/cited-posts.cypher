// title:     When the posts were written that a document cites
// id:        clocks/cited-posts
// asks:      Which moment is written into the id of each cited post, and does it agree with the date given for it?
// param:     zones list ["Europe/Paris", "Asia/Baku"]  Zones in which the moment is also told
// set:       :param zones => ['Europe/Paris', 'Asia/Baku']
// column:    document    The document's id
// column:    title       What it is
// column:    post        The id in its address
// column:    from_id     The moment in the id, UTC
// column:    local       The same moment in each zone
// column:    dated       The date given for it; null when none is
// column:    agrees      Whether the date is that of the moment, in UTC or in one of the zones; null without a date
// column:    url         The address
// column:    archive     The archived copy
// column:    statements  Statements that cite it
// column:    synthetic   Whether it was generated
// innocent:  Dates are written in the clock of whoever looked; around midnight two dates are right.
// next:      Open the archived copy and read the time it prints, and in which zone.
// status:    tried
MATCH (d:Document)
WHERE d.url CONTAINS '/status/'
WITH d, split(split(split(d.url, '/status/')[1], '?')[0], '/')[0] AS post
WHERE post =~ '[0-9]{12,19}'
WITH d, post, datetime({epochMillis: toInteger(post) / 4194304 + 1288834974657}) AS from_id
WITH d, post, from_id, [z IN $zones | toString(localdatetime({datetime: datetime({datetime: from_id, timezone: z})})) + ' ' + z] AS local,
     [toString(date(from_id))] + [z IN $zones | toString(date(datetime({datetime: from_id, timezone: z})))] AS dates
RETURN d.id AS document, d.title AS title, post, from_id, local, d.published_on AS dated,
       CASE WHEN d.published_on IS NOT NULL THEN any(day IN dates WHERE day STARTS WITH left(d.published_on, 10)) END AS agrees,
       d.url AS url, d.archive AS archive, COLLECT { MATCH (s:Statement)-[:CITES]->(d) RETURN s.id AS id ORDER BY id } AS statements,
       coalesce(d.synthetic, false) AS synthetic
ORDER BY from_id, document
