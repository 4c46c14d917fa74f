// title:     Whom several accounts follow in common
// id:        network/common-friends
// asks:      Which accounts are followed by at least two (or more) of the accounts named, and how many others follow them?
// param:     handles list  The accounts' handles, as one types them
// param:     least integer 2  How many of them must follow it
// param:     as_of datetime null  Only follows seen by this moment; null for all that were ever seen
// set:       :param [{handles, least, as_of}] => { RETURN ['@RenaMemmedova20', '@AfaAbbasova'] AS handles, 2 AS least, null AS as_of }
// column:    handle    The handle of the account that is followed
// column:    key       Its key
// column:    name      Its name
// column:    owner     Whose account it is, by statements
// column:    by        Which of the accounts named follow it
// column:    count     How many these are
// column:    named     Accounts named of whom any follow was seen: the denominator
// column:    others    Other accounts that follow it in this collection: a friend of everybody says little
// column:    inside    Whether it is one of the accounts named
// column:    synthetic Whether the account is a generated one
// innocent:  Two people of one town, trade or taste follow the same hundred accounts.
// next:      Look at the friends with few others first; ask when each follow was seen (network/follow-set).
// status:    tried
// A handle is known by its folded form: case, compatibility forms and the dots of i go.
WITH [h IN $handles | replace(replace(toLower(normalize(replace(replace(trim(h), '@', ''), '＠', ''), NFKC)), 'i̇', 'i'), 'ı', 'i')] AS folded
MATCH (a:Account)-[f:FOLLOWS]->(b:Account)
WHERE a.handle_key IN folded AND ($as_of IS NULL OR f.observed_at <= $as_of)
WITH folded, collect(DISTINCT a) AS named, collect({a: a, b: b}) AS edges
UNWIND edges AS e
WITH folded, named, e.b AS b, e.a AS a
ORDER BY a.handle_key, a.key
WITH folded, named, b, collect(DISTINCT a) AS by
WHERE size(by) >= $least
RETURN b.handle AS handle, b.key AS key, b.name AS name,
       COLLECT { MATCH (b)-[:REPRESENTS]->(o) RETURN DISTINCT coalesce(o.name, o.key) AS name ORDER BY name } AS owner,
       [a IN by | coalesce(a.handle, a.key)] AS by, size(by) AS count, size(named) AS named,
       COUNT { MATCH (b)<-[x:FOLLOWS]-(:Account) WHERE $as_of IS NULL OR x.observed_at <= $as_of } - size(by) AS others,
       coalesce(b.handle_key IN folded, false) AS inside, coalesce(b.synthetic, false) AS synthetic
ORDER BY count DESC, others, key
