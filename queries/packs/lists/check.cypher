// title:     Is a list what it says
// id:        lists/check
// asks:      How many handles does each list hold, are any printed twice, damaged or doubtful, and how many stand on other lists?
// param:     list string null  The list's id; null for all lists
// set:       :param list => null
// column:    list       The list's id
// column:    title      Its title
// column:    printed    Places in the list
// column:    accounts   Accounts that they stand for
// column:    twice      Handles printed more than once, case apart
// column:    missing    Places between the first and the last that hold nothing
// column:    damaged    Handles that cannot be right as printed
// column:    doubtful   Handles that may be misread
// column:    also_in    Other lists, each with the accounts it shares
// column:    only_here  Accounts that stand on no other list
// column:    posting    Accounts with a post in this collection
// column:    synthetic  Whether generated accounts are among them
// innocent:  Print and character recognition damage handles; that says nothing about the accounts.
// next:      Read the damaged ones as printed (lists/members); compare two lists (lists/compare).
// status:    tried
MATCH (d:Document)<-[l:LISTED_IN]-(a:Account)
WHERE $list IS NULL OR d.id = $list
WITH d, l, a
ORDER BY l.position
WITH d, collect(l) AS places, collect(DISTINCT a) AS accounts
WITH d, places, accounts, [p IN places | toLower(p.printed)] AS printed
CALL (d, accounts) {
  UNWIND accounts AS a
  MATCH (a)-[:LISTED_IN]->(o:Document) WHERE o <> d
  WITH o, count(DISTINCT a) AS shared
  ORDER BY o.id
  RETURN collect(o.id + ' ' + shared) AS also_in
}
RETURN d.id AS list, d.title AS title, size(places) AS printed, size(accounts) AS accounts,
       reduce(twice = [], i IN range(0, size(printed) - 1) | CASE WHEN printed[i] IN printed[..i] AND NOT printed[i] IN twice THEN twice + printed[i] ELSE twice END) AS twice,
       [n IN range(coalesce(places[0].position, 0), coalesce(places[-1].position, -1)) WHERE none(p IN places WHERE p.position = n)] AS missing,
       [a IN accounts WHERE a.damaged IS NOT NULL | a.handle] AS damaged, [a IN accounts WHERE a.doubtful IS NOT NULL | a.handle] AS doubtful, also_in,
       size([a IN accounts WHERE NOT EXISTS { MATCH (a)-[:LISTED_IN]->(o:Document) WHERE o <> d }]) AS only_here,
       size([a IN accounts WHERE EXISTS { (a)-[:POSTED]->(:Post) }]) AS posting, any(a IN accounts WHERE coalesce(a.synthetic, false)) AS synthetic
ORDER BY list
