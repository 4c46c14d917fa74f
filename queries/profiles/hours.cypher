// title:    Most active
// id:       profiles/hours
// asks:     At which hours of the day, UTC, did each account post?
// take:     commonest
// of:       known
// column:   account  The account's key
// column:   values   The hour of each post, such as 08-09 UTC
// innocent: People of one time zone, one shift or one school wake and sleep together.
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL
WITH a, p.at.epochSeconds / 3600 % 24 AS hour
RETURN a.key AS account, collect(right('0' + hour, 2) + '-' + right('0' + (hour + 1) % 24, 2) + ' UTC') AS values
