-- A handle that stands for an account somewhere and that one id came to be known by: from the batch `since` on, up to the one where
-- another id bears it too.
WITH
-- a batch that knows both the id and the handle of an account
named AS (
    SELECT platform || ':@' || handle_key AS old, "key" AS new, batch(_place) AS batch
    FROM said
    WHERE id <> '' AND handle_key <> '' AND "key" <> platform || ':@' || handle_key
),
-- a handle and the id of the first such batch
firsts AS (
    SELECT old, arg_min(new, batch) AS new, min(batch) AS since
    FROM named SEMI JOIN said ON said."key" = named.old
    GROUP BY old
)
SELECT firsts.old, firsts.new, firsts.since, min(named.batch) FILTER (named.new <> firsts.new) AS until
FROM firsts JOIN named USING (old)
GROUP BY ALL
HAVING until IS NULL OR until > firsts.since
