-- A row: one post with its text, look-alikes folded.
SELECT post, ts, coalesce(plain, text) AS text FROM normal LEFT JOIN plain USING (text)
