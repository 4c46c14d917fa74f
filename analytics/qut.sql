-- A row: an account, another, how many of a's posts are near one of b's, on how many traces, and the mean seconds between.
WITH each AS ( -- a row: two shares, seen from either side; if directed, from the earlier one only
    SELECT first AS a, later AS b, first_post AS post, trace, lag FROM near_shares WHERE lag <= $window AND (lag > 0 OR NOT $directed)
    UNION ALL
    SELECT later, first, later_post, trace, lag FROM near_shares WHERE lag <= $window AND NOT $directed
)
SELECT a, b, count(DISTINCT post) AS weight, count(DISTINCT trace) AS traces, sum(lag) / count(*) AS delay
FROM each GROUP BY ALL ORDER BY a, b
