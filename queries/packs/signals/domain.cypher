// title:    The same site
// id:       signals/domain
// asks:     Which site did each account link to, and when?
// use:      ties
// default:  no
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   Names of the sites
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Everybody links to the big sites; readers of one outlet and its own desks link to it whenever it publishes.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:LINKS_TO]->(:Link)-[:ON]->(d:Domain)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
WITH DISTINCT a, p, d
RETURN a.key AS account, collect(d.name) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
