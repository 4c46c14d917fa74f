-- A row: a distinct text that holds letters dressed up (joined, full width, mathematical), or two alphabets that share looks.
WITH candidates AS ( -- a row: one post whose text holds any such letter, or any of those alphabets but Latin
    SELECT text FROM normal
    WHERE strlen(text) > length(text) AND regexp_matches(text,
        '[\p{Cyrillic}\p{Greek}\x{FB00}-\x{FB06}\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFF}\x{FF00}-\x{FFEF}\x{1D400}-\x{1D7FF}\x{2100}-\x{214F}]')
)
SELECT DISTINCT text
FROM candidates
WHERE regexp_matches(text, '[\x{FB00}-\x{FB06}\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFF}\x{FF00}-\x{FFEF}\x{1D400}-\x{1D7FF}\x{2100}-\x{214F}]')
    OR regexp_matches(text, '\p{Latin}')
    OR (regexp_matches(text, '\p{Cyrillic}') AND regexp_matches(text, '\p{Greek}'))
ORDER BY text
