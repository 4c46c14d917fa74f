// title:     The accounts of a list, as printed
// id:        lists/members
// asks:      Which handles does a list name, in which order, and which of them cannot be right as printed?
// param:     list string  The list's id
// set:       :param list => 'annex-2'
// column:    position  Its place in the list, from 1
// column:    printed   The handle as printed there
// column:    handle    The account's handle in the graph
// column:    key       The account's key
// column:    damaged   Why the handle as printed cannot be right; null when it can
// column:    also_in   Other lists that name the account
// column:    posts     Its posts in this collection
// column:    standing  office-holder, named in a source, or private
// column:    synthetic Whether the account is a generated one
// innocent:  To be listed is somebody's judgement; the list's document says by which rule.
// next:      Compare with another list (lists/compare); never repair a damaged handle silently.
// status:    tried
MATCH (d:Document {id: $list})<-[l:LISTED_IN]-(a:Account)
OPTIONAL MATCH (a)-[:LISTED_IN]->(other:Document)
WHERE other.id <> $list
WITH l, a, other
ORDER BY other.id
RETURN l.position AS position, l.printed AS printed, a.handle AS handle, a.key AS key, a.damaged AS damaged,
       collect(DISTINCT other.id) AS also_in, COUNT { (a)-[:POSTED]->(:Post) } AS posts,
       coalesce(a.standing, 'private') AS standing, coalesce(a.synthetic, false) AS synthetic
ORDER BY position, key
