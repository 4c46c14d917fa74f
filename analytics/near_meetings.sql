-- A row: two accounts that left the same trace within the window, once per trace, at its first time; if directed, a was first.
SELECT CASE WHEN $directed THEN first ELSE least(first, later) END AS a,
       CASE WHEN $directed THEN later ELSE greatest(first, later) END AS b, trace, min(ts) AS ts
FROM near_shares WHERE lag <= $window AND (lag > 0 OR NOT $directed)
GROUP BY ALL
