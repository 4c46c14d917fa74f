-- A row: a prefix token still to be looked at: neither of a follower, nor of its bucket's settled leader.
WITH leaders AS ( -- a row: one token and the lowest-numbered text that holds it
    SELECT rank, min(number) AS number FROM open GROUP BY rank
)
SELECT o.*
FROM open o LEFT JOIN leaders l ON l.rank = o.rank AND l.number = o.number
WHERE o.number NOT IN (SELECT follower FROM star)
    AND (l.rank IS NULL OR o.number IN (SELECT follower FROM alike))
