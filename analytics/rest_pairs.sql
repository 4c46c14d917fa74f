-- A row: a similar pair, in the order in which followers are given away.
SELECT leader, follower, similarity FROM alike ORDER BY follower, similarity DESC, leader
