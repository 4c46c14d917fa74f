// title:    All posts, with the words that are their author's own
// id:       signals/posts
// asks:     What did each account post, and when?
// use:      texts
// window:   0
// column:   account  The account's key
// column:   posts    Keys of the posts
// column:   ats      Epoch seconds, parallel to posts; -1 when the time is not known
// column:   texts    The text, parallel to posts; empty for a repost whose original is known: those words are another's
// column:   synthetic  How many of them a generator made
// innocent: Not a signal: passages are made from it, and volumes counted.
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL OR p.text IS NOT NULL
WITH a, p, CASE WHEN EXISTS { (p)-[:REPOSTS]->(:Post) } THEN '' ELSE coalesce(p.text, '') END AS text
RETURN a.key AS account, collect(p.key) AS posts, collect(coalesce(p.at.epochSeconds, -1)) AS ats, collect(text) AS texts,
       sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS synthetic
