// title:     The zone that fits all pasted chat headers
// id:        clocks/chat-zones
// asks:      By the clock of which zone do the posts with a pasted chat header all follow the message, and how soon?
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     zones list ["Asia/Baku", "Europe/Paris", "UTC", "Europe/Moscow", "Europe/Istanbul", "Asia/Tashkent"]  Zones that the chat's clock may have shown
// param:     within duration PT3H  A zone fits a post that follows the message within this span
// set:       :param [{since, until, zones, within}] => { RETURN null AS since, null AS until, ['Asia/Baku', 'Europe/Paris', 'UTC', 'Europe/Moscow', 'Europe/Istanbul', 'Asia/Tashkent'] AS zones, duration('PT3H') AS within }
// column:    zone       The zone
// column:    fits       Posts that follow the message within the span
// column:    headers    Posts with a header at their beginning: the denominator
// column:    before     Posts that would come before the message: this zone is impossible for them
// column:    shortest   Minutes from the message to the post, the shortest
// column:    median     The median
// column:    longest    The longest
// column:    spread     Minutes between the shortest and the longest: the right zone has a small one, wrong zones the same or more
// column:    synthetic  Whether generated posts are among them
// innocent:  Zones with one offset cannot be told apart; a few posts may fit by accident.
// next:      Prefer the zone in which all posts follow and soon; say how many headers the finding rests on.
// status:    tried
MATCH (p:Post)
WHERE p.at IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until) AND p.kind <> 'repost' AND p.text STARTS WITH '['
  AND p.text =~ '(?s)\\[[0-9]{1,2}[./][0-9]{1,2}([./][0-9]{2,4})?,? +[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\\] *[^:\\n\\[]{1,60}:.*'
WITH p, replace(split(substring(p.text, 1), ']')[0], ',', ' ') AS stamp
WITH p, [n IN split(replace(split(stamp, ' ')[0], '/', '.'), '.') | toInteger(n)] AS day,
     [n IN split([s IN split(stamp, ' ') WHERE s CONTAINS ':'][0], ':') | toInteger(n)] AS clock
WITH p, clock, day, CASE WHEN size(day) < 3 THEN p.at.year + CASE WHEN day[1] - p.at.month = 11 THEN -1 WHEN p.at.month - day[1] = 11 THEN 1 ELSE 0 END WHEN day[2] < 100 THEN 2000 + day[2] ELSE day[2] END AS year
WHERE 1 <= day[0] <= 31 AND 1 <= day[1] <= 12 AND clock[0] < 24 AND clock[1] < 60
WITH p, localdatetime({year: year, month: day[1], day: 1, hour: clock[0], minute: clock[1]}) + duration({days: day[0] - 1}) AS message_at
UNWIND $zones AS zone
WITH zone, (p.at.epochSeconds - datetime({datetime: message_at, timezone: zone}).epochSeconds) / 60.0 AS lag, coalesce(p.synthetic, false) AS made
WITH zone, sum(CASE WHEN 0 <= lag AND lag * 60 <= $within.seconds THEN 1 ELSE 0 END) AS fits, count(*) AS headers,
     sum(CASE WHEN lag < 0 THEN 1 ELSE 0 END) AS before, min(lag) AS shortest, percentileCont(lag, 0.5) AS median, max(lag) AS longest,
     sum(CASE WHEN made THEN 1 ELSE 0 END) > 0 AS synthetic
RETURN zone, fits, headers, before, round(shortest, 1) AS shortest, round(median, 1) AS median, round(longest, 1) AS longest,
       round(longest - shortest, 1) AS spread, synthetic
ORDER BY fits DESC, before, abs(median), zone
