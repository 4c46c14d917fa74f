-- A row: two texts at least as similar as asked (Jaccard, 0..1).
WITH counted AS ( -- a row: one candidate pair, shared tokens, and the sizes of both
    SELECT leader, follower, len(list_intersect(a.ranks, b.ranks)) AS shared, a.size + b.size AS sizes
    FROM candidates JOIN sets a ON a.number = leader JOIN sets b ON b.number = follower
)
SELECT leader, follower, shared / (sizes - shared) AS similarity
FROM counted
WHERE shared >= $threshold / (1 + $threshold) * sizes - 1e-9
