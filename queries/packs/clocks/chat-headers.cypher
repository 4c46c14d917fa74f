// title:     Posts that begin with the head of a chat line
// id:        clocks/chat-headers
// asks:      Which posts carry a pasted chat header such as [19.05 14:32] Name:, whose name is it, and how long after the message was it posted?
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     zones list ["Asia/Baku", "Europe/Paris", "UTC", "Europe/Moscow", "Europe/Istanbul"]  Zones that the chat's clock may have shown
// param:     within duration PT3H  A zone fits when the post follows the message within this span
// param:     anywhere boolean false  Also headers further inside the text
// set:       :param [{since, until, zones, within, anywhere}] => { RETURN null AS since, null AS until, ['Asia/Baku', 'Europe/Paris', 'UTC', 'Europe/Moscow', 'Europe/Istanbul'] AS zones, duration('PT3H') AS within, false AS anywhere }
// column:    handle      Who posted it
// column:    at          When, UTC
// column:    headers     Headers in the text
// column:    header      The first of them as printed
// column:    name        What stands between the bracket and the colon
// column:    message_at  The clock in the header, the day before the month; with the year nearest to the post when none is printed
// column:    fits        Zones in which the post follows the message within the span
// column:    lags        Minutes from the message to the post by each zone; negative: the post would come first
// column:    same_day    Whether the date in the header is the post's, by the clock of the first zone
// column:    operations  Operations that the post belongs to
// column:    text        The text
// column:    post        The post's key
// column:    synthetic   Whether the post is a generated one
// innocent:  Some people quote chats on purpose; games and bots print brackets with times too.
// next:      One post fits several zones: ask which zone fits all of them (clocks/chat-zones). Read the name as a lead, not as a person.
// status:    tried
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until) AND p.kind <> 'repost'
  AND (p.text STARTS WITH '[' OR ($anywhere AND p.text CONTAINS '['))
  AND p.text =~ CASE WHEN $anywhere THEN '(?s).*' ELSE '(?s)' END + '\\[[0-9]{1,2}[./][0-9]{1,2}([./][0-9]{2,4})?,? +[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\\] *[^:\\n\\[]{1,60}:.*'
WITH a, p, [part IN split(p.text, '[')[1..] WHERE part =~ '(?s)[0-9]{1,2}[./][0-9]{1,2}([./][0-9]{2,4})?,? +[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\\] *[^:\\n\\[]{1,60}:.*'] AS parts
WITH a, p, parts, replace(split(parts[0], ']')[0], ',', ' ') AS stamp, split(substring(parts[0], size(split(parts[0], ']')[0]) + 1), ':')[0] AS name
WITH a, p, parts, trim(name) AS name, [n IN split(replace(split(stamp, ' ')[0], '/', '.'), '.') | toInteger(n)] AS day,
     [n IN split([s IN split(stamp, ' ') WHERE s CONTAINS ':'][0], ':') | toInteger(n)] AS clock
WITH a, p, parts, name, clock, day, CASE WHEN size(day) < 3 THEN p.at.year + CASE WHEN day[1] - p.at.month = 11 THEN -1 WHEN p.at.month - day[1] = 11 THEN 1 ELSE 0 END WHEN day[2] < 100 THEN 2000 + day[2] ELSE day[2] END AS year
WHERE 1 <= day[0] <= 31 AND 1 <= day[1] <= 12 AND clock[0] < 24 AND clock[1] < 60
// A day that the month does not have (31.04) is counted on from its first.
WITH a, p, parts, name, day, localdatetime({year: year, month: day[1], day: 1, hour: clock[0], minute: clock[1]}) + duration({days: day[0] - 1}) AS message_at
WITH a, p, parts, name, message_at, [z IN $zones | {zone: z, lag:
     (p.at.epochSeconds - datetime({datetime: message_at, timezone: z}).epochSeconds) / 60.0}] AS lags
RETURN coalesce(a.handle, a.key) AS handle, p.at AS at, size(parts) AS headers, '[' + split(parts[0], ':')[0] + ':' + split(parts[0], ':')[1] + ':' AS header,
       name, message_at, [l IN lags WHERE 0 <= l.lag AND l.lag * 60 <= $within.seconds | l.zone] AS fits,
       [l IN lags | l.zone + ' ' + toString(round(l.lag, 1))] AS lags,
       CASE WHEN size($zones) > 0 THEN date(message_at) = date(datetime({datetime: p.at, timezone: $zones[0]})) END AS same_day,
       COLLECT { MATCH (p)-[:IN_OPERATION]->(o:Operation) RETURN o.id AS id ORDER BY id } AS operations, p.text AS text, p.key AS post,
       coalesce(p.synthetic, false) AS synthetic
ORDER BY at, post
