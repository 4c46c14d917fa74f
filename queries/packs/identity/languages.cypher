// title:     In which languages accounts write
// id:        identity/languages
// asks:      In which language did each account of a group write most of its last posts, and how many ever wrote in it?
// param:     all_of list []  Accounts that posted in every one of these operations
// param:     list string null  Accounts on this list, annex-2 for example
// param:     cluster string null  Accounts of the cluster with this id; given together: accounts that fit all of it
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     posts integer 30  Last posts of each account that are looked at
// param:     as_of datetime null  Only posts before this moment; null for the last ones in this collection
// set:       :param [{all_of, list, cluster, accounts, posts, as_of}] => { RETURN ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, [] AS accounts, 30 AS posts, datetime('2024-02-11T00:00:00Z') AS as_of }
// column:    language   A code: the platform's word, or what coterie makes of the text where the platform names none; not known where neither can tell
// column:    mainly     Accounts that used it most often; one that used two equally often counts for both
// column:    of_mainly  Share of the accounts with posts, 0..1
// column:    tied       Accounts among them that used another as often
// column:    ever       Accounts that used it at least once
// column:    of_ever    Share of the accounts with posts, 0..1
// column:    accounts   Accounts with posts then: the first denominator
// column:    group      Accounts of the group
// column:    posts      Posts in that language
// column:    derived    Posts among them whose language coterie made out of the text; the platform named none
// column:    of_posts   Share of the posts looked at, 0..1
// column:    all_posts  Posts looked at: the second denominator
// column:    synthetic  Whether generated posts are among them
// innocent:  People write in the language of their country; platforms take short Azeri for Turkish, and coterie takes Azeri without its letters (e for ə) for it.
// next:      Ask with other numbers of posts and other days; the campaign's own posts may fill the last thirty.
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
WITH collect(a) AS members
UNWIND members AS a
CALL (a) {
  MATCH (a)-[:POSTED]->(p:Post)
  WHERE p.at IS NOT NULL AND ($as_of IS NULL OR p.at < $as_of)
  WITH p ORDER BY p.at DESC, p.key DESC LIMIT $posts
  WITH p, coalesce(p.lang, p.lang_derived, 'und') AS lang
  RETURN CASE lang WHEN 'und' THEN 'not known' ELSE lang END AS lang, count(*) AS n,
         sum(CASE WHEN p.lang IS NULL AND lang <> 'und' THEN 1 ELSE 0 END) AS derived, sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) AS generated
}
WITH size(members) AS group, a, collect({lang: lang, n: n, derived: derived, generated: generated}) AS langs, max(n) AS most
WITH group, collect({langs: langs, most: most, tied: size([l IN langs WHERE l.n = most]) > 1}) AS all_accounts
UNWIND all_accounts AS one
UNWIND one.langs AS l
WITH group, size(all_accounts) AS accounts, l.lang AS language, sum(CASE WHEN l.n = one.most THEN 1 ELSE 0 END) AS mainly,
     sum(CASE WHEN l.n = one.most AND one.tied THEN 1 ELSE 0 END) AS tied, count(*) AS ever, sum(l.n) AS posts, sum(l.derived) AS derived,
     sum(l.generated) AS generated
WITH group, accounts, collect({language: language, mainly: mainly, tied: tied, ever: ever, posts: posts, derived: derived,
     generated: generated}) AS rows, sum(posts) AS all_posts
UNWIND rows AS r
RETURN r.language AS language, r.mainly AS mainly, toFloat(r.mainly) / accounts AS of_mainly, r.tied AS tied, r.ever AS ever,
       toFloat(r.ever) / accounts AS of_ever, accounts, group, r.posts AS posts, r.derived AS derived, toFloat(r.posts) / all_posts AS of_posts, all_posts,
       r.generated > 0 AS synthetic
ORDER BY mainly DESC, ever DESC, language
