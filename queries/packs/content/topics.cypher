// title:     What is posted about, by rules of words
// id:        content/topics
// asks:      What share of the posts holds a word of each topic, and which topic comes first?
// param:     rules list ["France: France; Français; Macron; ministre de l'intérieur", "New Caledonia: Calédonie; Dumbéa; Kanak; Nouméa; FLNK; Wamytan; Xowie", "Conference: conférence; événement; women empowerment", "Azerbaijan: Aliyev; Azerbaïdjan; poing de fer; @presidentaz; 31marchgenocide; novruzbaymi", "Martinique: Martinique; CTM; Chalvet; Pinto", "Corsica: Corse; Nazione; Korsika; corsica", "Overseas France: Guadeloupe; UPLG; Guyane; Castor; Mayotte"]  Topics with their words, as printed in VIGINUM's Annex 1; FLNK finds FLNKS too
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     account handle null  Only posts of this account
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// param:     reposts boolean false  Whether posts passed on unchanged count
// set:       :param [{rules, all_of, list, cluster, account, since, until, reposts}] => { RETURN ['France: France; Français; Macron; ministre de l\'intérieur', 'New Caledonia: Calédonie; Dumbéa; Kanak; Nouméa; FLNK; Wamytan; Xowie', 'Conference: conférence; événement; women empowerment', 'Azerbaijan: Aliyev; Azerbaïdjan; poing de fer; @presidentaz; 31marchgenocide; novruzbaymi', 'Martinique: Martinique; CTM; Chalvet; Pinto', 'Corsica: Corse; Nazione; Korsika; corsica', 'Overseas France: Guadeloupe; UPLG; Guyane; Castor; Mayotte'] AS rules, [] AS all_of, null AS list, null AS cluster, 'bakuinitiative' AS account, null AS since, null AS until, false AS reposts }
// column:    rank       1 is the topic of most posts; equal numbers share a rank
// column:    topic      The topic
// column:    posts      Posts that hold one of its words or more; a post may have several topics
// column:    of_posts   Share of all posts asked for, 0..1; shares may sum to more than 1
// column:    all_posts  Posts with a text: the denominator
// column:    words      Each word with the posts that hold it
// column:    first_at   When the first post of the topic was written, UTC
// column:    synthetic  Whether generated posts are among them
// innocent:  A rule of words counts mentions, praise and blame alike; whoever writes about a country names it.
// next:      Read a sample of each topic. The rules are for French: other languages need a translation first, named with its version.
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
WHERE p.text IS NOT NULL AND ($reposts OR p.kind <> 'repost') AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH collect({text: toLower(normalize(p.text)), at: p.at, synthetic: coalesce(p.synthetic, false)}) AS posts
WITH posts, [r IN $rules | {topic: trim(split(r, ':')[0]),
     words: [w IN split(substring(r, size(split(r, ':')[0]) + 1), ';') WHERE trim(w) <> '' | toLower(normalize(trim(w)))]}] AS rules
WHERE size(posts) > 0
UNWIND rules AS rule
WITH posts, rule, [p IN posts WHERE any(w IN rule.words WHERE p.text CONTAINS w)] AS found
WITH size(posts) AS all_posts, rule.topic AS topic, size(found) AS n, reduce(first = null, p IN found | CASE WHEN first < p.at THEN first ELSE p.at END) AS first_at,
     [w IN rule.words | w + ' ' + size([p IN found WHERE p.text CONTAINS w])] AS words, any(p IN found WHERE p.synthetic) AS synthetic
WITH all_posts, collect({topic: topic, posts: n, first_at: first_at, words: words, synthetic: synthetic}) AS topics
UNWIND topics AS t
RETURN 1 + size([o IN topics WHERE o.posts > t.posts]) AS rank, t.topic AS topic, t.posts AS posts,
       toFloat(t.posts) / all_posts AS of_posts, all_posts, t.words AS words, t.first_at AS first_at, t.synthetic AS synthetic
ORDER BY rank, topic
