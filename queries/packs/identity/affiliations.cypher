// title:     To whom accounts say they belong
// id:        identity/affiliations
// asks:      Which organisations do the accounts of a group state to belong to, according to which statements?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// set:       :param [{all_of, list, cluster}] => { RETURN [] AS all_of, 'annex-2' AS list, null AS cluster }
// column:    organisation The organisation
// column:    accounts     Accounts of the group that are said to state it
// column:    of_group     Share of the group, 0..1
// column:    group        Accounts of the group: the denominator
// column:    verb         The relation as the sources word it
// column:    handles      Their handles
// column:    statements   Ids of the statements behind it
// column:    says         What the best graded one says
// column:    grade        Its admiralty grade; F6 when there is none
// column:    document     The document it stands in
// column:    page         Its page
// column:    synthetic    Whether a part of it was generated
// innocent:  To state a party is lawful and common; the source judged by a bio that may joke or be old.
// next:      Read the bios where profiles are at hand (identity/bios); follow one account with affiliation/paths.
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
WITH collect(a) AS members
UNWIND members AS a
MATCH (a)-[r:STATES_AFFILIATION]->(o:Organisation)
WITH size(members) AS group, o, a, r ORDER BY a.handle_key, a.key
WITH group, o, collect(DISTINCT a) AS stating, collect(DISTINCT r.verb) AS verbs, reduce(all = [], x IN collect(coalesce(r.statements, [])) | all + x) AS ids,
     sum(CASE WHEN r.synthetic OR a.synthetic THEN 1 ELSE 0 END) AS generated
CALL (ids) {
  UNWIND ids AS id
  WITH DISTINCT id
  MATCH (s:Statement {id: id})
  OPTIONAL MATCH (s)-[:CITES]->(d:Document)
  WITH s, d, coalesce(s.grade, 'F6') AS grade
  ORDER BY substring(grade, 1, 1) + substring(grade, 0, 1), s.id
  RETURN collect({s: s, grade: grade, document: coalesce(d.title, s.document)}) AS said
}
RETURN coalesce(o.name, o.key) AS organisation, size(stating) AS accounts, toFloat(size(stating)) / group AS of_group, group,
       COLLECT { UNWIND verbs AS v RETURN v ORDER BY v } AS verb, [a IN stating | coalesce(a.handle, a.key)] AS handles,
       [x IN said | x.s.id] AS statements, said[0].s.says AS says, said[0].grade AS grade, said[0].document AS document,
       said[0].s.page AS page, generated > 0 OR any(x IN said WHERE coalesce(x.s.synthetic, false)) AS synthetic
ORDER BY accounts DESC, organisation
