-- A row: one post with its text brought to a form in which spelling tricks no longer show.
WITH lowered AS ( -- a row: one post, small letters without accents, marks and invisible characters
    SELECT post, ts, regexp_replace(
        strip_accents(lower(regexp_replace(text, '[\p{Cf}\p{Mn}]', '', 'g'))), '[\p{Cf}\p{Mn}]', '', 'g') AS text
    FROM posts
),
addressless AS ( -- a row: one post without links and handles
    SELECT post, ts, regexp_replace(text, 'https?://\S+|@\w+', ' ', 'g') AS text FROM lowered
)
SELECT post, ts, trim(regexp_replace(text, '[^\p{L}\p{M}\p{N}#]+', ' ', 'g')) AS text FROM addressless
