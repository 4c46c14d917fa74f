// title:     Who follows most of a group
// id:        network/top-followers
// asks:      Which accounts follow most members of a group, and who are they?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     most integer 20  Places shown; all accounts that share the last place are shown
// param:     as_of datetime null  Only follows seen by this moment; null for all that were ever seen
// set:       :param [{all_of, list, cluster, accounts, most, as_of}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, [] AS accounts, 20 AS most, null AS as_of }
// column:    place     Its place; accounts with as many members share one
// column:    handle    The account's handle
// column:    key       The account's key
// column:    name      Its display name
// column:    bio       What it says of itself, as of then
// column:    owner     Whose account it is, or to whom it says it belongs, by statements
// column:    members   Members of the group that it follows, in this collection
// column:    of_group  Share of the group, 0..1
// column:    group     Accounts of the group: the first denominator
// column:    of_seen   Share of the members whose followers were seen, 0..1
// column:    seen      Those members: the second denominator
// column:    inside    Whether it belongs to the group itself
// column:    others    Accounts outside the group that it follows in this collection
// column:    standing  office-holder, named in a source, or private
// column:    synthetic Whether the account is a generated one
// innocent:  Those who follow thousands follow these as well; people who follow back everybody are many.
// next:      See how many others it follows; only a few people follow a group and hardly anybody else.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL UNWIND $accounts AS key MATCH (a:Account {key: key}) RETURN DISTINCT a
}
WITH a, count(*) AS named
WHERE named = size([given IN [head($all_of), $list, $cluster, head($accounts)] WHERE given IS NOT NULL])
WITH collect(a) AS members
UNWIND members AS a
MATCH (a)<-[f:FOLLOWS]-(b:Account)
WHERE $as_of IS NULL OR f.observed_at <= $as_of
WITH members, collect(DISTINCT a) AS seen, collect({a: a, b: b}) AS edges
UNWIND edges AS e
WITH members, size(seen) AS seen, e.b AS b, count(DISTINCT e.a) AS n
WITH members, seen, n, collect(b) AS tied
ORDER BY n DESC
WITH members, seen, collect({n: n, tied: tied}) AS steps
UNWIND range(0, size(steps) - 1) AS i
WITH members, seen, steps[i] AS step, 1 + reduce(before = 0, s IN steps[0..i] | before + size(s.tied)) AS place
WHERE place <= $most
UNWIND step.tied AS a
WITH members, seen, step.n AS n, place, a, head(COLLECT {
  MATCH (a)-[:SHOWED]->(s:Profile)
  WHERE NOT coalesce(s.suspended, false) AND ($as_of IS NULL OR s.observed_at <= $as_of)
  RETURN s ORDER BY s.observed_at IS NULL, s.observed_at DESC, s.key LIMIT 1 }) AS s
RETURN place, coalesce(s.handle, a.handle) AS handle, a.key AS key, coalesce(s.name, a.name) AS name, s.bio AS bio,
       COLLECT { MATCH (a)-[:REPRESENTS|STATES_AFFILIATION]->(o) RETURN DISTINCT coalesce(o.name, o.key) AS name ORDER BY name } AS owner,
       n AS members, toFloat(n) / size(members) AS of_group, size(members) AS group, toFloat(n) / seen AS of_seen, seen,
       a IN members AS inside, COUNT { MATCH (a)-[f:FOLLOWS]->(x:Account) WHERE NOT x IN members AND ($as_of IS NULL OR f.observed_at <= $as_of) } AS others,
       coalesce(a.standing, 'private') AS standing, coalesce(a.synthetic, false) AS synthetic
ORDER BY place, key
