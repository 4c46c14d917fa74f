-- A row: one pair and the mean seconds between its shares; if directed, a was first.
SELECT CASE WHEN $directed THEN first ELSE least(first, later) END AS a,
       CASE WHEN $directed THEN later ELSE greatest(first, later) END AS b, sum(lag) / count(*) AS delay
FROM near_shares WHERE lag <= $window AND (lag > 0 OR NOT $directed)
GROUP BY ALL ORDER BY a, b
