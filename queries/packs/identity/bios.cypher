// title:     What accounts say of themselves
// id:        identity/bios
// asks:      Which accounts of a group hold certain words in their bio, and what do these bios say?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     words list []  Only bios with one of these words that stand alone, capitals or not; a * at the end takes endings along; none for every bio
// param:     as_of datetime null  Profiles as known at this moment; null for the latest
// set:       :param [{all_of, list, cluster, accounts, words, as_of}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, [] AS accounts, ['MKP', 'Mavi Körpü*'] AS words, null AS as_of }
// column:    handle    The account's handle in that profile
// column:    key       The account's key
// column:    holds     Which of the words its bio holds
// column:    bio       What it says of itself
// column:    seen_at   When that profile was first seen; a suspended account counts with its last state before
// column:    states    Organisations that it states to belong to, by statements
// column:    accounts  Accounts found, the same in each row
// column:    of_group  Their share of the group, 0..1
// column:    group     Accounts of the group: the first denominator
// column:    of_seen   Their share of the accounts whose profile was seen by then, 0..1
// column:    seen      Those accounts: the second denominator
// column:    standing  office-holder, named in a source, or private
// column:    synthetic Whether the account is a generated one
// innocent:  Bios joke, quote and oppose: a word is no membership. Membership is special-category data.
// next:      Read each bio before it counts; what is stated by documents stands in identity/affiliations.
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
WITH group, seen, [x IN shown WHERE size(trim(x.s.bio)) > 0 AND (size(patterns) = 0 OR any(p IN patterns WHERE normalize(x.s.bio, NFKC) =~ p)) |
     {a: x.a, s: x.s, holds: [i IN range(0, size(patterns) - 1) WHERE normalize(x.s.bio, NFKC) =~ patterns[i] | $words[i]]}] AS found
UNWIND found AS one
WITH group, seen, size(found) AS accounts, one.a AS a, one.s AS s, one.holds AS holds
RETURN coalesce(s.handle, a.handle) AS handle, a.key AS key, holds, s.bio AS bio, s.observed_at AS seen_at,
       COLLECT { MATCH (a)-[:STATES_AFFILIATION]->(o:Organisation) RETURN DISTINCT coalesce(o.name, o.key) AS name ORDER BY name } AS states,
       accounts, toFloat(accounts) / group AS of_group, group, toFloat(accounts) / seen AS of_seen, seen,
       coalesce(a.standing, 'private') AS standing, coalesce(a.synthetic, false) AS synthetic
ORDER BY a.handle_key, key
