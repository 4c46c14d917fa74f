-- A row: a text that follows the nearest leader which follows nobody itself.
WITH free AS ( -- a row: one similar pair whose leader is no follower in this round
    SELECT * FROM alike WHERE leader NOT IN (SELECT follower FROM alike)
)
SELECT follower, arg_max(leader, struct_pack(similarity := similarity, early := -leader)) AS leader, max(similarity) AS similarity
FROM free
GROUP BY follower
