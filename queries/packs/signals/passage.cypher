// title:    The same text, posted as one's own
// id:       signals/passage
// asks:     Which passage (group of near-identical texts) did each account post, and when?
// use:      ties copies
// default:  yes
// window:   60
// guard:    5000
// param:    run  string  The run that grouped the texts
// column:   account  The account's key
// column:   traces   Ids of the passages
// column:   ats      Epoch seconds, parallel to traces
// column:   posts    Keys of the posts, parallel to traces
// innocent: Share buttons, petitions, greetings of the day and tools that post one feed to many accounts look like this.
MATCH (a:Account)-[:POSTED]->(p:Post)-[s:SAYS {run: $run}]->(g:Passage)
WHERE p.at IS NOT NULL
RETURN a.key AS account, collect(g.id) AS traces, collect(p.at.epochSeconds) AS ats, collect(p.key) AS posts
