-- Posts as counted, from pages of the API: a repost has its original's text, hashtags, mentions, links and media.
WITH pages AS (
  SELECT data, includes FROM read_json($pages, format = 'newline_delimited', maximum_object_size = 16777216, columns = {
    data: 'STRUCT(id VARCHAR, author_id VARCHAR, created_at TIMESTAMP, text VARCHAR, lang VARCHAR,
      referenced_tweets STRUCT("type" VARCHAR, id VARCHAR)[],
      entities STRUCT(hashtags STRUCT(tag VARCHAR)[], mentions STRUCT(username VARCHAR)[], urls STRUCT(expanded_url VARCHAR)[]),
      attachments STRUCT(media_keys VARCHAR[]),
      public_metrics STRUCT(retweet_count BIGINT, like_count BIGINT, impression_count BIGINT))[]',
    includes: 'STRUCT(tweets STRUCT(id VARCHAR, text VARCHAR, lang VARCHAR,
      entities STRUCT(hashtags STRUCT(tag VARCHAR)[], mentions STRUCT(username VARCHAR)[], urls STRUCT(expanded_url VARCHAR)[]),
      attachments STRUCT(media_keys VARCHAR[]))[])'})),
raw AS (SELECT unnest(data, max_depth := 2) FROM pages),
known AS (
  SELECT id, any_value(text) AS text, any_value(lang) AS lang, any_value(entities) AS entities, any_value(attachments) AS attachments
  FROM (SELECT unnest(includes.tweets, max_depth := 2) FROM pages) GROUP BY id),
own AS (SELECT *, list_filter(referenced_tweets, lambda r: r.type = 'retweeted')[1].id AS original FROM raw)
SELECT
  own.id, own.author_id AS author, own.created_at AS moment, own.original IS NOT NULL AS repost,
  coalesce(known.text, own.text) AS text, coalesce(known.lang, own.lang) AS lang,
  list_transform(coalesce(if(own.original IS NULL, own.entities, known.entities).hashtags, []), lambda t: lower(t.tag)) AS tags,
  list_transform(coalesce(if(own.original IS NULL, own.entities, known.entities).mentions, []), lambda m: m.username) AS mentions,
  list_transform(coalesce(if(own.original IS NULL, own.entities, known.entities).urls, []), lambda u: split_part(u.expanded_url, '/', 3)) AS sites,
  if(own.original IS NULL, own.attachments, known.attachments).media_keys AS media,
  own.public_metrics AS metrics
FROM own LEFT JOIN known ON known.id = own.original
