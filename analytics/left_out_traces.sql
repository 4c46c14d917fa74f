-- A row: one trace that was left out for its cost.
SELECT trace FROM left_out ORDER BY trace
