// title:     How far hashtags went, and how much of that was one group
// id:        reach/hashtags
// asks:      How many posts, accounts and views did each of these hashtags get, and how many of them from outside a group?
// param:     hashtags list  The hashtags, as one types them
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// set:       :param [{hashtags, all_of, list, cluster, account, since, until}] => { RETURN ['#martinique', '#independence', '#colonialism', '#frenchcolonial', '#liberty', '#unión', '#union'] AS hashtags, [] AS all_of, null AS list, null AS cluster, null AS account, datetime('2024-10-08T00:00:00Z') AS since, datetime('2024-10-12T00:00:00Z') AS until }
// column:    hashtag     The hashtag, folded; accents stay: unión is not union. null in the row for all of them in one post
// column:    posts       Posts in this collection that carry it, reposts among them
// column:    originals   Of them, posts that neither pass on, quote nor answer
// column:    accounts    Accounts that wrote them
// column:    outside     Of these, accounts outside the group; all of them when no group is named
// column:    of_posts    Share of the posts that come from outside the group, 0..1
// column:    likes       Likes of the posts that are no reposts
// column:    reposts     Reposts of them
// column:    views       Views of them, where recorded
// column:    with_views  How many have views recorded
// column:    median      Likes and reposts of the median post that is no repost
// column:    first_at    The first post, UTC
// column:    last_at     The last post, UTC
// column:    synthetic   Whether generated posts are among them
// innocent:  Most hashtags go nowhere, and a collection by keyword holds more of some than of others.
// next:      Compare with other hashtags of the same days; say what the collection covers.
// status:    tried
WITH [t IN $hashtags | replace(replace(toLower(normalize(replace(replace(t, '#', ''), '＃', ''), NFKC)), 'i̇', 'i'), 'ı', 'i')] AS typed
UNWIND typed AS tag
WITH collect(DISTINCT tag) AS tags, size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL]) AS given
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
UNWIND range(0, size(tags)) AS place
CALL (tags, place) {
  MATCH (:Hashtag {tag: CASE WHEN place < size(tags) THEN tags[place] ELSE tags[0] END})<-[:TAGGED]-(p:Post)<-[:POSTED]-(a:Account)
  WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
    AND (place < size(tags) OR (size(tags) > 1 AND all(t IN tags[1..] WHERE EXISTS { (p)-[:TAGGED]->(:Hashtag {tag: t}) })))
  RETURN DISTINCT p, a
}
WITH place, CASE WHEN place < size(tags) THEN '#' + tags[place] END AS hashtag, p, a, given > 0 AND a IN people AS inside,
     CASE WHEN p.kind = 'repost' THEN null ELSE coalesce(p.likes, 0) + coalesce(p.reposts, 0) END AS both
RETURN hashtag, count(p) AS posts, sum(CASE p.kind WHEN 'original' THEN 1 ELSE 0 END) AS originals, count(DISTINCT a) AS accounts,
       count(DISTINCT CASE WHEN NOT inside THEN a END) AS outside, toFloat(sum(CASE WHEN inside THEN 0 ELSE 1 END)) / count(p) AS of_posts,
       sum(CASE WHEN p.kind <> 'repost' THEN p.likes END) AS likes, sum(CASE WHEN p.kind <> 'repost' THEN p.reposts END) AS reposts,
       sum(CASE WHEN p.kind <> 'repost' THEN p.views END) AS views, count(CASE WHEN p.kind <> 'repost' THEN p.views END) AS with_views,
       percentileCont(both, 0.5) AS median, min(p.at) AS first_at, max(p.at) AS last_at,
       sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
ORDER BY hashtag IS NULL, posts DESC, hashtag
