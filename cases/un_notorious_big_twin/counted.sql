-- Every planted number, counted from the files alone: fact, what, counted.
WITH
first_day AS (SELECT * FROM taken WHERE name = 'launch' AND moment >= '2023-07-05 22:00' AND moment < '2023-07-06 22:00'),
members AS (SELECT DISTINCT author FROM core),
spread AS (SELECT author, count(*) AS posts FROM members JOIN posts USING (author) GROUP BY author),
seen AS (SELECT * FROM accounts WHERE observed_at = '2024-02-11T12:00:00Z'),
last_langs AS (
  SELECT author, lang FROM core WHERE moment < '2024-02-11'
  QUALIFY row_number() OVER (PARTITION BY author ORDER BY moment DESC, id DESC) <= 30),
tongues AS (SELECT author, arg_max(lang, 2 * n + (lang = 'az')::INT) AS mainly, bool_or(lang = 'az') AS ever
  FROM (SELECT author, lang, count(*) AS n FROM last_langs GROUP BY author, lang) GROUP BY author),
slogan AS (
  SELECT * FROM core WHERE moment >= '2024-02-01' AND moment < '2024-02-11'
    AND list_has_all(tags, ['prezidentseçkiləri', 'seçki2024', 'qalibxalqınqaliblideri'])),
shared AS (SELECT unnest(sites) AS site FROM core WHERE moment >= '2024-01-17' AND moment < '2024-02-19'),
followed AS (
  SELECT followed, count(*) AS core FROM follows f JOIN seen s ON f.follower = '@' || s.handle
  WHERE s.id IN (SELECT author FROM members) GROUP BY followed),
followers AS (
  SELECT follower, count(*) AS core FROM follows f JOIN seen s ON f.followed = '@' || s.handle
  WHERE s.id IN (SELECT author FROM members) GROUP BY follower ORDER BY core DESC, follower LIMIT 20),
parts AS (SELECT role, '@' || handle AS handle FROM roles),
organiser AS (SELECT p.* FROM posts p JOIN seen s ON s.id = p.author JOIN roles r USING (handle) WHERE r.role = 'hub:organiser' AND NOT p.repost),
counted_months AS (SELECT * FROM organiser WHERE moment >= '2024-02-01' AND moment < '2024-11-01'),
spoken AS (SELECT *, lower(text) AS low FROM organiser WHERE moment < '2024-05-01'),
topics AS (
  SELECT topic, count(*) AS posts, count(*) FILTER (s.moment >= '2024-02-01') / greatest(count(*), 1) AS late
  FROM spoken s JOIN words w ON contains(s.low, w.word) GROUP BY topic),
videos AS (
  SELECT unnest(media) AS media FROM posts WHERE moment >= '2024-10-08' AND moment < '2024-10-12'
    AND list_has_all(tags, ['martinique', 'independence', 'colonialism', 'frenchcolonial', 'liberty', 'unión', 'union']))
SELECT o.fact AS fact, 'posts of ' || o.name AS what, count(*)::DOUBLE AS counted FROM taken t JOIN operations o USING (name) GROUP BY ALL
UNION ALL SELECT o.fact, 'accounts in ' || o.name, count(DISTINCT author) FROM taken t JOIN operations o USING (name) GROUP BY ALL
UNION ALL SELECT 'OP1-02', 'posts on 6 July', count(*) FROM first_day
UNION ALL SELECT 'OP1-04', 'most posts in ten minutes', max(n) FROM (SELECT count(*) AS n FROM taken WHERE name = 'launch' GROUP BY time_bucket(INTERVAL 10 MINUTE, moment))
UNION ALL SELECT 'OP1-05', 'posts of one account on 6 July', max(n) FROM (SELECT count(*) AS n FROM first_day GROUP BY author)
UNION ALL SELECT 'OP2-04', 'share with media', avg((coalesce(len(media), 0) > 0)::INT) FROM taken WHERE name = 'new-york'
UNION ALL SELECT 'OP2-05', 'share with one quote', avg(contains(text, 'raises issue of neocolonialism')::INT) FROM taken WHERE name = 'new-york'
UNION ALL SELECT 'OP3-04', 'posts with one text', count(*) FROM taken WHERE name = 'kick-off' AND contains(text, 'kicks off')
UNION ALL SELECT 'OP3-05', 'share of these with a montage', avg((coalesce(len(media), 0) > 0)::INT) FROM taken WHERE name = 'kick-off' AND contains(text, 'kicks off')
UNION ALL SELECT 'OP5-03', 'prepared sentences',
  count(DISTINCT trim(regexp_replace(regexp_replace(text, '[#@]\S+|[^\w\s]', ' ', 'g'), '\s+', ' ', 'g'))) FROM taken WHERE name = 'corsica' AND NOT repost
