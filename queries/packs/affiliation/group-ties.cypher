// title:     How the accounts of a group are tied to an organisation
// id:        affiliation/group-ties
// asks:      Which accounts of a list, cluster or set of operations are tied to an organisation by documented relations, and by which?
// param:     to thing  A party, an office, a company, a person
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// set:       :param [{to, all_of, list, cluster, account}] => { RETURN 'YAP' AS to, [] AS all_of, 'annex-2' AS list, null AS cluster, null AS account }
// column:    handle      The account; null in the row for the whole group
// column:    accounts    Accounts tied: 1, or all of them in the row for the group
// column:    of_group    Share of the group, 0..1
// column:    people      Accounts of the group: the denominator
// column:    hops        Length of the shortest way
// column:    relations   Relations on it, in order; <- before one that is read against its direction
// column:    through     The things on it, the account left out
// column:    statements  Ids of the statements behind it
// column:    attention   Hops that show attention only (a follow, a mention, a link), no affiliation
// column:    synthetic   Whether a part was generated
// innocent:  Most members of a party say so themselves and do nothing wrong; a follow is no membership.
// next:      Read each bio as it stood; ask how common such a bio is among accounts nobody suspects.
// status:    tried
CALL () {
  MATCH (n:Account) WHERE n.handle_key = $to RETURN n AS b
  UNION MATCH (n:Account {key: $to}) RETURN n AS b
  UNION MATCH (n:Domain {name: $to}) RETURN n AS b
  UNION MATCH (n:Person|Organisation|Address)
        WHERE toLower(n.key) = $to OR toLower(n.name) = $to OR any(x IN n.aliases WHERE toLower(x) = $to) RETURN n AS b
  UNION WITH split($to, ':')[0] AS label, substring($to, size(split($to, ':')[0]) + 1) AS key
        MATCH (n:Person|Organisation|Address)
        WHERE toLower(labels(n)[0]) = label AND toLower(n.key) = key RETURN n AS b
}
WITH collect(b) AS goals WHERE size(goals) > 0
CALL () {
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
}
WITH a, count(*) AS named WHERE named = size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL])
  RETURN collect(a) AS people
}
CALL (goals, people) {
  UNWIND people AS a
  UNWIND goals AS b
  MATCH p = SHORTEST 1
    (a)((x)-[r:BACKLINKS|MIRRORS|HOSTED_AT|REGISTERED_BY|SITE_OF|DESIGNED|SHOWS_CONTACT|MEMBER_OF|WORKS_FOR|LEADS|FOUNDED|PART_OF|ANSWERS_TO|LOCATED_AT|DECORATED|STATES_AFFILIATION|REPRESENTS|SHARES_WITH|NAMES|FOLLOWS|FOLLOWS_ACCOUNT_OF]-(y)
        WHERE size(r.statements) > 0
          AND (startNode(r) = x OR NOT type(r) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'STATES_AFFILIATION'])){1,4}(b)
  WHERE a <> b
  WITH a, nodes(p) AS things, relationships(p) AS edges
  ORDER BY size(edges), [n IN things | coalesce(n.key, n.name)]
  WITH a, head(collect({things: things, edges: edges})) AS way
  RETURN collect({a: a, way: way}) AS tied
}
WITH people, tied WHERE size(people) > 0
UNWIND [null] + tied AS one
WITH people, tied, one, one.way.edges AS edges, one.way.things AS things
RETURN CASE WHEN one IS NOT NULL THEN coalesce(one.a.handle, one.a.key) END AS handle, CASE WHEN one IS NULL THEN size(tied) ELSE 1 END AS accounts,
       CASE WHEN one IS NULL THEN toFloat(size(tied)) ELSE 1.0 END / size(people) AS of_group, size(people) AS people, size(edges) AS hops,
       [i IN range(0, coalesce(size(edges), 0) - 1) | CASE WHEN startNode(edges[i]) = things[i] THEN type(edges[i]) ELSE '<-' + type(edges[i]) END] AS relations,
       [n IN things[1..] | coalesce('@' + n.handle, n.name, n.key)] AS through, reduce(all = [], e IN coalesce(edges, []) | all + e.statements) AS statements,
       size([e IN coalesce(edges, []) WHERE type(e) IN ['FOLLOWS', 'FOLLOWS_ACCOUNT_OF', 'NAMES', 'SHARES_WITH', 'BACKLINKS']]) AS attention,
       CASE WHEN one IS NULL THEN any(x IN tied WHERE coalesce(x.a.synthetic, false)) ELSE coalesce(one.a.synthetic, false) END AS synthetic
ORDER BY handle IS NOT NULL, hops, attention, handle
