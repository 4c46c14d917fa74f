// title:     How many of a group took part in each operation
// id:        overlap/group
// asks:      Of the accounts of a group, how many posted in each operation, and what share of the operation is that?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// set:       :param [{all_of, list, cluster}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster }
// column:    operation    The operation's id
// column:    title        What it is about
// column:    defines      Whether the group was defined by it: then its share is no news
// column:    members      Accounts of the group that posted in it
// column:    group        Accounts of the group: the first denominator
// column:    of_group     Share of the group, 0..1
// column:    accounts     All accounts that posted in it: the second denominator
// column:    of_operation Share of the operation's accounts, 0..1
// column:    posts        The members' posts in it
// column:    all_posts    All posts in it: the third denominator
// column:    of_posts     Share of the operation's posts, 0..1
// column:    expected     Members in it if every account of this collection were equally likely to be
// column:    synthetic    Whether generated accounts are among them
// innocent:  People of one interest turn up wherever it is touched; active people everywhere.
// next:      coterie overlap --defined-by gives the chance of as many; read what the members posted there.
// status:    tried
MATCH (everybody:Account)
WITH count(everybody) AS population
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
}
WITH population, a, count(*) AS named
WHERE named = size([given IN [head($all_of), $list, $cluster] WHERE given IS NOT NULL])
WITH population, collect(a) AS members
WHERE size(members) > 0
MATCH (o:Operation)
CALL (members, o) {
  MATCH (o)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(b:Account)
  WITH b, count(p) AS posts
  RETURN collect(b) AS there, sum(posts) AS all_posts
}
CALL (members, o) {
  UNWIND members AS a
  MATCH (a)-[:POSTED]->(p:Post)-[:IN_OPERATION]->(o)
  RETURN count(DISTINCT a) AS inside, count(p) AS posts
}
WITH population, members, o, there, all_posts, inside, posts WHERE size(there) > 0
RETURN o.id AS operation, o.title AS title, o.id IN $all_of AS defines, inside AS members, size(members) AS group,
       toFloat(inside) / size(members) AS of_group, size(there) AS accounts, toFloat(inside) / size(there) AS of_operation,
       posts, all_posts, toFloat(posts) / all_posts AS of_posts, toFloat(size(members)) * size(there) / population AS expected,
       any(a IN there WHERE a.synthetic) AS synthetic
ORDER BY o.starts, operation
