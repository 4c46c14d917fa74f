// title:    The same hashtag
// id:       signals/hashtag
// asks:     Which hashtags did each account use in posts of its own, and when?
// use:      ties interests
// default:  yes
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   The tags
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: People interested in the same thing, hashtag games, and viewers of one live show look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
RETURN a.key AS account, collect('#' + h.tag) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
