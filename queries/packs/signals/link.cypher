// title:    The same link
// id:       signals/link
// asks:     Which link did each account post, and when?
// use:      ties interests
// default:  yes
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   The links, in canonical form
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Desks of one newsroom, tools that post one feed to many accounts, and share buttons look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:LINKS_TO]->(l:Link)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
RETURN a.key AS account, collect(l.url) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
