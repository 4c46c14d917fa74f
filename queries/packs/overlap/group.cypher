// title:     How many of a group took part in each operation
// id:        overlap/group
// asks:      Of the accounts of a group, how many posted in each operation, and what share of the operation is that?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     platform string null  Only posts on this platform; null for all
// set:       :param [{all_of, list, cluster, platform}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, null AS platform }
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
CALL (members) {
  UNWIND members AS a
  MATCH (a)-[:POSTED]->(p:Post)-[:IN_OPERATION]->(o:Operation)
  WHERE $platform IS NULL OR p.platform = $platform
  WITH o, count(DISTINCT a) AS inside, count(p) AS posts
  RETURN collect({o: o, inside: inside, posts: posts}) AS found
}
MATCH (o:Operation)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(b:Account)
WHERE $platform IS NULL OR p.platform = $platform
WITH population, members, found, o, count(p) AS all_posts, count(DISTINCT b) AS accounts, sum(CASE WHEN b.synthetic THEN 1 ELSE 0 END) AS generated
WITH population, size(members) AS group, o, all_posts, accounts, generated, head([f IN found WHERE f.o = o]) AS here
WITH *, coalesce(here.inside, 0) AS inside, coalesce(here.posts, 0) AS posts
RETURN o.id AS operation, o.title AS title, o.id IN $all_of AS defines, inside AS members, group,
       toFloat(inside) / group AS of_group, accounts, toFloat(inside) / accounts AS of_operation,
       posts, all_posts, toFloat(posts) / all_posts AS of_posts, toFloat(group) * accounts / population AS expected,
       generated > 0 AS synthetic
ORDER BY o.starts, operation
