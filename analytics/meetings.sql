-- A row: two accounts that left the same trace within the window, once per trace, at its first time.
WITH near AS ( -- a row: one event, entered in its own stretch of time and in the next
    SELECT account, trace, ts, ts // $window AS bucket FROM events
    UNION ALL
    SELECT account, trace, ts, ts // $window + 1 FROM events
),
met AS ( -- a row: an event and a later one (or one of the same second) of another account
    SELECT least(a.account, b.account) AS a, greatest(a.account, b.account) AS b, a.trace, a.ts
    FROM near a JOIN events b ON a.trace = b.trace AND a.bucket = b.ts // $window
        AND b.ts BETWEEN a.ts AND a.ts + $window
        AND a.account <> b.account AND (a.ts < b.ts OR a.account < b.account)
    WHERE a.trace NOT IN (SELECT trace FROM left_out)
)
SELECT a, b, trace, min(ts) AS ts FROM met GROUP BY ALL