UNION ALL SELECT 'OP5-04', 'share of originals', avg((NOT repost)::INT) FROM taken WHERE name = 'corsica'
UNION ALL SELECT 'CL-01', 'accounts in all four', count(*) FROM members
UNION ALL SELECT 'OP-X2', 'of them in the campaign of 25 January', count(DISTINCT author) FROM taken WHERE name = 'assembly' AND author IN (SELECT author FROM members)
UNION ALL SELECT 'OP-X3', 'of them in the campaign of 28 March', count(DISTINCT author) FROM taken WHERE name = 'former-leader' AND author IN (SELECT author FROM members)
UNION ALL SELECT 'OP-X4', 'share of these campaigns'' posts that name the lobby', avg(contains(lower(text), 'armenian lobby')::INT) FROM taken
  WHERE name IN ('assembly', 'former-leader') AND author IN (SELECT author FROM members)
UNION ALL SELECT 'NC-04', 'of them in the New Caledonia operation', count(DISTINCT author) FROM taken WHERE name = 'new-caledonia' AND author IN (SELECT author FROM members)
UNION ALL SELECT 'NC-02', 'its messages without reposts', count(*) FROM taken WHERE name = 'new-caledonia' AND NOT repost
UNION ALL SELECT 'NC-02', 'its accounts that state the party', count(*) FROM seen WHERE (contains(bio, 'MKP') OR contains(bio, 'Mavi Körpü'))
  AND id IN (SELECT author FROM taken WHERE name = 'new-caledonia')
UNION ALL SELECT 'NC-01', 'its posts on pages', count(*) FROM elsewhere WHERE platform = 'twin-pages' AND contains(text, '#RecognizeNewCaledonia')
UNION ALL SELECT 'NC-01', 'its accounts on pages', count(DISTINCT account_id) FROM elsewhere WHERE platform = 'twin-pages' AND contains(text, '#RecognizeNewCaledonia')
UNION ALL SELECT 'SU-05', 'share of its accounts that were suspended', avg((id IN (SELECT id FROM accounts WHERE suspended = 'true'))::INT) FROM seen
  WHERE id IN (SELECT author FROM taken WHERE name = 'new-caledonia')
UNION ALL SELECT 'NC-06', 'posts of suspended accounts afterwards', count(*) FROM posts p JOIN accounts a ON a.id = p.author AND a.suspended = 'true'
  WHERE p.moment >= '2024-05-24 09:00' AND p.author IN (SELECT author FROM taken WHERE name = 'new-caledonia')
UNION ALL SELECT 'CL-02', 'share of originals', avg((NOT repost)::INT) FROM core
UNION ALL SELECT 'CL-03', 'share with media', avg((coalesce(len(media), 0) > 0)::INT) FROM core
UNION ALL SELECT 'CL-04', 'accounts with a place', count(*) FROM seen WHERE location <> '' AND id IN (SELECT author FROM members)
UNION ALL SELECT 'CL-05', 'share mainly in az', avg((mainly = 'az')::INT) FROM tongues
UNION ALL SELECT 'CL-06', 'share ever in az', avg(ever::INT) FROM tongues
UNION ALL SELECT 'CL-07', 'posts on ' || strftime(moment, '%-d %B'), count(*) FROM core WHERE moment >= '2024-01-18' AND moment < '2024-01-23' GROUP BY ALL
UNION ALL SELECT 'HT-01', 'accounts with the slogan', count(DISTINCT author) FROM slogan
UNION ALL SELECT 'HT-02', 'share of the slogan''s posts with a picture of praise', avg((coalesce(len(media), 0) > 0)::INT) FROM slogan
UNION ALL SELECT 'LS-0' || row_number() OVER (ORDER BY n DESC), 'share of ' || site, n / total FROM (
  SELECT site, count(*) AS n, sum(count(*)) OVER () AS total FROM shared GROUP BY site ORDER BY n DESC LIMIT 3)
