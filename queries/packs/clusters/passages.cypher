// title:     What the members of a cluster posted in common
// id:        clusters/passages
// asks:      Which passages did most members of a cluster post, and who of them did?
// param:     cluster integer 1  The cluster's number in the run
// param:     most integer 8  At most so many passages, those of most members first
// param:     run string null  The run's id; null for the latest
// set:       :param [{cluster, most, run}] => { RETURN 1 AS cluster, 8 AS most, null AS run }
// column:    passage   The text, as its exemplar has it
// column:    members   Members who posted it: so many of the cluster
// column:    size      Members of the cluster: the denominator
// column:    posts     Their posts of it
// column:    others    Accounts outside the cluster that posted it
// column:    who       Keys of the members who posted it
// column:    run       The run's id
// column:    synthetic Whether generated posts are among them
// innocent:  A headline, a prayer, a slogan or a share button's text is posted by many who never met.
// next:      Look at when each of them posted it (operations/bins), and at who outside the cluster did too.
// status:    tried
CALL () { MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r ORDER BY r.number DESC, r.id LIMIT 1 }
MATCH (c:Cluster {run: r.id, number: $cluster})
WITH r, c, COUNT { (c)<-[:BELONGS_TO]-(:Account) } AS size
MATCH (c)<-[:BELONGS_TO]-(a:Account)-[:POSTED]->(p:Post)-[:SAYS {run: r.id}]->(g:Passage)
WITH r, c, size, g, collect(DISTINCT a.key) AS who, count(DISTINCT p) AS posts, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
WHERE size(who) > 1
ORDER BY size(who) DESC, posts DESC, g.text, g.id
LIMIT $most
CALL (r, c, g) {
  MATCH (g)<-[:SAYS {run: r.id}]-(:Post)<-[:POSTED]-(b:Account)
  WHERE NOT EXISTS { (b)-[:BELONGS_TO]->(c) }
  RETURN count(DISTINCT b) AS others
}
RETURN g.text AS passage, size(who) AS members, size, posts, others, COLLECT { UNWIND who AS key RETURN key ORDER BY key } AS who, r.id AS run, synthetic
ORDER BY members DESC, posts DESC, passage
