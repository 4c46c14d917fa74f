-- A row: a text and the best-numbered text it shares a rare token with, if lengths and places leave hope.
WITH leaders AS ( -- a row: one token and the lowest-numbered text that holds it
    SELECT rank, unnest(arg_min(struct_pack(number := number, size := size, place := place), number))
    FROM open GROUP BY rank HAVING count(*) > 1
)
SELECT DISTINCT l.number AS leader, t.number AS follower
FROM leaders l JOIN open t ON l.rank = t.rank AND t.number > l.number
    AND t.size >= $threshold * l.size - 1e-9 AND l.size >= $threshold * t.size - 1e-9
    AND 1 + least(l.size - l.place, t.size - t.place) >= $threshold / (1 + $threshold) * (l.size + t.size) - 1e-9
