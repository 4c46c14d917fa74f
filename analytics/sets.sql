-- A row: one text of enough tokens that shares some: their sorted ranks, rarest first, how many tokens it has in all, and a signature.
WITH every AS ( -- a row: one token of one text
    SELECT number, len(tokens)::INTEGER AS size, unnest(tokens) AS token FROM tokens WHERE len(tokens) >= $least
),
ranks AS ( -- a row: one token of several texts and how rare it is, 1 for the rarest
    SELECT token, (row_number() OVER (ORDER BY count(*), token))::INTEGER AS rank FROM every GROUP BY token HAVING count(*) > 1
)
SELECT number, any_value(size) AS size, list_sort(list(rank)) AS ranks, bit_or(1::UBIGINT << (rank % 64)) AS bits
FROM every JOIN ranks USING (token)
GROUP BY number
