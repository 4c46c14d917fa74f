// title:     Posts in bins of ten minutes
// id:        operations/bins
// asks:      How many originals, reposts, quotes and replies fall into each bin of an operation?
// param:     operation string  The operation's id
// param:     minutes integer 10  Length of a bin in minutes
// set:       :param operation => 'corsica'
// set:       :param minutes => 10
// column:    bin       First moment of the bin, UTC
// column:    posts     All posts in the bin
// column:    originals Posts that neither pass on, quote nor answer
// column:    reposts   Posts passed on unchanged
// column:    quotes    Posts passed on with words of their own
// column:    replies   Answers
// column:    synthetic Whether generated posts are among them
// innocent:  News breaks at a moment, too; a live event gives a steep first bin.
// next:      See whether the steep bins are originals with one text, or reposts of one popular post.
// status:    tried
MATCH (:Operation {id: $operation})<-[:IN_OPERATION]-(p:Post)
WHERE p.at IS NOT NULL AND $minutes > 0
WITH p.at.epochSeconds / ($minutes * 60) AS bin, count(*) AS posts,
     sum(CASE p.kind WHEN 'original' THEN 1 ELSE 0 END) AS originals,
     sum(CASE p.kind WHEN 'repost' THEN 1 ELSE 0 END) AS reposts,
     sum(CASE p.kind WHEN 'quote' THEN 1 ELSE 0 END) AS quotes,
     sum(CASE p.kind WHEN 'reply' THEN 1 ELSE 0 END) AS replies,
     sum(CASE WHEN p.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
ORDER BY bin
WITH collect({bin: bin, posts: posts, originals: originals, reposts: reposts, quotes: quotes, replies: replies,
              synthetic: synthetic}) AS counted
WITH counted WHERE size(counted) > 0
// Empty bins between the first and the last are shown too: a gap is a finding.
UNWIND range(counted[0].bin, counted[-1].bin) AS bin
WITH bin, head([c IN counted WHERE c.bin = bin]) AS here, any(c IN counted WHERE c.synthetic) AS synthetic
RETURN datetime({epochSeconds: bin * $minutes * 60}) AS bin, coalesce(here.posts, 0) AS posts,
       coalesce(here.originals, 0) AS originals, coalesce(here.reposts, 0) AS reposts,
       coalesce(here.quotes, 0) AS quotes, coalesce(here.replies, 0) AS replies, synthetic
ORDER BY bin
