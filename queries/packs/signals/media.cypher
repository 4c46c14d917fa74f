// title:    The same picture or video
// id:       signals/media
// asks:     Which picture or video did each account post, and when?
// use:      ties copies
// default:  yes
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   Hashes of the pictures and videos
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: A meme of the hour, a press photo and a share card look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:SHOWS]->(m:Media)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
RETURN a.key AS account, collect(m.hash) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
