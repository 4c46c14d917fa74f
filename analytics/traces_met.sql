-- A row: one pair and how many different traces it met on.
SELECT a, b, count(*) AS traces FROM meetings GROUP BY ALL ORDER BY a, b
