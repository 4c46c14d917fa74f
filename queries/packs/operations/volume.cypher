// title:     How much was posted in each operation
// id:        operations/volume
// asks:      How many posts and accounts fall into each operation, and of which kind are the posts?
// param:     operation string null  The operation's id; null for all of them
// set:       :param operation => 'corsica'
// column:    operation  The operation's id
// column:    title      What it is about
// column:    starts     First moment of its window, UTC
// column:    ends       First moment after its window, UTC
// column:    posts      Posts in this collection that its selectors match
// column:    accounts   Accounts that wrote them
// column:    originals  Posts that neither pass on, quote nor answer
// column:    reposts    Posts passed on unchanged
// column:    quotes     Posts passed on with words of their own
// column:    replies    Answers
// column:    with_media Posts that show a picture or video
// column:    synthetic  Whether generated posts are among them
// innocent:  Any popular hashtag fills a window; volume alone says nothing about who acts together.
// next:      Look at the ten-minute bins, and at the same hours of the same weekday before and after.
// status:    tried
MATCH (o:Operation)
WHERE $operation IS NULL OR o.id = $operation
OPTIONAL MATCH (o)<-[:IN_OPERATION]-(p:Post)
OPTIONAL MATCH (p)<-[:POSTED]-(a:Account)
WITH o, count(DISTINCT a) AS accounts, collect(DISTINCT p) AS found
RETURN o.id AS operation, o.title AS title, o.starts AS starts, o.ends AS ends,
       size(found) AS posts, accounts,
       size([p IN found WHERE p.kind = 'original']) AS originals,
       size([p IN found WHERE p.kind = 'repost']) AS reposts,
       size([p IN found WHERE p.kind = 'quote']) AS quotes,
       size([p IN found WHERE p.kind = 'reply']) AS replies,
       size([p IN found WHERE p.media > 0 OR EXISTS { (p)-[:SHOWS]->(:Media) }]) AS with_media,
       any(p IN found WHERE coalesce(p.synthetic, false)) AS synthetic
ORDER BY starts, operation
