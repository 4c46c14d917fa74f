-- A row: a prefix token to be looked at; at first all of them.
SELECT * FROM prefixes
