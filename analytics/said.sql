-- A row: one post and the distinct text it says.
SELECT post, number AS text FROM normal JOIN texts USING (text) ORDER BY post
