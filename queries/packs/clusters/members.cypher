// title:     The members of a cluster, with reasons
// id:        clusters/members
// asks:      Which accounts belong to a cluster, and why is each of them in it?
// param:     cluster integer 1  The cluster's number in the run
// param:     run string null  The run's id; null for the latest
// set:       :param [{cluster, run}] => { RETURN 1 AS cluster, null AS run }
// column:    handle    The account's handle
// column:    key       The account's key
// column:    core      Named at the strict level
// column:    score     How sure, 0..1
// column:    reason    Why it is in, in words
// column:    posts     Its posts in this collection
// column:    lists     Loaded lists that name it
// column:    standing  office-holder, named in a source, or private
// column:    innocent  What honest thing the cluster may be
// column:    run       The run's id
// column:    synthetic Whether the account is a generated one
// innocent:  Synchronised is not inauthentic: people who share a desk, a cause or a button meet as well.
// next:      Read what each of them posted at those moments; decide for each and write the reason down.
// status:    tried
CALL () { MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r ORDER BY r.number DESC, r.id LIMIT 1 }
MATCH (c:Cluster {run: r.id, number: $cluster})<-[b:BELONGS_TO]-(a:Account)
WHERE b.run IS NULL OR b.run = r.id
OPTIONAL MATCH (a)-[:LISTED_IN]->(d:Document)
WITH r, c, b, a, d
ORDER BY d.id
WITH r, c, b, a, collect(DISTINCT d.id) AS lists
RETURN a.handle AS handle, a.key AS key, coalesce(b.core, false) AS core, b.score AS score, b.reason AS reason,
       COUNT { (a)-[:POSTED]->(:Post) } AS posts, lists, coalesce(a.standing, 'private') AS standing,
       c.innocent AS innocent, r.id AS run, coalesce(a.synthetic, false) AS synthetic
ORDER BY core DESC, score DESC, key
