-- A row: two texts at least as similar as asked (Jaccard, 0..1) that share more than a phrase.
WITH hopeful AS ( -- a row: one candidate pair that may share enough: each bit in one signature only is a token in one text only
    SELECT leader, follower, a.ranks AS mine, b.ranks AS its, a.size + b.size AS sizes
    FROM candidates JOIN sets a ON a.number = leader JOIN sets b ON b.number = follower
    WHERE len(a.ranks) + len(b.ranks) - bit_count(xor(a.bits, b.bits)) >= 2 * ($threshold / (1 + $threshold) * (a.size + b.size) - 1e-9)
),
counted AS ( -- a row: one such pair, shared tokens, and the sizes of both
    SELECT leader, follower, len(list_intersect(mine, its)) AS shared, sizes FROM hopeful
)
SELECT leader, follower, shared / (sizes - shared) AS similarity
FROM counted
WHERE shared >= $threshold / (1 + $threshold) * sizes - 1e-9 AND shared >= $least
