// title:     Accounts that posted in at least so many operations
// id:        overlap/in-several
// asks:      Which accounts took part in at least two (or more) of the operations, and in which?
// param:     operations list null  The operations' ids; null for all of them
// param:     least integer 2  Operations that an account must have taken part in
// set:       :param [{operations, least}] => { RETURN null AS operations, 2 AS least }
// column:    handle     The account's handle
// column:    key        The account's key
// column:    operations How many of them it took part in
// column:    of         How many there are: the denominator
// column:    which      Their ids in order of time
// column:    posts      Its posts in them together
// column:    elsewhere  Its posts in this collection outside all operations
// column:    synthetic  Whether the account is a generated one
// innocent:  Newsrooms, activists and busy people meet again in everything that touches their cause.
// next:      Compare with what chance would send there (coterie overlap); see who was in all (overlap/accounts-in-all).
// status:    tried
MATCH (o:Operation)
WHERE $operations IS NULL OR o.id IN $operations
WITH collect(o) AS asked
UNWIND asked AS o
MATCH (o)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WITH asked, o, a, collect(p) AS found
ORDER BY o.starts, o.id
WITH size(asked) AS of, a, collect(o.id) AS which, reduce(all = [], f IN collect(found) | all + f) AS found
WHERE size(which) >= $least
RETURN a.handle AS handle, a.key AS key, size(which) AS operations, of, which, COUNT { UNWIND found AS p RETURN DISTINCT p } AS posts,
       COUNT { MATCH (a)-[:POSTED]->(q:Post) WHERE NOT EXISTS { (q)-[:IN_OPERATION]->(:Operation) } } AS elsewhere,
       coalesce(a.synthetic, false) AS synthetic
ORDER BY operations DESC, posts DESC, key
