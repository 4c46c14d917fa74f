// title:     When accounts were made
// id:        identity/cohorts
// asks:      In which months (years, days) were the accounts of a group made, beside all other accounts of this collection?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     by string month  year, month or day
// set:       :param [{all_of, list, cluster, by}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, 'year' AS by }
// column:    made      The month (year, day), UTC
// column:    accounts  Accounts of the group made in it
// column:    of_known  Share of the group's accounts whose date is known, 0..1
// column:    known     Those accounts: the denominator
// column:    usual     Share of all other accounts with a known date made in it, 0..1; null when there are none
// column:    others    Those other accounts
// column:    handles   Handles of the group's accounts made in it, at most ten
// column:    synthetic Whether generated accounts are among them
// innocent:  Wars, elections and new phones bring many newcomers in one month.
// next:      Ask by day where a month stands out; compare with accounts of the same country.
// status:    tried
WITH CASE $by WHEN 'year' THEN 4 WHEN 'day' THEN 10 ELSE 7 END AS digits
MATCH (b:Account) WHERE b.created_at IS NOT NULL
WITH digits, substring(toString(b.created_at), 0, digits) AS made, count(*) AS everybody
WITH digits, collect({made: made, n: everybody}) AS world
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
}
WITH digits, world, a, count(*) AS named
WHERE named = size([given IN [head($all_of), $list, $cluster] WHERE given IS NOT NULL]) AND a.created_at IS NOT NULL
WITH digits, world, a ORDER BY a.handle_key, a.key
WITH world, substring(toString(a.created_at), 0, digits) AS made, collect(a) AS found
WITH world, collect({made: made, found: found}) AS rows, sum(size(found)) AS known
WITH rows, known, world, reduce(n = 0, w IN world | n + w.n) - known AS others
UNWIND rows AS r
RETURN r.made AS made, size(r.found) AS accounts, toFloat(size(r.found)) / known AS of_known, known,
       CASE WHEN others > 0 THEN toFloat(head([w IN world WHERE w.made = r.made | w.n]) - size(r.found)) / others END AS usual, others,
       [a IN r.found | coalesce(a.handle, a.key)][0..10] AS handles, any(a IN r.found WHERE coalesce(a.synthetic, false)) AS synthetic
ORDER BY made
