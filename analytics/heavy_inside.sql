-- A row: one trace whose meetings inside groups would exceed the work allowed, costliest left out first.
WITH buckets AS ( -- a row: one trace in one stretch of ten windows, and a group's events there
    SELECT team, trace, ts // (10 * $window) AS bucket, count(*) AS events
    FROM events JOIN members USING (account) GROUP BY ALL
),
costs AS ( -- a row: one trace and the comparisons it costs
    SELECT b.trace, sum(b.events * (b.events + coalesce(n.events, 0))) AS cost
    FROM buckets b LEFT JOIN buckets n ON n.team = b.team AND n.trace = b.trace AND n.bucket = b.bucket + 1
    GROUP BY b.trace
),
running AS ( -- a row: one trace and the cost of all that are no costlier
    SELECT trace, sum(cost) OVER (ORDER BY cost, trace) AS total FROM costs
)
SELECT trace FROM running WHERE total > $cap ORDER BY trace
