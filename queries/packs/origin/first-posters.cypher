// title:     Who posted it first
// id:        origin/first-posters
// asks:      Which accounts opened an operation, and which posted each of its passages in the first minute?
// param:     operation string  The operation's id
// param:     within duration PT60S  Posts this close to the first one count as first too
// param:     run string null  The run that grouped the texts into passages; null for the latest
// set:       :param [{operation, within, run}] => { RETURN 'corsica' AS operation, duration('PT60S') AS within, null AS run }
// column:    passage   The text as first posted; null in the row for the whole operation
// column:    posts     Posts of the operation that say it, reposts left out
// column:    first_at  When the first of them was posted, UTC
// column:    first     Handles that posted in that very second: more than one is a tie, nobody among them was first
// column:    accounts  Handles in order of time within the span; equal times in order of the alphabet
// column:    synthetic Whether generated posts are among them
// innocent:  A wire story or a share button has a first poster too; and the collection may begin late.
// next:      Read the account's earlier posts; compare with the organiser's own announcement.
// status:    tried
OPTIONAL MATCH (r:Run) WHERE $run IS NULL OR r.id = $run
WITH r ORDER BY r.number DESC, r.id LIMIT 1
MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE p.at IS NOT NULL AND p.kind <> 'repost'
OPTIONAL MATCH (p)-[:SAYS {run: r.id}]->(said:Passage)
WITH a, p, collect(DISTINCT said) AS passages
UNWIND [null] + passages AS passage
WITH passage, a, p
ORDER BY p.at, a.handle_key, a.key
WITH passage, min(p.at) AS first_at, count(DISTINCT p) AS posts,
     collect({handle: coalesce(a.handle, a.key), at: p.at, text: p.text, synthetic: coalesce(p.synthetic, false)}) AS found
WITH passage, first_at, posts, found, [f IN found WHERE f.at <= first_at + $within] AS early
WHERE passage IS NULL OR posts > 1
RETURN CASE WHEN passage IS NULL THEN null ELSE coalesce(found[0].text, passage.text) END AS passage, posts, first_at,
       reduce(names = [], f IN [f IN early WHERE f.at = first_at] |
              CASE WHEN f.handle IN names THEN names ELSE names + [f.handle] END) AS first,
       reduce(names = [], f IN early | CASE WHEN f.handle IN names THEN names ELSE names + [f.handle] END) AS accounts,
       any(f IN found WHERE f.synthetic) AS synthetic
ORDER BY posts DESC, passage IS NOT NULL, first_at, passage
