// title:     What an account showed, state by state
// id:        identity/history
// asks:      Which handles, names, bios, places and links did an account show, and when was each first seen?
// param:     handle handle  The account's handle, now or earlier, or its key
// param:     as_of datetime null  Only what was known at this moment
// set:       :param [{handle, as_of}] => { RETURN 'renamemmedova20' AS handle, null AS as_of }
// column:    account    Platform and handle it is known by here
// column:    seen_at    When the state was first seen
// column:    handle     The handle then
// column:    name       The display name then
// column:    bio        What it said of itself
// column:    location   Where it said it was
// column:    url        The link it showed
// column:    banner     What its banner showed, in words
// column:    followers  How many followed it when that state was first seen
// column:    following  How many it followed
// column:    suspended  Whether the platform had suspended it
// column:    created_at When the account was made
// column:    source     The file that says so: the first 16 hex digits of its SHA-256
// column:    synthetic  Whether the account is a generated one
// innocent:  Everybody changes a bio now and then; nobody saw what stood there between two looks.
// next:      Look for archived copies from the time in between; see what it posted then (origin/earlier-life).
// status:    tried
CALL () {
  MATCH (a:Account) WHERE a.handle_key = $handle RETURN a
  UNION MATCH (a:Account)-[:SHOWED]->(s:Profile) WHERE s.handle_key = $handle RETURN a
  UNION MATCH (a:Account {key: $handle}) RETURN a
}
MATCH (a)-[:SHOWED]->(s:Profile)
WHERE $as_of IS NULL OR s.observed_at <= $as_of
RETURN a.platform + ':@' + coalesce(a.handle, a.key) AS account, s.observed_at AS seen_at, s.handle AS handle, s.name AS name,
       s.bio AS bio, s.location AS location, s.url AS url, s.banner AS banner, s.followers AS followers, s.following AS following,
       coalesce(s.suspended, false) AS suspended, a.created_at AS created_at, s.source AS source, coalesce(s.synthetic, a.synthetic, false) AS synthetic
ORDER BY account, seen_at, s.key
