// title:    The same text, word for word
// id:       signals/text
// asks:     Which texts of its own did each account post, and when?
// use:      pairs
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   The texts, as they were written
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Share buttons, petitions, greetings of the day and tools that post one feed to many accounts look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL AND p.text IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
RETURN a.key AS account, collect(p.text) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
