// title:     Words of a narrative in the operations
// id:        content/narratives
// asks:      How many posts and accounts of each operation use one of these words, and how usual are they in what the same accounts post otherwise?
// param:     words list  Words or phrases of the narrative, in any of its languages; case does not matter
// param:     operation string null  Only this operation; null for all of them
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// set:       :param [{words, operation, all_of, list, cluster, account}] => { RETURN ['Armenian lobby', 'erməni lobbisi'] AS words, null AS operation, [] AS all_of, null AS list, null AS cluster, null AS account }
// column:    operation     The operation's id
// column:    posts         Its posts that hold one of the words or more; a repost says what its original says
// column:    of_posts      Share of its posts with a text, 0..1
// column:    all_posts     Its posts with a text: the denominator
// column:    accounts      Accounts that wrote them
// column:    all_accounts  Accounts of the operation
// column:    words         Each word with the posts that hold it
// column:    outside       Share among the posts of the same accounts that are in no operation, 0..1: the control
// column:    all_outside   Those posts
// column:    synthetic     Whether generated posts are among them
// innocent:  Who denies or quotes a narrative uses its words too; a phrase of the day is in every paper.
// next:      Read the posts: who is accused of what. Ask who used the phrase first, and where it stood before.
// status:    tried
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
WITH people, size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL]) AS given,
     [w IN $words WHERE trim(w) <> '' | toLower(normalize(trim(w)))] AS words
WHERE size(words) > 0
MATCH (o:Operation)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE ($operation IS NULL OR o.id = $operation) AND p.text IS NOT NULL AND (given = 0 OR a IN people)
WITH words, o, a, p, toLower(normalize(p.text)) AS text
WITH words, o, a, p, [w IN words WHERE text CONTAINS w] AS held
WITH words, o, collect(DISTINCT a) AS everybody, count(p) AS all_posts, collect(CASE WHEN size(held) > 0 THEN {a: a, held: held, synthetic: coalesce(p.synthetic, false)} END) AS found
WITH words, collect({o: o, everybody: everybody, all_posts: all_posts, found: found}) AS operations
CALL (words, operations) {
  UNWIND operations AS one
  UNWIND one.everybody AS a
  WITH DISTINCT words, a
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE p.text IS NOT NULL AND NOT EXISTS { (p)-[:IN_OPERATION]->(:Operation) }
  WITH words, toLower(normalize(p.text)) AS text
  RETURN count(*) AS all_outside, sum(CASE WHEN any(w IN words WHERE text CONTAINS w) THEN 1 ELSE 0 END) AS outside
}
UNWIND operations AS one
RETURN one.o.id AS operation, size(one.found) AS posts, toFloat(size(one.found)) / one.all_posts AS of_posts, one.all_posts AS all_posts,
       COUNT { UNWIND one.found AS f RETURN DISTINCT f.a } AS accounts, size(one.everybody) AS all_accounts,
       [w IN words | w + ' ' + size([f IN one.found WHERE w IN f.held])] AS words,
       CASE WHEN all_outside > 0 THEN toFloat(outside) / all_outside END AS outside, all_outside, any(f IN one.found WHERE f.synthetic) AS synthetic
ORDER BY posts DESC, operation
