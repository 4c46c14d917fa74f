// title:    Hashtags, as a sign of interest
// id:       signals/hashtag
// asks:     Which hashtags did each account use, and when?
// use:      interests
// window:   0
// column:   account  The account's key
// column:   traces   The tags
// column:   ats      Epoch seconds, parallel to traces
// innocent: Not a signal: it tells who is interested in the same things, so that this is not taken for acting together.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
RETURN a.key AS account, collect('#' + h.tag) AS traces, collect(p.at.epochSeconds) AS ats
