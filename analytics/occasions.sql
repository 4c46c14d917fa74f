-- A row: one occasion of a pair: meetings less than an hour after the one before belong to it.
WITH gaps AS ( -- a row: one meeting and the seconds since the pair's meeting before
    SELECT a, b, trace, ts, ts - lag(ts) OVER (PARTITION BY a, b ORDER BY ts, trace) AS gap FROM meetings
)
SELECT a, b, trace, (ts % 86400 + 86400) % 86400 // 3600 AS hour FROM gaps WHERE gap IS NULL OR gap > 3600 ORDER BY a, b, ts, trace
