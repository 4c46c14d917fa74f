-- No row: the shape of a text that follows another.
SELECT 0::BIGINT AS follower, 0::BIGINT AS leader, 0::DOUBLE AS similarity WHERE false
