// title:     Posts in bins of ten minutes
// id:        operations/bins
// asks:      How many originals, reposts, quotes and replies fall into each bin of an operation?
// param:     operation string  The operation's id
// param:     minutes integer 10  Length of a bin in minutes, 1 to 10080
// set:       :param operation => 'corsica'
// set:       :param minutes => 10
// column:    bin       First moment of the bin, UTC
// column:    local     The same by the clock of the operation's zone
// column:    posts     All posts in the bin
// column:    originals Posts that neither pass on, quote nor answer
// column:    reposts   Posts passed on unchanged
// column:    quotes    Posts passed on with words of their own
// column:    replies   Answers
// column:    usual     What the same accounts post in this bin of the week on average outside the window, on any subject
// column:    synthetic Whether generated posts are among them
// innocent:  News breaks at a moment, too; a live event gives a steep first bin.
// next:      Compare with what is usual; see whether the steep bins are originals with one text, or reposts of one popular post.
// status:    tried
MATCH (o:Operation {id: $operation})<-[:IN_OPERATION]-(p:Post)
WHERE p.at IS NOT NULL AND 0 < $minutes <= 10080
WITH o, p.at.epochSeconds / ($minutes * 60) AS bin, count(*) AS posts,
     sum(CASE p.kind WHEN 'original' THEN 1 ELSE 0 END) AS originals,
     sum(CASE p.kind WHEN 'repost' THEN 1 ELSE 0 END) AS reposts,
     sum(CASE p.kind WHEN 'quote' THEN 1 ELSE 0 END) AS quotes,
     sum(CASE p.kind WHEN 'reply' THEN 1 ELSE 0 END) AS replies,
     sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
ORDER BY bin
WITH o, collect({bin: bin, posts: posts, originals: originals, reposts: reposts, quotes: quotes, replies: replies,
              synthetic: synthetic}) AS counted
WITH o, counted WHERE size(counted) > 0
// The control: null when less than a week lies outside the window, or when the bins do not divide a week.
CALL (o) {
  MATCH (o)<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH DISTINCT o, a
  MATCH (a)-[:POSTED]->(q:Post)
  WHERE q.at < o.starts OR q.at >= o.ends
  WITH q.at.epochSeconds / ($minutes * 60) % (10080 / $minutes) AS slot, q.at.epochSeconds AS at
  WITH slot, count(*) AS posts, min(at) AS first, max(at) AS last
  WITH collect({slot: slot, posts: posts}) AS slots, (max(last) - min(first)) / 604800.0 AS weeks
  RETURN slots, CASE WHEN weeks >= 1 AND 10080 % $minutes = 0 THEN weeks END AS weeks
}
// Empty bins between the first and the last are shown too: a gap is a finding.
UNWIND range(counted[0].bin, counted[-1].bin) AS bin
WITH o, bin, coalesce(head([s IN slots WHERE s.slot = bin % (10080 / $minutes) | s.posts]), 0) / weeks AS usual,
     head([c IN counted WHERE c.bin = bin]) AS here, any(c IN counted WHERE c.synthetic) AS synthetic
RETURN datetime({epochSeconds: bin * $minutes * 60}) AS bin,
       toString(datetime({epochSeconds: bin * $minutes * 60, timezone: coalesce(o.zone, 'UTC')})) AS local, coalesce(here.posts, 0) AS posts,
       coalesce(here.originals, 0) AS originals, coalesce(here.reposts, 0) AS reposts,
       coalesce(here.quotes, 0) AS quotes, coalesce(here.replies, 0) AS replies, usual, synthetic
ORDER BY bin
