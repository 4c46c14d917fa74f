// title:     Two clock readings, and the zones in which one follows the other
// id:        clocks/two-readings
// asks:      A message shows one time and the post of it another: by the clocks of which zones does the post follow the message, and how soon?
// param:     message string 2023-05-19T14:32  The clock in the message, without a zone
// param:     post string 2023-05-19T12:39  The clock printed with the post, without a zone
// param:     zones list ["Asia/Baku", "Europe/Paris", "UTC"]  Zones that each of the clocks may have shown
// param:     within duration PT1H  A pair fits when the post follows the message within this span
// set:       :param [{message, post, zones, within}] => { RETURN '2023-05-19T14:32' AS message, '2023-05-19T12:39' AS post, ['Asia/Baku', 'Europe/Paris', 'UTC'] AS zones, duration('PT1H') AS within }
// column:    message_zone  The zone of the message's clock
// column:    post_zone     The zone of the post's clock
// column:    lag           Minutes from the message to the post; negative: the post would come first
// column:    fits          Whether the post follows the message within the span
// column:    reads_later   Minutes by which the post's clock is ahead of the message's when both show one moment
// column:    message_utc   The message, UTC
// column:    post_utc      The post, UTC
// innocent:  Zones with one offset cannot be told apart, and a short lag is as natural for a friend who passes something on.
// next:      Explain a later printed time only by a post clock that is ahead: reads_later above 0.
// status:    tried
// Anything but two clock readings, such as 2023-05-19T14:32, gives no row.
UNWIND CASE WHEN all(t IN [$message, $post] WHERE t =~ '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?') THEN $zones ELSE [] END AS message_zone
UNWIND $zones AS post_zone
WITH message_zone, post_zone, datetime({datetime: localdatetime($message), timezone: message_zone}) AS m,
     datetime({datetime: localdatetime($post), timezone: post_zone}) AS p
WITH message_zone, post_zone, m, p, (p.epochSeconds - m.epochSeconds) / 60 AS lag
RETURN message_zone, post_zone, lag, 0 <= lag AND lag * 60 <= $within.seconds AS fits, (p.offsetSeconds - m.offsetSeconds) / 60 AS reads_later,
       datetime({datetime: m, timezone: 'UTC'}) AS message_utc, datetime({datetime: p, timezone: 'UTC'}) AS post_utc
ORDER BY fits DESC, abs(lag), message_zone, post_zone
