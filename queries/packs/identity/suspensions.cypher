// title:     Which accounts are still there
// id:        identity/suspensions
// asks:      How many accounts of a group were seen suspended, closed to strangers or open, and did they post afterwards?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     as_of datetime null  As known at this moment; null for the latest
// set:       :param [{all_of, list, cluster, accounts, as_of}] => { RETURN ['new-caledonia'] AS all_of, null AS list, null AS cluster, [] AS accounts, null AS as_of }
// column:    state      suspended, protected, open, or not seen when no profile was
// column:    accounts   Accounts last seen in it
// column:    of_group   Share of the group, 0..1
// column:    group      Accounts of the group: the first denominator
// column:    of_seen    Share of the accounts with a profile seen by then, 0..1
// column:    seen       Those accounts: the second denominator
// column:    first_seen When the first of them was first seen so
// column:    last_seen  When the last of them was first seen so
// column:    last_post  The last post of any of them in this collection, UTC
// column:    posts      Their posts in this collection
// column:    afterwards Posts of theirs after each was seen so; a suspended account should have none
// column:    handles    Their handles, at most ten
// column:    synthetic  Whether generated accounts are among them
// innocent:  Platforms suspend honest people too; gone may mean deleted by its owner, and seen late.
// next:      Ask as of earlier days; compare with accounts outside the group, and look who came back (identity/renames).
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
WITH size(members) AS group, a, head(COLLECT {
  MATCH (a)-[:SHOWED]->(s:Profile) WHERE $as_of IS NULL OR s.observed_at <= $as_of
  RETURN s ORDER BY s.observed_at IS NULL, s.observed_at DESC, coalesce(s.suspended, false) DESC, s.key LIMIT 1 }) AS s
CALL (a, s) {
  OPTIONAL MATCH (a)-[:POSTED]->(p:Post)
  RETURN count(p) AS posts, max(p.at) AS last_post, sum(CASE WHEN p.at > s.observed_at THEN 1 ELSE 0 END) AS afterwards
}
WITH group, a, s, posts, last_post, afterwards, CASE WHEN s IS NULL THEN 'not seen' WHEN s.suspended THEN 'suspended' WHEN s.protected THEN 'protected' ELSE 'open' END AS state
ORDER BY a.handle_key, a.key
WITH group, state, collect(a) AS found, min(s.observed_at) AS first_seen, max(s.observed_at) AS last_seen, max(last_post) AS last_post,
     sum(posts) AS posts, sum(afterwards) AS afterwards
WITH group, collect({state: state, found: found, first_seen: first_seen, last_seen: last_seen, last_post: last_post, posts: posts, afterwards: afterwards}) AS rows
WITH group, rows, group - reduce(n = 0, r IN rows | CASE r.state WHEN 'not seen' THEN n + size(r.found) ELSE n END) AS seen
UNWIND rows AS r
RETURN r.state AS state, size(r.found) AS accounts, toFloat(size(r.found)) / group AS of_group, group,
       CASE WHEN r.state <> 'not seen' THEN toFloat(size(r.found)) / seen END AS of_seen, seen, r.first_seen AS first_seen, r.last_seen AS last_seen,
       r.last_post AS last_post, r.posts AS posts, CASE WHEN r.state <> 'not seen' THEN r.afterwards END AS afterwards,
       [a IN r.found | coalesce(a.handle, a.key)][0..10] AS handles, any(a IN r.found WHERE coalesce(a.synthetic, false)) AS synthetic
ORDER BY CASE state WHEN 'suspended' THEN 0 WHEN 'protected' THEN 1 WHEN 'open' THEN 2 ELSE 3 END
