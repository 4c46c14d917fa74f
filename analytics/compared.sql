-- A row: one post's text as it is compared, in the order of the posts.
SELECT text FROM normal ORDER BY post
