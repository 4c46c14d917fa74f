-- A row: a prefix token of a text that follows nobody, from the smallest buckets up to the cap on work.
WITH free AS ( -- a row: a prefix token of a text that follows nobody
    SELECT * FROM prefixes WHERE number NOT IN (SELECT follower FROM followers)
),
buckets AS ( -- a row: one token and what all buckets up to its own cost together
    SELECT rank, sum(count(*) * count(*) FILTER (indexed)) OVER (ORDER BY count(*), rank) AS work
    FROM free GROUP BY rank HAVING count(*) > 1
)
SELECT free.* FROM free JOIN buckets USING (rank) WHERE work <= $cap
