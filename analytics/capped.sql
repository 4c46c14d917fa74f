-- A row: how many texts have a shared token that the cap on work left out.
WITH free AS ( -- a row: a prefix token of a text that follows nobody
    SELECT * FROM prefixes WHERE number NOT IN (SELECT follower FROM followers)
),
left_out AS ( -- a row: one shared token beyond the cap
    SELECT rank FROM free GROUP BY rank HAVING count(*) > 1 AND rank NOT IN (SELECT rank FROM rest)
)
SELECT count(DISTINCT number) FROM free JOIN left_out USING (rank) WHERE indexed
