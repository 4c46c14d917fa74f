// title:    Follows
// id:       profiles/follows
// asks:     Which accounts does each account follow, as collected?
// take:     every
// of:       known
// column:   account  The account's key
// column:   values   The followed accounts, as platform:@handle or key
// innocent: Fans of one club, members of one party and compatriots follow the same accounts.
MATCH (a:Account)-[:FOLLOWS]->(b:Account)
RETURN a.key AS account, collect(coalesce(b.platform + ':@' + b.handle, b.key)) AS values
