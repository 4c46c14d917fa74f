// title:    The same post, passed on
// id:       signals/repost
// asks:     Which post did each account pass on, and when?
// use:      ties
// default:  yes
// window:   300
// guard:    5000
// column:   account  The account's key
// column:   traces   Keys of the original posts
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Fans with notifications on, a retweet contest, and colleagues who pass on their house's posts look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:REPOSTS]->(o:Post)
WHERE p.at IS NOT NULL
RETURN a.key AS account, collect(o.key) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
