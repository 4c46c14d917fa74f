// title:    Writes mostly in
// id:       profiles/language
// asks:     In which language is each post, as the platform names it, or as its text tells where the platform names none?
// take:     commonest
// of:       known
// column:   account  The account's key
// column:   values   The language of each post, where there is one
// innocent: Compatriots share a language; a guess, the platform's or coterie's, is often wrong for small languages and short texts.
MATCH (a:Account)-[:POSTED]->(p:Post)
WITH a, coalesce(p.lang, p.lang_derived) AS lang WHERE lang <> 'und'
RETURN a.key AS account, collect(lang) AS values
