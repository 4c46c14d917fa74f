// title:     The clusters of a run
// id:        clusters/list
// asks:      Which groups of accounts did a run find synchronised, how sure is it, and what innocent thing is it?
// param:     run string null  The run's id; null for the latest
// set:       :param run => null
// column:    number    The cluster's number in the run
// column:    id        Its id
// column:    kind      block (the same people in several episodes) or ties (they meet again and again)
// column:    size      Members
// column:    core      Members named at the strict level
// column:    p         The chance of as much by accident, under the stated model
// column:    stability Share of seeds that agree, 0..1
// column:    contrast  Near matches over all matches, 0..1
// column:    expected  Accounts that chance would put there
// column:    layers    Ties by signal, as JSON
// column:    innocent  What honest thing looks the same
// column:    run       The run's id
// column:    synthetic Whether generated accounts are among the members
// innocent:  Newsroom desks, fans, share buttons and template letters are synchronised too.
// next:      Read the members' reasons and their posts before giving the cluster a name.
// status:    tried
CALL () { MATCH (r:Run) WHERE $run IS NULL OR r.id = $run RETURN r ORDER BY r.number DESC, r.id LIMIT 1 }
MATCH (c:Cluster {run: r.id})
OPTIONAL MATCH (c)<-[b:BELONGS_TO]-(a:Account)
WITH r, c, count(a) AS members, sum(CASE WHEN b.core THEN 1 ELSE 0 END) AS core,
     sum(CASE WHEN a.synthetic THEN 1 ELSE 0 END) AS generated
RETURN c.number AS number, c.id AS id, c.kind AS kind, coalesce(c.size, members) AS size, core, c.p AS p,
       c.stability AS stability, c.contrast AS contrast, c.expected AS expected, c.layers AS layers,
       c.innocent AS innocent, r.id AS run, generated > 0 OR coalesce(c.synthetic, false) AS synthetic
ORDER BY number, id
