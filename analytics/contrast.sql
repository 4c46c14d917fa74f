-- A row: one group and its members' meetings within the window and within ten of them.
WITH inside AS ( -- a row: one event of a member of one group
    SELECT DISTINCT team, account, trace, ts FROM events JOIN members USING (account)
    WHERE trace NOT IN (SELECT trace FROM left_out)
),
near AS ( -- a row: one event, entered in its own stretch of ten windows and in the next
    SELECT *, ts // (10 * $window) AS bucket FROM inside
    UNION ALL
    SELECT *, ts // (10 * $window) + 1 FROM inside
),
met AS ( -- a row: two members on one trace, and their shortest lag in seconds
    SELECT a.team, a.trace, least(a.account, b.account), greatest(a.account, b.account), min(b.ts - a.ts) AS lag
    FROM near a JOIN inside b ON a.team = b.team AND a.trace = b.trace AND a.bucket = b.ts // (10 * $window)
        AND b.ts BETWEEN a.ts AND a.ts + 10 * $window
        AND a.account <> b.account AND (a.ts < b.ts OR a.account < b.account)
    GROUP BY ALL
)
SELECT team, count(*) FILTER (lag <= $window) AS near, count(*) AS far FROM met GROUP BY team ORDER BY team
