-- A row: two texts that follow nobody and share a rare token, if lengths and places leave hope.
SELECT DISTINCT least(a.number, b.number) AS leader, greatest(a.number, b.number) AS follower
FROM rest a JOIN rest b ON a.rank = b.rank AND a.indexed
    AND (a.size < b.size OR (a.size = b.size AND a.number < b.number))
    AND b.size >= $threshold * a.size - 1e-9 AND a.size >= $threshold * b.size - 1e-9
    AND 1 + least(a.size - a.place, b.size - b.place) >= $threshold / (1 + $threshold) * (a.size + b.size) - 1e-9
