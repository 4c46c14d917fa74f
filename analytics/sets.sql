-- A row: one text of at least four tokens, as the sorted ranks of its tokens, rarest first.
WITH ranks AS ( -- a row: one token and how rare it is, 1 for the rarest
    SELECT token, (row_number() OVER (ORDER BY count(*), token))::INTEGER AS rank FROM tokens GROUP BY token
)
SELECT number, list_sort(list(rank)) AS ranks, count(*)::INTEGER AS size
FROM tokens JOIN ranks USING (token)
GROUP BY number
HAVING count(*) >= 4
