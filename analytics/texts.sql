-- A row: one distinct text; the lower its number, the better it may stand for others (commonest, earliest, then by letter).
SELECT row_number() OVER (ORDER BY count(*) DESC, min(ts), text) AS number, text, count(*) AS posts
FROM normal
WHERE text <> ''
GROUP BY text
