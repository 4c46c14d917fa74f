// title:    The same set of accounts named
// id:       signals/mention-set
// asks:     Which set of two or more accounts did each post of an account's own name, and when?
// use:      ties
// default:  no
// window:   60
// guard:    5000
// column:   account  The account's key
// column:   traces   Keys of the accounts named, in alphabetical order, separated by spaces
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Everybody in one long talk names all who took part before; a button that writes to a list of members of parliament does this too.
MATCH (a:Account)-[:POSTED]->(p:Post)-[:MENTIONS]->(m:Account)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:REPOSTS]->(:Post) }
WITH a, p, m ORDER BY m.key
WITH a, p, collect(DISTINCT m.key) AS named
WHERE size(named) >= 2
RETURN a.key AS account, collect(reduce(s = '', k IN named | s + CASE s WHEN '' THEN k ELSE ' ' + k END)) AS traces,
       collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
