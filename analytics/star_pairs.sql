-- A row: one text that follows another since a star round.
SELECT leader, follower, similarity FROM followers ORDER BY follower
