// title:    The same account named
// id:       signals/mention
// asks:     Which account did each account name in posts of its own, and when?
// use:      ties
// default:  no
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   Keys of the accounts named
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Customers of one company, voters who write to a minister on the day of the vote, and friends in one talk look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:MENTIONS]->(m:Account)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
RETURN a.key AS account, collect(m.key) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
