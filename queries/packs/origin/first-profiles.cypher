// title:     What the first posters show of themselves
// id:        origin/first-profiles
// asks:      Which accounts posted first in each operation, and what do their place, banner, bio and link say?
// param:     operations list null  The operations' ids; null for all of them
// param:     most integer 3  Places shown in each; accounts of the same second share one
// param:     as_of datetime null  Profiles as known at this moment; null for the latest
// set:       :param [{operations, most, as_of}] => { RETURN null AS operations, 3 AS most, null AS as_of }
// column:    operation  The operation's id
// column:    place      1 for who was first; a shared place is a tie, nobody among them was first
// column:    at         When it first posted in the operation, reposts left out, UTC
// column:    local      The same in the operation's zone
// column:    after      Seconds after the very first
// column:    handle     The account's handle
// column:    handles    All handles it was ever seen with, folded for comparison
// column:    key        The account's key
// column:    location   Where it says it is
// column:    bio        What it says of itself
// column:    url        The link it shows
// column:    banner     What its banner shows, in words
// column:    seen_at    When that profile was first seen; a suspended account shows its last state before
// column:    states     What it says it belongs to, by statements
// column:    opened     How many of all operations it opened or shared the first second of
// column:    takes_part In how many operations it posted
// column:    created_at When the account was made
// column:    synthetic  Whether the account is a generated one
// innocent:  Somebody is always first; the collection may begin after the real first post.
// next:      Read its earlier posts (origin/earlier-life); look where else its name is (identity/elsewhere).
// status:    tried
MATCH (o:Operation)<-[:IN_OPERATION]-(p:Post)<-[:POSTED]-(a:Account)
WHERE p.at IS NOT NULL AND p.kind <> 'repost'
WITH o, a, min(p.at) AS at
WITH o, at.epochSeconds AS second, min(at) AS at, collect(a) AS tied
ORDER BY second
WITH o, collect({at: at, tied: tied}) AS steps
WITH collect({o: o, steps: steps}) AS all_operations
UNWIND all_operations AS one
WITH all_operations, one.o AS o, one.steps AS steps
WHERE $operations IS NULL OR o.id IN $operations
UNWIND range(0, $most - 1) AS i
WITH all_operations, o, steps, steps[i] AS step, 1 + reduce(before = 0, s IN steps[0..i] | before + size(s.tied)) AS place
WHERE step IS NOT NULL AND place <= $most
UNWIND step.tied AS a
WITH o, steps[0].at AS first_at, step.at AS at, place, a, size([x IN all_operations WHERE a IN x.steps[0].tied]) AS opened
WITH *, head(COLLECT {
  MATCH (a)-[:SHOWED]->(s:Profile)
  WHERE NOT coalesce(s.suspended, false) AND ($as_of IS NULL OR s.observed_at <= $as_of)
  RETURN s ORDER BY s.observed_at IS NULL, s.observed_at DESC, s.key LIMIT 1 }) AS s
RETURN o.id AS operation, place, at, toString(datetime.truncate('second', datetime({datetime: at, timezone: coalesce(o.zone, 'UTC')}))) AS local,
       at.epochSeconds - first_at.epochSeconds AS after, coalesce(s.handle, a.handle) AS handle,
       COLLECT { UNWIND [a.handle_key] + COLLECT { MATCH (a)-[:SHOWED]->(x:Profile) RETURN x.handle_key } AS h WITH h WHERE h IS NOT NULL
                 RETURN DISTINCT h ORDER BY h } AS handles, a.key AS key,
       s.location AS location, s.bio AS bio, s.url AS url, s.banner AS banner, s.observed_at AS seen_at,
       COLLECT { MATCH (a)-[:STATES_AFFILIATION|MEMBER_OF]->(g:Organisation) RETURN DISTINCT coalesce(g.name, g.key) AS name ORDER BY name } AS states,
       opened, COUNT { MATCH (a)-[:POSTED]->(:Post)-[:IN_OPERATION]->(x:Operation) RETURN DISTINCT x } AS takes_part,
       a.created_at AS created_at, coalesce(a.synthetic, false) AS synthetic
ORDER BY o.starts, operation, place, key
