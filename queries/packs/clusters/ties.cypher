// title:     Who is tied to whom in a cluster
// id:        clusters/ties
// asks:      Which members of a cluster met more often than chance explains, by which signal, and how often?
// param:     cluster integer 1  The cluster's number in the run
// param:     run string null  The run's id; null for the latest
// set:       :param [{cluster, run}] => { RETURN 1 AS cluster, null AS run }
// column:    a         One account's key, the smaller of the two
// column:    a_handle  Its handle
// column:    b         The other's key
// column:    b_handle  Its handle
// column:    layer     The signal that ties them
// column:    weight    Separate occasions on which they met
// column:    expected  Occasions that chance would give
// column:    traces    Different traces they had in common
// column:    p         The chance of as many by accident
// column:    run       The run's id
// column:    synthetic Whether one of the two is a generated account
// innocent:  Colleagues, share buttons and fans of one channel meet all day.
// next:      Read what both posted at those moments; a block has no ties: see clusters/passages.
// status:    tried
CALL () { MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r ORDER BY r.number DESC, r.id LIMIT 1 }
MATCH (c:Cluster {run: r.id, number: $cluster})<-[:BELONGS_TO]-(a:Account)
MATCH (a)-[t:COORDINATES_WITH {run: r.id}]->(b:Account)-[:BELONGS_TO]->(c)
RETURN a.key AS a, a.handle AS a_handle, b.key AS b, b.handle AS b_handle, t.layer AS layer, t.weight AS weight, t.expected AS expected,
       t.traces AS traces, t.p AS p, r.id AS run, coalesce(a.synthetic, false) OR coalesce(b.synthetic, false) AS synthetic
ORDER BY layer, weight DESC, a, b
