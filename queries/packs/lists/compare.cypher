// title:     Two lists side by side
// id:        lists/compare
// asks:      Which accounts stand on both lists, and which on one of them only?
// param:     one string  The first list's id
// param:     other string  The second list's id
// set:       :param [{one, other}] => { RETURN 'annex-4' AS one, 'annex-2' AS other }
// column:    where         both, or the id of the only list that names it
// column:    key           The account's key
// column:    printed_one   The handle as printed in the first list
// column:    printed_other The handle as printed in the second list
// column:    place_one     Its place in the first list
// column:    place_other   Its place in the second list
// column:    damaged       Why the handle as printed cannot be right; null when it can
// column:    synthetic     Whether the account is a generated one
// innocent:  Lists share accounts by accident when both name the active ones; handles fold case only, no letters.
// next:      Look at pairs that stand on one list only: a damaged handle may be the same account on both.
// status:    tried
MATCH (d:Document)<-[:LISTED_IN]-(a:Account)
WHERE d.id IN [$one, $other]
WITH DISTINCT a
OPTIONAL MATCH (a)-[x:LISTED_IN]->(:Document {id: $one})
OPTIONAL MATCH (a)-[y:LISTED_IN]->(:Document {id: $other})
RETURN CASE WHEN x IS NULL THEN $other WHEN y IS NULL THEN $one ELSE 'both' END AS where, a.key AS key,
       x.printed AS printed_one, y.printed AS printed_other, x.position AS place_one, y.position AS place_other,
       a.damaged AS damaged, coalesce(a.synthetic, false) AS synthetic
ORDER BY CASE where WHEN 'both' THEN 0 WHEN $one THEN 1 ELSE 2 END, place_one, place_other, key
