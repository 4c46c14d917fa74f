-- A row: one trace, not left out yet, that more accounts left than the guard allows.
SELECT trace FROM events WHERE trace NOT IN (SELECT trace FROM left_out)
GROUP BY trace HAVING count(DISTINCT account) > $guard ORDER BY trace
