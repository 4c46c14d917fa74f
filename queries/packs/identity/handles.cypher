// title:     What shape the handles of accounts have
// id:        identity/handles
// asks:      How many handles of a group end in digits or are a name and eight digits, beside all other accounts of this collection?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     accounts list []  These accounts, by key, such as x:12345
// set:       :param [{all_of, list, cluster, accounts}] => { RETURN [] AS all_of, 'annex-2' AS list, null AS cluster, [] AS accounts }
// column:    shape      digits: ends in four or more; name and eight digits: as the platform's sign-up proposes; other
// column:    accounts   Accounts of the group whose handle has it
// column:    of_group   Their share, 0..1
// column:    people     Accounts of the group with a known handle: the denominator
// column:    usual      Share of all other accounts with a known handle, 0..1; null when there are none
// column:    others     Those other accounts
// column:    handles    Handles of the group that have it, at most ten
// column:    synthetic  Whether generated accounts are among them
// innocent:  The platform's own sign-up proposes a name and eight digits, and most people keep what is proposed.
// next:      Compare with accounts as old and of the same country before reading anything into it; digits prove no automation.
// status:    tried
MATCH (b:Account) WHERE b.handle IS NOT NULL
WITH b, CASE WHEN b.handle =~ '.*[^0-9][0-9]{8}' THEN 'name and eight digits' WHEN b.handle =~ '.*[0-9]{4}' THEN 'digits' ELSE 'other' END AS shape
WITH shape, count(b) AS everybody
WITH collect({shape: shape, n: everybody}) AS world
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL UNWIND $accounts AS key MATCH (a:Account {key: key}) RETURN DISTINCT a
}
WITH world, a, count(*) AS named
WHERE named = size([given IN [head($all_of), $list, $cluster, head($accounts)] WHERE given IS NOT NULL]) AND a.handle IS NOT NULL
WITH world, a ORDER BY a.handle_key, a.key
WITH world, CASE WHEN a.handle =~ '.*[^0-9][0-9]{8}' THEN 'name and eight digits' WHEN a.handle =~ '.*[0-9]{4}' THEN 'digits' ELSE 'other' END AS shape,
     collect(a) AS mine
WITH world, collect({shape: shape, mine: mine}) AS found, sum(size(mine)) AS people
WHERE people > 0
UNWIND world AS w
WITH w, people, reduce(n = 0, o IN world | n + o.n) - people AS others, coalesce(head([f IN found WHERE f.shape = w.shape | f.mine]), []) AS mine
RETURN w.shape AS shape, size(mine) AS accounts, toFloat(size(mine)) / people AS of_group, people,
       CASE WHEN others > 0 THEN toFloat(w.n - size(mine)) / others END AS usual, others, [a IN mine | a.handle][0..10] AS handles,
       any(a IN mine WHERE coalesce(a.synthetic, false)) AS synthetic
ORDER BY shape
