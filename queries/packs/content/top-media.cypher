// title:     The most shared pictures and videos
// id:        content/top-media
// asks:      Which pictures and videos were posted most, copies that look the same counted together?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     operation string null  Only posts of this operation
// param:     hashtags list []  Only posts with all of these hashtags
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     bits integer 6  Groups of this answer whose looks differ in at most so many of 64 bits are named as near
// param:     top integer 20  At most so many groups
// set:       :param [{all_of, list, cluster, account, operation, hashtags, since, until, bits, top}] => { RETURN [] AS all_of, null AS list, null AS cluster, null AS account, 'corsica' AS operation, [] AS hashtags, null AS since, null AS until, 6 AS bits, 20 AS top }
// column:    look       The perceptual hash; the exact one where there is none
// column:    kind       photo, video or animated_gif
// column:    posts      Posts that show it; a repost shows what its original shows
// column:    of_posts   Share of the posts with a picture or video, 0..1
// column:    all_posts  Posts with a picture or video: the denominator
// column:    accounts   Accounts that posted it
// column:    files      Different files (exact hashes) that look the same
// column:    first_at   When it was first posted here, UTC
// column:    first      Handles that posted it at that moment
// column:    url        Where one of the files stood
// column:    near       Other looks of this answer that differ by a few bits
// column:    synthetic  Whether generated posts are among them
// innocent:  A press photo, a share card and a meme of the hour are everywhere; platforms encode every upload anew.
// next:      Look at them: who or what is depicted is for a human to say. Ask where it first stood.
// status:    tried
WITH [t IN $hashtags | replace(replace(toLower(normalize(replace(replace(t, '#', ''), '＃', ''), NFKC)), 'i̇', 'i'), 'ı', 'i')] AS tags
CALL (tags) {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
  UNION ALL WITH [head($all_of), $list, $cluster, $account] AS given WHERE all(g IN given WHERE g IS NULL)
            MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account) RETURN DISTINCT a
  UNION ALL WITH tags, [head($all_of), $list, $cluster, $account, $operation] AS given WHERE all(g IN given WHERE g IS NULL)
            MATCH (:Hashtag {tag: tags[0]})<-[:TAGGED]-(:Post)<-[:POSTED]-(a:Account) RETURN DISTINCT a
}
WITH tags, a, count(*) AS named, size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL]) AS given
WHERE named = CASE given WHEN 0 THEN 1 ELSE given END
MATCH (a)-[:POSTED]->(p:Post)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  AND ($operation IS NULL OR EXISTS { (p)-[:IN_OPERATION]->(:Operation {id: $operation}) })
  AND all(tag IN tags WHERE EXISTS { (p)-[:TAGGED]->(:Hashtag {tag: tag}) })
OPTIONAL MATCH (p)-[:REPOSTS]->(o:Post)
UNWIND [q IN [p, o] WHERE q IS NOT NULL] AS q
MATCH (q)-[:SHOWS]->(m:Media)
WITH DISTINCT a, p, m
ORDER BY p.at, a.handle, p.key
WITH coalesce(m.perceptual, m.hash) AS look, collect(DISTINCT p) AS posts, count(DISTINCT a) AS accounts, count(DISTINCT m) AS files,
     collect({a: a, at: p.at}) AS shown, min(p.at) AS first_at, min(m.type) AS kind, min(m.url) AS url
CALL (*) { RETURN [s IN shown WHERE s.at = first_at | coalesce(s.a.handle, s.a.key)] AS names }
WITH look, posts, accounts, files, first_at, kind, url, reduce(once = [], n IN names | CASE WHEN n IN once THEN once ELSE once + n END) AS first
ORDER BY size(posts) DESC, first_at, look
WITH collect({look: look, posts: size(posts), accounts: accounts, files: files, first_at: first_at, first: first, kind: kind, url: url,
              synthetic: any(p IN posts WHERE coalesce(p.synthetic, false)), keys: posts}) AS looks
CALL (looks) { UNWIND looks AS l UNWIND l.keys AS p RETURN count(DISTINCT p) AS all_posts }
// How many of four bits differ, by the row and the place of two hexadecimal digits.
WITH looks[..$top] AS looks, all_posts, '0123456789abcdef' AS digits,
     ['0112122312232334', '1021213221323243', '1201231223123423', '2110322132214332',
      '1223011223341223', '2132102132432132', '2312120134232312', '3221211043323221',
      '1223233401121223', '2132324310212132', '2312342312012312', '3221433221103221',
      '2334122312230112', '3243213221321021', '3423231223121201', '4332322132212110'] AS differ
UNWIND looks AS l
RETURN l.look AS look, l.kind AS kind, l.posts AS posts, toFloat(l.posts) / all_posts AS of_posts, all_posts, l.accounts AS accounts,
       l.files AS files, l.first_at AS first_at, l.first AS first, l.url AS url, [o IN looks WHERE o.look <> l.look AND size(o.look) = 16 AND size(l.look) = 16 AND $bits >= reduce(n = 0, i IN range(0, 15) |
         n + toInteger(substring(differ[size(split(digits, substring(toLower(o.look), i, 1))[0])], size(split(digits, substring(toLower(l.look), i, 1))[0]), 1)))
         | o.look] AS near, l.synthetic AS synthetic
ORDER BY posts DESC, first_at, look
