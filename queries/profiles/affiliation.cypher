// title:    States that it belongs to
// id:       profiles/affiliation
// asks:     Which organisation does each account say it belongs to?
// take:     every
// of:       everybody
// column:   account  The account's key
// column:   values   Names of the organisations
// innocent: Members of a party or a union say so openly.
MATCH (a:Account)-[s:STATES_AFFILIATION]->(o:Organisation)
WHERE s.holds_to IS NULL
RETURN a.key AS account, collect(coalesce(o.name, o.key)) AS values
