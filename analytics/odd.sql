-- A row: a distinct text that holds letters dressed up (joined, full width, mathematical), or two alphabets that share looks.
SELECT DISTINCT text
FROM normal
WHERE strlen(text) > length(text) AND (
    regexp_matches(text, '[\x{FB00}-\x{FB06}\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFF}\x{FF00}-\x{FFEF}\x{1D400}-\x{1D7FF}\x{2100}-\x{214F}]')
    OR (regexp_matches(text, '[\p{Cyrillic}\p{Greek}]') AND regexp_matches(text, '\p{Latin}'))
    OR (regexp_matches(text, '\p{Cyrillic}') AND regexp_matches(text, '\p{Greek}')))
ORDER BY text
