// title:     Where accounts say they are
// id:        identity/locations
// asks:      Which places do the accounts of a group state in location or bio, and how many of them state one?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     words list []  Only places with one of these words that stand alone, capitals or not; a * at the end takes endings along; none for every location
// param:     as_of datetime null  Profiles as known at this moment; null for the latest
// set:       :param [{all_of, list, cluster, accounts, words, as_of}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, [] AS accounts, [] AS words, null AS as_of }
// column:    found     location, bio, or either in the row for the whole group
// column:    place     The place as stated, in its commonest spelling; null for a bio and for the whole group
// column:    accounts  Accounts that state it
// column:    of_group  Share of the group, 0..1
// column:    group     Accounts of the group: the first denominator
// column:    of_seen   Share of the accounts whose profile was seen by then, 0..1
// column:    seen      Those accounts: the second denominator; a suspended account counts with its last state before
// column:    handles   Their handles, at most ten
// column:    synthetic Whether generated accounts are among them
// innocent:  A location is free text: jokes, football clubs and dreams; to live somewhere is no suspicion.
// next:      Compare with other accounts that speak the same language; say as of which day.
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
WITH collect(a) AS members,
     [w IN $words | '(?isu).*(?<![\\p{L}\\p{M}\\p{N}_])\\Q' + replace(replace(normalize(w, NFKC), '\\E', ''), '*', '') + '\\E' +
     CASE WHEN w ENDS WITH '*' THEN '.*' ELSE '(?![\\p{L}\\p{M}\\p{N}_]).*' END] AS patterns
UNWIND members AS a
WITH members, patterns, a, head(COLLECT {
  MATCH (a)-[:SHOWED]->(s:Profile)
  WHERE NOT coalesce(s.suspended, false) AND ($as_of IS NULL OR s.observed_at <= $as_of)
  RETURN s ORDER BY s.observed_at IS NULL, s.observed_at DESC, s.key LIMIT 1 }) AS s
WITH size(members) AS group, sum(CASE WHEN s IS NULL THEN 0 ELSE 1 END) AS seen, patterns, collect({a: a, s: s}) AS shown
UNWIND shown AS one
WITH group, seen, patterns, one.a AS a, one.s AS s WHERE s IS NOT NULL
WITH group, seen, a, s, size(patterns) = 0 AND s.location IS NOT NULL OR any(p IN patterns WHERE normalize(s.location, NFKC) =~ p) AS there,
     any(p IN patterns WHERE normalize(s.bio, NFKC) =~ p) AS told
WHERE coalesce(there, false) OR coalesce(told, false)
UNWIND [{found: 'either'}] + CASE WHEN coalesce(there, false) THEN [{found: 'location', place: trim(s.location)}] ELSE [] END +
       CASE WHEN coalesce(told, false) THEN [{found: 'bio'}] ELSE [] END AS row
WITH group, seen, row.found AS found, row.place AS printed, a
ORDER BY a.handle_key, a.key
WITH group, seen, found, printed, collect(a) AS stating
ORDER BY size(stating) DESC, printed
WITH group, seen, found, toLower(printed) AS folded, head(collect(printed)) AS place, reduce(all = [], x IN collect(stating) | all + x) AS stating
RETURN found, place, size(stating) AS accounts, toFloat(size(stating)) / group AS of_group, group, toFloat(size(stating)) / seen AS of_seen,
       seen, [a IN stating | coalesce(a.handle, a.key)][0..10] AS handles, any(a IN stating WHERE coalesce(a.synthetic, false)) AS synthetic
ORDER BY CASE found WHEN 'either' THEN 0 WHEN 'location' THEN 1 ELSE 2 END, accounts DESC, place
