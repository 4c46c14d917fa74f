// title:     How many accounts two operations share
// id:        overlap/pairs
// asks:      For each two operations: how many accounts posted in both, of how many, and how many would even chances give?
// param:     operations list null  The operations' ids; null for all of them
// param:     population integer null  People who might have taken part; null for all accounts in this collection
// set:       :param [{operations, population}] => { RETURN null AS operations, null AS population }
// column:    one        The earlier operation
// column:    other      The later one
// column:    both       Accounts that posted in both
// column:    of_one     Share of the earlier one's accounts, 0..1
// column:    one_size   Accounts in the earlier one: the first denominator
// column:    of_other   Share of the later one's accounts, 0..1
// column:    other_size Accounts in the later one: the second denominator
// column:    expected   Accounts in both if each of the population were equally likely to be in each
// column:    population The population that this assumes
// column:    synthetic  Whether generated accounts are among them
// innocent:  Nobody is equally likely: active people and people of one interest meet far more often than that.
// next:      coterie overlap compares with what activity and interests would give, and with larger populations.
// status:    tried
MATCH (everybody:Account)
WITH count(everybody) AS counted
MATCH (o:Operation)
WHERE $operations IS NULL OR o.id IN $operations
WITH counted, o, COLLECT { MATCH (o)<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account) RETURN DISTINCT a } AS accounts
ORDER BY o.starts, o.id
WITH coalesce($population, counted) AS population, collect({id: o.id, accounts: accounts}) AS sets
UNWIND range(0, size(sets) - 2) AS i
UNWIND range(i + 1, size(sets) - 1) AS k
WITH population, sets[i] AS one, sets[k] AS other, i, k
WHERE size(one.accounts) > 0 AND size(other.accounts) > 0
CALL (one, other) {
  UNWIND one.accounts + other.accounts AS a
  WITH a, count(*) AS times WHERE times = 2
  RETURN count(a) AS both
}
RETURN one.id AS one, other.id AS other, both, toFloat(both) / size(one.accounts) AS of_one, size(one.accounts) AS one_size,
       toFloat(both) / size(other.accounts) AS of_other, size(other.accounts) AS other_size,
       toFloat(size(one.accounts)) * size(other.accounts) / population AS expected, population,
       any(a IN one.accounts WHERE coalesce(a.synthetic, false)) OR any(a IN other.accounts WHERE coalesce(a.synthetic, false)) AS synthetic
ORDER BY i, k
