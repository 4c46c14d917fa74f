// title:    Created in
// id:       profiles/created
// asks:     In which month was each account made?
// take:     every
// of:       known
// column:   account  The account's key
// column:   values   Year and month, UTC
// innocent: A platform's boom, a new phone or one stirring event brings many at once.
MATCH (a:Account)
WHERE a.created_at IS NOT NULL
RETURN a.key AS account, [substring(toString(a.created_at), 0, 7)] AS values