UNION ALL SELECT 'FO-01', 'of the 20 most followed, the country''s own', count(*) FROM (SELECT * FROM followed ORDER BY core DESC, followed LIMIT 20)
  JOIN parts ON handle = followed WHERE role NOT IN ('hub:un', 'hub:macron', 'hub:prize', 'hub:journalist')
UNION ALL SELECT 'FO-02', 'rank of the ' || split_part(role, ':', 2), place FROM (SELECT followed, row_number() OVER (ORDER BY core DESC, followed) AS place FROM followed)
  JOIN parts ON handle = followed WHERE role IN ('hub:party', 'hub:president')
UNION ALL SELECT 'FO-03', 'public figures among the 20 biggest followers', count(*) FROM followers JOIN parts ON handle = follower WHERE role LIKE 'personality:%'
UNION ALL SELECT 'YP-01', 'accounts that state the party', count(*) FROM seen WHERE (contains(bio, 'MKP') OR contains(bio, 'Mavi Körpü')) AND id IN (SELECT author FROM members)
UNION ALL SELECT 'LK-01', 'posts of campaigns that begin with the head of a chat line', count(*) FROM taken WHERE NOT repost AND regexp_matches(text, '^\[\d\d\.\d\d \d\d:\d\d\] \S+ MKP')
UNION ALL SELECT 'LK-05', 'minutes from the pasted chat line to the post', avg(date_diff('minute', strptime(strftime(moment, '%Y') || ' ' || text[2:12], '%Y %d.%m %H:%M') - INTERVAL 4 HOUR, moment))
  FROM posts WHERE NOT repost AND regexp_matches(text, '^\[\d\d\.\d\d \d\d:\d\d\]')
UNION ALL SELECT 'LK-07', 'accounts that the instructed one follows', count(*) FROM follows JOIN parts ON handle = follower WHERE role = 'instructed'
UNION ALL SELECT 'LK-08', 'of these, follow back', count(*) FROM follows a JOIN parts p ON p.handle = a.follower JOIN follows b ON b.follower = a.followed AND b.followed = a.follower
  WHERE p.role = 'instructed'
UNION ALL SELECT 'WB-05', 'platforms with the organiser''s message', 1 + count(DISTINCT platform) FROM elsewhere
  WHERE contains(text, '#QalibXalqınQalibLideri') AND text LIKE (SELECT split_part(text, ' #', 1) || '%' FROM organiser WHERE moment = '2024-02-07 18:42:12')
UNION ALL SELECT 'WB-05', 'seconds from the first to the last', date_diff('second', TIMESTAMP '2024-02-07 18:42:12', max("at"::TIMESTAMP)) FROM elsewhere WHERE contains(text, '#QalibXalqınQalibLideri')
UNION ALL SELECT 'TP-02', 'share of the organiser''s posts about ' || topic, posts / (SELECT count(*) FROM spoken) FROM topics WHERE topic = 'France'
UNION ALL SELECT 'TP-0' || (place + 1), 'rank of ' || topic, place FROM (SELECT topic, row_number() OVER (ORDER BY posts DESC) AS place FROM topics) WHERE place BETWEEN 2 AND 4
UNION ALL SELECT 'TP-05', 'rank of ' || topic, place FROM (SELECT topic, row_number() OVER (ORDER BY posts DESC) AS place FROM topics) WHERE place > 4
UNION ALL SELECT 'TP-06', 'share of Corsica''s posts from February 2024 on', late FROM topics WHERE topic = 'Corsica'
UNION ALL SELECT 'VS-03', 'originals of the organiser, February to October 2024', count(*) FROM counted_months
UNION ALL SELECT 'VS-04', 'mean reposts of one', avg(metrics.retweet_count) FROM counted_months
UNION ALL SELECT 'VS-04', 'mean likes of one', avg(metrics.like_count) FROM counted_months
UNION ALL SELECT 'VS-06', 'mean interactions after the suspensions, times those before',
  avg(metrics.retweet_count + metrics.like_count) FILTER (moment >= '2024-05-24') / avg(metrics.retweet_count + metrics.like_count) FILTER (moment < '2024-05-24') FROM counted_months
UNION ALL SELECT 'VS-01', 'views of the guest''s post', max(metrics.impression_count) FROM organiser WHERE moment = '2024-10-03 15:20:00'
UNION ALL SELECT 'MQ-01', 'videos of October', count(DISTINCT media) FROM videos
ORDER BY fact, what
