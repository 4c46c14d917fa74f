// title:    The same post answered
// id:       signals/reply
// asks:     Which post did each account answer, and when?
// use:      ties
// default:  no
// window:   300
// guard:    5000
// column:   account  The account's key
// column:   traces   Keys of the posts answered
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Followers of a well-known account answer its posts as they appear; a broken service or a quarrel draws answers from all sides.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:REPLIES_TO]->(o:Post)
WHERE p.at IS NOT NULL
RETURN a.key AS account, collect(o.key) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
