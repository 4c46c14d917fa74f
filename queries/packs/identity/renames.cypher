// title:     Which accounts changed their names
// id:        identity/renames
// asks:      Which accounts of a group showed another handle, name, bio or place at another time, and which?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     what list ["handle", "name"]  What is compared: handle, name, bio, location, url, banner
// param:     as_of datetime null  Only what was known at this moment
// set:       :param [{all_of, list, cluster, what, as_of}] => { RETURN ['corsica'] AS all_of, null AS list, null AS cluster, ['handle', 'name'] AS what, null AS as_of }
// column:    handle    The account's handle in its last state
// column:    key       The account's key
// column:    what      What changed
// column:    before    What it showed before; null when nothing stood there, or nobody collected it
// column:    after     What it showed then; a suspended account shows nothing, which is no change
// column:    seen_from When the earlier was first seen
// column:    seen_to   When the later was first seen: it changed some time in between
// column:    accounts  Accounts of the group that changed any of it, the same in each row
// column:    twice     Accounts of the group seen in two states at least: the denominator
// column:    synthetic Whether the account is a generated one
// innocent:  People marry, joke, celebrate and tire of their names; fans take a star's name for a day.
// next:      Look at all it showed (identity/history); ask whether others changed in the same days.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
}
WITH a, count(*) AS named
WHERE named = size([given IN [head($all_of), $list, $cluster] WHERE given IS NOT NULL])
CALL (a) {
  MATCH (a)-[:SHOWED]->(s:Profile)
  WHERE NOT coalesce(s.suspended, false) AND ($as_of IS NULL OR s.observed_at <= $as_of)
  WITH s ORDER BY s.observed_at, s.key
  RETURN collect(s) AS states
}
WITH a, states WHERE size(states) > 1
WITH a, coalesce(states[-1].handle, a.handle) AS handle, [w IN $what | {what: w, shown: [s IN states | {it: s[w], at: s.observed_at}]}] AS told
WITH a, handle, reduce(all = [], t IN told | all + [i IN range(1, size(t.shown) - 1) WHERE coalesce(t.shown[i].it, '') <> coalesce(t.shown[i - 1].it, '') |
       {what: t.what, before: t.shown[i - 1], after: t.shown[i]}]) AS changes
WITH collect({a: a, handle: handle, changes: changes}) AS seen
WITH size(seen) AS twice, [s IN seen WHERE size(s.changes) > 0] AS changed
UNWIND changed AS one
UNWIND one.changes AS c
RETURN one.handle AS handle, one.a.key AS key, c.what AS what, c.before.it AS before, c.after.it AS after, c.before.at AS seen_from,
       c.after.at AS seen_to, size(changed) AS accounts, twice, coalesce(one.a.synthetic, false) AS synthetic
ORDER BY seen_to, key, what, seen_from
