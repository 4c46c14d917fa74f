// title:    Says of itself
// id:       profiles/bio
// asks:     What does each account say of itself, in its latest profile that says anything?
// take:     alike
// of:       known
// column:   account  The account's key
// column:   values   The text
// innocent: Fan clubs, parties and games hand out lines for a profile; mottos and emoji are common property.
MATCH (a:Account)-[:SHOWED]->(s:Profile)
WHERE trim(s.bio) <> ''
WITH a, s ORDER BY coalesce(s.observed_at.epochSeconds, -1) DESC, s.key
RETURN a.key AS account, collect(s.bio)[..1] AS values
