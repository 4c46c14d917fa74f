// title:     Post ids against printed times
// id:        clocks/ids-against-times
// asks:      Does the moment that is written into a post's id agree with the time printed for it, and if not, by how much?
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     operation string null  Only posts of this operation
// param:     platform string x  A platform whose ids hold milliseconds since 4 November 2010, shifted by 22 bits
// param:     off duration PT2S  Posts further apart than this are told one by one
// param:     top integer 50  At most so many of them
// set:       :param [{all_of, list, cluster, account, operation, platform, off, top}] => { RETURN [] AS all_of, null AS list, null AS cluster, null AS account, 'corsica' AS operation, 'x' AS platform, duration('PT2S') AS off, 50 AS top }
// column:    apart      Seconds from the id's moment to the printed time, whole seconds; null in the row for all that agree
// column:    posts      Posts with this difference, or that agree
// column:    all_posts  Posts asked for that have both a time and an id of this kind
// column:    zones      Whole hours apart: the printed times may be of a zone so many hours east of UTC, read as UTC
// column:    handles    Who wrote them, at most ten
// column:    printed    The printed time of the first of them, UTC
// column:    from_id    The moment in its id, UTC
// column:    post       Its key
// column:    synthetic  Whether generated posts are among them
// innocent:  Times cut to the minute, and files that write a local clock as UTC, differ by harmless seconds or whole hours.
// next:      Trust the id before the print; a difference that is no whole hour asks for the original post.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
  UNION ALL WITH [head($all_of), $list, $cluster, $account] AS given WHERE all(g IN given WHERE g IS NULL)
            MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account) RETURN DISTINCT a
}
WITH a, count(*) AS named, size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL]) AS given
WHERE named = CASE given WHEN 0 THEN 1 ELSE given END
MATCH (a)-[:POSTED]->(p:Post)
WHERE p.platform = $platform AND p.at IS NOT NULL AND p.id =~ '[0-9]{12,19}'
  AND ($operation IS NULL OR EXISTS { (p)-[:IN_OPERATION]->(:Operation {id: $operation}) })
// Older ids hold no time; 22 bits to the right, plus the platform's first millisecond.
WITH a, p, toInteger(p.id) / 4194304 + 1288834974657 AS ms
WITH a, p, ms, toFloat(p.at.epochMillis - ms) / 1000 AS apart
ORDER BY p.at, p.key
WITH abs(apart) <= toFloat($off.milliseconds) / 1000 AS agree, toInteger(round(apart)) AS seconds, a, p, ms
WITH CASE WHEN agree THEN null ELSE seconds END AS apart, collect({a: a, p: p, ms: ms}) AS found
WITH collect({apart: apart, found: found}) AS groups
CALL (groups) { UNWIND groups AS g RETURN sum(size(g.found)) AS all_posts }
UNWIND groups AS g
WITH g.apart AS apart, g.found AS found, all_posts, [h IN [f IN g.found | coalesce(f.a.handle, f.a.key)] | h] AS handles
RETURN apart, size(found) AS posts, all_posts, CASE WHEN apart % 3600 = 0 THEN apart / 3600 END AS zones,
       reduce(once = [], h IN handles | CASE WHEN h IN once OR size(once) = 10 THEN once ELSE once + h END) AS handles,
       found[0].p.at AS printed, datetime({epochMillis: found[0].ms}) AS from_id, found[0].p.key AS post,
       any(f IN found WHERE coalesce(f.p.synthetic, false)) AS synthetic
ORDER BY apart IS NOT NULL, posts DESC, apart
LIMIT $top + 1
