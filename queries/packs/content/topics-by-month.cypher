// title:     What is posted about, month by month
// id:        content/topics-by-month
// asks:      What share of each month's posts holds a word of each topic?
// param:     rules list ["France: France; Français; Macron; ministre de l'intérieur", "New Caledonia: Calédonie; Dumbéa; Kanak; Nouméa; FLNK; Wamytan; Xowie", "Conference: conférence; événement; women empowerment", "Azerbaijan: Aliyev; Azerbaïdjan; poing de fer; @presidentaz; 31marchgenocide; novruzbaymi", "Martinique: Martinique; CTM; Chalvet; Pinto", "Corsica: Corse; Nazione; Korsika; corsica", "Overseas France: Guadeloupe; UPLG; Guyane; Castor; Mayotte"]  Topics with their words, as printed in VIGINUM's Annex 1; FLNK finds FLNKS too
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     reposts boolean false  Whether posts passed on unchanged count
// param:     zone string UTC  The zone in which months begin, Asia/Baku for example
// set:       :param [{rules, all_of, list, cluster, account, since, until, reposts, zone}] => { RETURN ['France: France; Français; Macron; ministre de l\'intérieur', 'New Caledonia: Calédonie; Dumbéa; Kanak; Nouméa; FLNK; Wamytan; Xowie', 'Conference: conférence; événement; women empowerment', 'Azerbaijan: Aliyev; Azerbaïdjan; poing de fer; @presidentaz; 31marchgenocide; novruzbaymi', 'Martinique: Martinique; CTM; Chalvet; Pinto', 'Corsica: Corse; Nazione; Korsika; corsica', 'Overseas France: Guadeloupe; UPLG; Guyane; Castor; Mayotte'] AS rules, [] AS all_of, null AS list, null AS cluster, 'bakuinitiative' AS account, null AS since, null AS until, false AS reposts, 'UTC' AS zone }
// column:    month      The month, as 2024-02
// column:    topic      The topic
// column:    posts      Posts of the month that hold one of its words or more
// column:    of_month   Share of the month's posts, 0..1
// column:    all_month  Posts of the month with a text: the denominator
// column:    of_topic   Share of the topic's posts that fall into the month, 0..1
// column:    zone       The zone of the months
// column:    synthetic  Whether generated posts are among them
// innocent:  News makes topics: a month with an arrest, a vote or a storm has more of its place everywhere.
// next:      Lay the months beside events (events/calendar) and beside what others posted then.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids) RETURN a
  UNION ALL MATCH (:Document {id: $list})<-[:LISTED_IN]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(a:Account) RETURN DISTINCT a
  UNION ALL MATCH (a:Account) WHERE a.handle_key = $account RETURN a
}
WITH a, count(*) AS named WHERE named = size([given IN [head($all_of), $list, $cluster, $account] WHERE given IS NOT NULL])
MATCH (a)-[:POSTED]->(p:Post)
WHERE p.text IS NOT NULL AND p.at IS NOT NULL AND ($reposts OR p.kind <> 'repost') AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH substring(toString(date(datetime({datetime: p.at, timezone: $zone}))), 0, 7) AS month,
     collect({text: toLower(normalize(p.text)), synthetic: coalesce(p.synthetic, false)}) AS posts
ORDER BY month
WITH collect({month: month, posts: posts}) AS months, [r IN $rules | {topic: trim(split(r, ':')[0]),
     words: [w IN split(substring(r, size(split(r, ':')[0]) + 1), ';') WHERE trim(w) <> '' | toLower(normalize(trim(w)))]}] AS rules
UNWIND range(0, size(rules) - 1) AS place
UNWIND months AS m
WITH place, rules[place] AS rule, m, [p IN m.posts WHERE any(w IN rules[place].words WHERE p.text CONTAINS w)] AS found
WITH place, rule, collect({month: m.month, posts: size(found), all: size(m.posts), synthetic: any(p IN found WHERE p.synthetic)}) AS counts,
     sum(size(found)) AS total
UNWIND counts AS c
RETURN c.month AS month, rule.topic AS topic, c.posts AS posts, toFloat(c.posts) / c.all AS of_month, c.all AS all_month,
       CASE WHEN total > 0 THEN toFloat(c.posts) / total END AS of_topic, $zone AS zone, c.synthetic AS synthetic
ORDER BY month, place
