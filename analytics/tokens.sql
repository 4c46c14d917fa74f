-- A row: one text and its distinct tokens as numbers: word pairs; single tags of a text of hashtags only; three letters where no spaces are written.
WITH split AS ( -- a row: one text, its words, and how it is cut
    SELECT number, text, string_split(text, ' ') AS words, CASE
        WHEN strlen(text) > length(text)
            AND regexp_matches(text, '[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]') THEN 'letters'
        WHEN starts_with(text, '#') AND regexp_full_match(text, '#\S+( #\S+)*') THEN 'tags'
        ELSE 'pairs' END AS cut
    FROM texts
)
SELECT number, list_distinct(CASE cut
    WHEN 'tags' THEN list_transform(words, lambda word: hash(word))
    WHEN 'letters' THEN list_transform(range(1, length(text) - 1), lambda i: hash(substr(text, i, 3)))
    ELSE list_transform(range(1, len(words)), lambda i: hash(words[i], words[i + 1])) END) AS tokens
FROM split
