-- A row: one account, one trace, one second.
SELECT DISTINCT account, trace, ts FROM shares
