// title:     Who used a set of hashtags
// id:        content/hashtags-shared
// asks:      How many accounts of a group used each of these hashtags, all of them in one post, all of them in any posts?
// param:     hashtags list  The hashtags, as one types them
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     accounts list []  These accounts, by key, such as x:12345
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// set:       :param [{hashtags, all_of, list, cluster, accounts, account, since, until}] => { RETURN ['#Prezidentseçkiləri', '#Seçki2024', '#QalibXalqınQalibLideri'] AS hashtags, ['new-york', 'kick-off', 'empowerment', 'corsica'] AS all_of, null AS list, null AS cluster, [] AS accounts, null AS account, datetime('2024-02-01T00:00:00Z') AS since, datetime('2024-02-11T00:00:00Z') AS until }
// column:    how        The hashtag, folded; or all of them in one post; or all of them, in any posts
// column:    accounts   Accounts that did
// column:    of_group   Their share of the group, 0..1; null when no group is named
// column:    people     Accounts of the group: the first denominator
// column:    of_active  Their share of those in the group that posted in the span, 0..1
// column:    active     Accounts of the group with a post in the span in this collection: the second denominator
// column:    posts      Posts that did; for all in any posts: posts with at least one of them
// column:    absent     Handles of the group that did not, at most ten
// column:    synthetic  Whether generated posts are among them
// innocent:  Voters of one party, viewers of one match and readers of one paper use the same hashtags.
// next:      Ask the same of accounts nobody suspects; see when each began and who was first.
// status:    tried
// A tag is known by its folded form: case, compatibility forms and the dots of i go.
WITH [t IN $hashtags | replace(replace(toLower(normalize(replace(replace(t, '#', ''), '＃', ''), NFKC)), 'i̇', 'i'), 'ı', 'i')] AS typed
UNWIND typed AS tag
WITH collect(DISTINCT tag) AS tags, size([given IN [head($all_of), $list, $cluster, head($accounts), $account] WHERE given IS NOT NULL]) AS given
CALL () {
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL UNWIND $accounts AS key MATCH (a:Account {key: key}) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
}
WITH a, count(*) AS named WHERE named = size([given IN [head($all_of), $list, $cluster, head($accounts), $account] WHERE given IS NOT NULL])
  RETURN collect(a) AS people
}
WITH tags, given, people WHERE given = 0 OR size(people) > 0
CALL (tags, given, people) {
  UNWIND tags AS tag
  MATCH (:Hashtag {tag: tag})<-[:TAGGED]-(p:Post)<-[:POSTED]-(a:Account)
  WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until) AND (given = 0 OR a IN people)
  WITH a, p, collect(DISTINCT tag) AS here
  WITH a, collect({here: here, synthetic: coalesce(p.synthetic, false)}) AS posts
  RETURN collect({account: a, posts: posts, ever: reduce(found = [], p IN posts | found + [t IN p.here WHERE NOT t IN found])}) AS users
}
WITH tags, given, people, users, size([a IN people WHERE EXISTS { MATCH (a)-[:POSTED]->(p:Post) WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until) }]) AS active
UNWIND range(0, size(tags) + 1) AS row
WITH tags, given, people, active, row, [u IN users WHERE CASE
       WHEN row < size(tags) THEN tags[row] IN u.ever
       WHEN row = size(tags) THEN any(p IN u.posts WHERE size(p.here) = size(tags)) ELSE size(u.ever) = size(tags) END] AS found
WITH tags, given, people, active, row, [u IN found | u.account] AS accounts, reduce(all = [], u IN found | all + [p IN u.posts WHERE CASE
       WHEN row < size(tags) THEN tags[row] IN p.here WHEN row = size(tags) THEN size(p.here) = size(tags) ELSE true END]) AS posts
WHERE size(accounts) > 0 OR given > 0
RETURN CASE WHEN row < size(tags) THEN '#' + tags[row] WHEN row = size(tags) THEN 'all in one post' ELSE 'all, in any posts' END AS how,
       size(accounts) AS accounts, CASE WHEN given > 0 THEN toFloat(size(accounts)) / size(people) END AS of_group,
       CASE WHEN given > 0 THEN size(people) END AS people,
       CASE WHEN active > 0 THEN toFloat(size(accounts)) / active END AS of_active, CASE WHEN given > 0 THEN active END AS active,
       size(posts) AS posts, COLLECT { UNWIND people AS a WITH a WHERE NOT a IN accounts RETURN coalesce(a.handle, a.key) AS name ORDER BY name LIMIT 10 } AS absent,
       any(p IN posts WHERE p.synthetic) AS synthetic
ORDER BY row
