// title:    The same set of hashtags
// id:       signals/hashtag-set
// asks:     Which set of two or more hashtags did each post of an account's own carry, and when?
// use:      ties
// default:  yes
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   The tags in alphabetical order, each with #, separated by spaces
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Viewers of one live show, match or vote who use its official tags look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
WITH a, p, h ORDER BY h.tag
WITH a, p, collect(DISTINCT h.tag) AS tags
WHERE size(tags) >= 2
RETURN a.key AS account, collect(reduce(s = '', t IN tags | s + CASE s WHEN '' THEN '#' ELSE ' #' END + t)) AS traces,
       collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
