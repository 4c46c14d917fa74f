// title:     How much was posted on each day of an operation
// id:        operations/days
// asks:      How many posts and accounts fall on each day of an operation, by the clock of which zone?
// param:     operation string null  The operation's id; null for all of them
// param:     zone string null  The zone in which days begin, Europe/Paris for example; null for the operation's own
// set:       :param [{operation, zone}] => { RETURN 'launch' AS operation, null AS zone }
// column:    operation  The operation's id
// column:    day        The day; null in the row for the whole operation
// column:    zone       The zone whose midnight divides the days
// column:    posts      Posts in this collection that its selectors match
// column:    accounts   Accounts that wrote them
// column:    originals  Posts that neither pass on, quote nor answer
// column:    reposts    Posts passed on unchanged
// column:    quotes     Posts passed on with words of their own
// column:    replies    Answers
// column:    synthetic  Whether generated posts are among them
// innocent:  A conference, a match or a vote fills one day as well.
// next:      Ask again in UTC and in the zone of the accounts: a figure that hangs on midnight names its zone.
// status:    tried
MATCH (o:Operation)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE ($operation IS NULL OR o.id = $operation) AND p.at IS NOT NULL
WITH o, coalesce($zone, o.zone, 'UTC') AS zone, p, a
UNWIND [null, toString(date(datetime({datetime: p.at, timezone: zone})))] AS day
WITH o, zone, day, count(p) AS posts, count(DISTINCT a) AS accounts, collect(p.kind) AS kinds,
     sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
RETURN o.id AS operation, day, zone, posts, accounts,
       size([k IN kinds WHERE k = 'original']) AS originals, size([k IN kinds WHERE k = 'repost']) AS reposts,
       size([k IN kinds WHERE k = 'quote']) AS quotes, size([k IN kinds WHERE k = 'reply']) AS replies,
       generated > 0 AS synthetic
ORDER BY o.starts, operation, day IS NOT NULL, day
