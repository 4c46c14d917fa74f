// title:     How many accounts took part in how many operations
// id:        overlap/how-many
// asks:      Of all accounts in the operations, how many were in one, in two, in all?
// param:     operations list null  The operations' ids; null for all of them
// set:       :param operations => null
// column:    operations Number of operations
// column:    accounts   Accounts that took part in exactly that many
// column:    posts      Their posts in them
// column:    synthetic  Whether generated accounts are among them
// innocent:  Active accounts are in more operations simply because they are in more of everything.
// next:      Name the accounts in all of them; compare their number with what chance would give.
// status:    tried
MATCH (o:Operation)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE $operations IS NULL OR o.id IN $operations
WITH a, count(DISTINCT o) AS operations, count(DISTINCT p) AS posts
RETURN operations, count(*) AS accounts, sum(posts) AS posts,
       sum(CASE WHEN a.synthetic THEN 1 ELSE 0 END) > 0 AS synthetic
ORDER BY operations DESC
