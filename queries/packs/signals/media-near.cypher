// title:    A picture or video that looks the same
// id:       signals/media-near
// asks:     Which picture or video, by its perceptual hash, did each account post, and when?
// use:      ties copies
// default:  no
// window:   60
// guard:    5000
// near:     4
// column:   account  The account's key
// column:   traces   Perceptual hashes in hex; near ones become one trace when they are read
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: A meme, a press photo or a screenshot that many save and post anew looks like this, and so do plain backgrounds.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:SHOWS]->(m:Media)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) } AND m.perceptual IS NOT NULL
RETURN a.key AS account, collect(m.perceptual) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
