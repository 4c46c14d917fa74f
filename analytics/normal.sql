-- A row: one post with its text brought to a form in which spelling tricks no longer show.
WITH lowered AS ( -- a row: one post, small letters without accents and marks, without invisible signs and the Arabic stretch
    SELECT post, ts, CASE WHEN strlen(text) = length(text) THEN lower(text)
        ELSE regexp_replace(strip_accents(lower(text)), '[\p{Cf}\x{640}]', '', 'g') END AS text
    FROM posts
),
addressless AS ( -- a row: one post without links and handles
    SELECT post, ts, regexp_replace(text, 'https?://\S+|@\w+', ' ', 'g') AS text FROM lowered
)
SELECT post, ts, trim(regexp_replace(text, ' *[^\p{L}\p{M}\p{N}# ][^\p{L}\p{M}\p{N}#]*|  +', ' ', 'g')) AS text FROM addressless
