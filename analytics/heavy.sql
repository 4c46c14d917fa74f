-- A row: one trace whose meetings would exceed the work allowed, costliest left out first.
WITH buckets AS ( -- a row: one trace in one stretch of the window's length, and its events there
    SELECT trace, ts // $window AS bucket, count(*) AS events FROM events GROUP BY ALL
),
costs AS ( -- a row: one trace and the comparisons it costs
    SELECT b.trace, sum(b.events * (b.events + coalesce(n.events, 0))) AS cost
    FROM buckets b LEFT JOIN buckets n ON n.trace = b.trace AND n.bucket = b.bucket + 1
    GROUP BY b.trace
),
running AS ( -- a row: one trace and the cost of all that are no costlier
    SELECT trace, sum(cost) OVER (ORDER BY cost, trace) AS total FROM costs
)
SELECT trace FROM running WHERE total > $cap ORDER BY trace
