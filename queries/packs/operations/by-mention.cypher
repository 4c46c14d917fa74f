// title:     How much was posted that names an account
// id:        operations/by-mention
// asks:      How many posts of a window name this account, and how many accounts wrote them, day by day?
// param:     handle handle  The account that is named, by its handle now or earlier
// param:     since datetime 1970-01-01T00:00:00Z  Only posts at or after this moment
// param:     until datetime 2100-01-01T00:00:00Z  Only posts before this moment
// param:     zone string UTC  The zone in which days begin, Europe/Paris for example
// set:       :param [{handle, since, until, zone}] => { RETURN 'bakuinitiative' AS handle, datetime('2024-02-02T10:00:00Z') AS since, datetime('2024-02-02T15:00:00Z') AS until, 'Europe/Paris' AS zone }
// column:    day        The day; null in the row for the whole window
// column:    zone       The zone whose midnight divides the days
// column:    posts      Posts in this collection
// column:    accounts   Accounts that wrote them
// column:    originals  Posts that neither pass on, quote nor answer
// column:    reposts    Posts passed on unchanged
// column:    quotes     Posts passed on with words of their own
// column:    replies    Answers
// column:    first_at   When the first of them was posted, UTC
// column:    last_at    When the last of them was posted, UTC
// column:    synthetic  Whether generated posts are among them
// innocent:  Whoever holds a conference or makes a mistake is named by many at once.
// next:      See whether those who name it say the same words (operations/copies) and whom else they name.
// status:    tried
CALL () {
  MATCH (named:Account) WHERE named.handle_key = $handle RETURN named
  UNION MATCH (named:Account)-[:SHOWED]->(s:Profile) WHERE s.handle_key = $handle RETURN named
}
MATCH (named)<-[:MENTIONS]-(p:Post)<-[:POSTED]-(a:Account)
WHERE p.at >= $since AND p.at < $until
WITH DISTINCT p, a
UNWIND [null, toString(date(datetime({datetime: p.at, timezone: $zone})))] AS day
WITH day, count(p) AS posts, count(DISTINCT a) AS accounts, collect(p.kind) AS kinds, min(p.at) AS first_at, max(p.at) AS last_at,
     sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
RETURN day, $zone AS zone, posts, accounts,
       size([k IN kinds WHERE k = 'original']) AS originals, size([k IN kinds WHERE k = 'repost']) AS reposts,
       size([k IN kinds WHERE k = 'quote']) AS quotes, size([k IN kinds WHERE k = 'reply']) AS replies,
       first_at, last_at, generated > 0 AS synthetic
ORDER BY day IS NOT NULL, day
