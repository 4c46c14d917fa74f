-- Which post belongs to which operation.
SELECT o.name, p.*
FROM posts p JOIN operations o ON p.moment >= o.starts AND p.moment < o.ends
WHERE list_has_all(p.tags, o.tags) AND (o.mention = '' OR list_contains(p.mentions, o.mention))
