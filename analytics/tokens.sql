-- A row: one token of one text: word pairs; single tags of a text of hashtags only; three letters where no spaces are written.
WITH split AS ( -- a row: one text, its words, and how it is cut
    SELECT number, text, string_split(text, ' ') AS words, CASE
        WHEN regexp_matches(text, '[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]') THEN 'letters'
        WHEN regexp_full_match(text, '#\S+( #\S+)*') THEN 'tags'
        ELSE 'pairs' END AS cut
    FROM texts
),
cut AS ( -- a row: one piece of one text
    SELECT number, unnest(CASE cut
        WHEN 'tags' THEN words
        WHEN 'letters' THEN list_transform(range(1, length(text) - 1), lambda i: substr(text, i, 3))
        ELSE list_transform(range(1, len(words)), lambda i: words[i] || ' ' || words[i + 1]) END) AS piece
    FROM split
)
SELECT DISTINCT number, hash(piece) AS token FROM cut
