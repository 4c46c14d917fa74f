// title:     What an account did before
// id:        origin/earlier-life
// asks:      Month by month, what did an account post before it opened or joined an operation?
// param:     handle handle  The account's handle, now or earlier
// param:     operation string null  Only until its first post in this operation; null for everything
// param:     until datetime null  Only posts before this moment
// set:       :param [{handle, operation, until}] => { RETURN 'renamemmedova20' AS handle, 'corsica' AS operation, null AS until }
// column:    account    Platform and handle
// column:    month      The month, UTC; null in the row for all of it
// column:    posts      Its posts in this collection
// column:    originals  Posts that neither pass on, quote nor answer
// column:    reposts    Posts passed on unchanged
// column:    languages  Languages of its posts, the commonest first; made out of the text where the platform names none
// column:    hashtags   Its commonest hashtags, at most five
// column:    operations Operations that it posted in
// column:    first_at   Its first post of the row, UTC
// column:    first_text What that post says
// column:    last_at    Its last post of the row, UTC
// column:    created_at When the account was made
// column:    synthetic  Whether the account is a generated one
// innocent:  Most people post little and about little; silence before may mean that nobody collected it.
// next:      Read the posts; see what its profile said then (identity/history).
// status:    tried
CALL () {
  MATCH (a:Account) WHERE a.handle_key = $handle RETURN a
  UNION MATCH (a:Account)-[:SHOWED]->(s:Profile) WHERE s.handle_key = $handle RETURN a
}
WITH a, head(COLLECT { MATCH (a)-[:POSTED]->(q:Post)-[:IN_OPERATION]->(:Operation {id: $operation}) RETURN q.at ORDER BY q.at LIMIT 1 }) AS joined
WHERE $operation IS NULL OR joined IS NOT NULL
MATCH (a)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL AND ($until IS NULL OR p.at < $until) AND ($operation IS NULL OR p.at < joined)
WITH a, p ORDER BY p.at, p.key
UNWIND [null, substring(toString(p.at), 0, 7)] AS month
WITH a, month, collect(p) AS found
RETURN a.platform + ':@' + coalesce(a.handle, a.key) AS account, month, size(found) AS posts,
       size([p IN found WHERE p.kind = 'original']) AS originals, size([p IN found WHERE p.kind = 'repost']) AS reposts,
       COLLECT { UNWIND found AS p WITH coalesce(p.lang, p.lang_derived) AS lang, count(*) AS n WHERE lang <> 'und' RETURN lang ORDER BY n DESC, lang } AS languages,
       COLLECT { UNWIND found AS p MATCH (p)-[:TAGGED]->(h:Hashtag) WITH h, count(*) AS n
                 RETURN '#' + coalesce(h.printed, h.tag) AS tag ORDER BY n DESC, tag LIMIT 5 } AS hashtags,
       COLLECT { UNWIND found AS p MATCH (p)-[:IN_OPERATION]->(o:Operation) RETURN DISTINCT o.id AS id ORDER BY id } AS operations,
       found[0].at AS first_at, found[0].text AS first_text, found[-1].at AS last_at, a.created_at AS created_at,
       coalesce(a.synthetic, false) AS synthetic
ORDER BY account, month IS NOT NULL, month
