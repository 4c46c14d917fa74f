// title:    Writes mostly in
// id:       profiles/language
// asks:     In which language is each post, as the platform guesses?
// take:     commonest
// of:       known
// column:   account  The account's key
// column:   values   The language of each post, where there is one
// innocent: Compatriots share a language; a platform's guess is often wrong for small languages and short texts.
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.lang IS NOT NULL AND NOT p.lang IN ['', 'und', 'zxx', 'art', 'qam', 'qct', 'qht', 'qme', 'qst']
RETURN a.key AS account, collect(p.lang) AS values
