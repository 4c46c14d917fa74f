// title:     Accounts that posted in every one of several operations
// id:        overlap/accounts-in-all
// asks:      Which accounts took part in all of the named operations?
// param:     operations list  The operations' ids
// set:       :param operations => ['new-york', 'kick-off', 'empowerment', 'corsica']
// column:    handle     The account's handle
// column:    key        The account's key
// column:    operations How many of them it took part in: all
// column:    posts      Its posts in them together
// column:    each       Its posts in each, in the order asked
// column:    synthetic  Whether the account is a generated one
// innocent:  Newsrooms, activists and fans of one cause meet again in everything that touches it.
// next:      Compare with the number that chance would send there (clusters), and read what they posted.
// status:    tried
UNWIND $operations AS id
WITH DISTINCT id
MATCH (:Operation {id: id})<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WITH a, id, count(p) AS posts
WITH a, collect({id: id, posts: posts}) AS found, sum(posts) AS posts
WHERE all(id IN $operations WHERE any(f IN found WHERE f.id = id))
RETURN a.handle AS handle, a.key AS key, size(found) AS operations, posts,
       [id IN $operations | head([f IN found WHERE f.id = id | f.posts])] AS each,
       coalesce(a.synthetic, false) AS synthetic
ORDER BY posts DESC, key
