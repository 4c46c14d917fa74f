-- A row: one of the rarest tokens of one text; texts as similar as asked share at least one of these.
WITH lengths AS ( -- a row: one text, how long its prefix is, and how much of it are tokens of its own, the rarest of all
    SELECT *, (size - ceil($threshold * size - 1e-9) + 1)::INTEGER AS prefix, size - len(ranks) AS own FROM sets
),
every AS ( -- a row: one token of a text's prefix and its place there, 1 first
    SELECT number, size, unnest(ranks[1:prefix - own]) AS rank, own + generate_subscripts(ranks[1:prefix - own], 1) AS place
    FROM lengths WHERE prefix > own
),
shared AS ( -- a row: one token that two prefixes hold
    SELECT rank FROM every GROUP BY rank HAVING count(*) > 1
)
SELECT every.*, place <= size - ceil(2 * $threshold / (1 + $threshold) * size - 1e-9) + 1 AS indexed
FROM every JOIN shared USING (rank)
