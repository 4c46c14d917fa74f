// title:    The same post, passed on within seconds of its appearance
// id:       signals/fast-repost
// asks:     Which post did each account pass on within 30 seconds of the original's own time, and when?
// use:      ties
// default:  no
// window:   30
// guard:    5000
// column:   account  The account's key
// column:   traces   Keys of the original posts
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Fans with notifications on, colleagues who wait for their house's post, and tools that pass on a feed look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:REPOSTS]->(o:Post)
WHERE p.at IS NOT NULL AND o.at IS NOT NULL AND p.at.epochSeconds - o.at.epochSeconds >= 0 AND p.at.epochSeconds - o.at.epochSeconds <= 30
RETURN a.key AS account, collect(o.key) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
