-- A row: two shares of one trace by different accounts within the window, the earlier first, and the seconds between them.
WITH near AS ( -- a row: one share, entered in its own stretch of time and in the next
    SELECT *, ts // $stretch AS bucket FROM shares
    UNION ALL
    SELECT *, ts // $stretch + 1 FROM shares
)
SELECT x.account AS first, y.account AS later, x.trace, x.post AS first_post, y.post AS later_post, x.ts, y.ts - x.ts AS lag
FROM near x JOIN shares y ON x.trace = y.trace AND x.bucket = y.ts // $stretch
    AND y.ts BETWEEN x.ts AND x.ts + $window
    AND x.account <> y.account AND (x.ts < y.ts OR x.account < y.account)
WHERE x.trace NOT IN (SELECT trace FROM left_out)
