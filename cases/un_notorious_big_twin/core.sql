-- The posts of the accounts that are in all four of the later operations.
SELECT * FROM posts WHERE author IN (
  SELECT author FROM taken WHERE name IN ('new-york', 'kick-off', 'empowerment', 'corsica')
  GROUP BY author HAVING count(DISTINCT name) = 4)
