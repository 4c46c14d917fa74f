-- A row: how many comparisons joining all texts that follow nobody yet would cost.
WITH buckets AS ( -- a row: one token, texts that hold it, and those that hold it in their short prefix
    SELECT count(*) AS texts, count(*) FILTER (indexed) AS short
    FROM prefixes WHERE number NOT IN (SELECT follower FROM followers) GROUP BY rank
)
SELECT coalesce(sum(texts * short), 0)::BIGINT FROM buckets
