-- A row: one pair, its pairs of shares within the window, how many traces, and the mean seconds between; if directed, a was first.
WITH paired AS ( -- a row: one post that is near another
    SELECT first_post AS post FROM near_shares WHERE lag <= $window
    UNION
    SELECT later_post FROM near_shares WHERE lag <= $window
),
active AS ( -- a row: one account with enough shares among those posts
    SELECT account FROM every_share SEMI JOIN paired USING (post) GROUP BY account HAVING count(*) >= $least
)
SELECT CASE WHEN $directed THEN first ELSE least(first, later) END AS a,
       CASE WHEN $directed THEN later ELSE greatest(first, later) END AS b,
       count(*) AS weight, count(DISTINCT trace) AS traces, sum(lag) / count(*) AS delay
FROM near_shares
WHERE lag <= $window AND (lag > 0 OR NOT $directed)
    AND (first IN (SELECT account FROM active) OR later IN (SELECT account FROM active))
GROUP BY ALL ORDER BY a, b
