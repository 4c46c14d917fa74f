// title:     Which sites are linked to, and of what share
// id:        content/link-shares
// asks:      How often is each site linked to, as a share of all links and as a share of the posts with a link?
// param:     operation string null  Only posts of this operation
// param:     list string null  Only posts of accounts on this list, annex-2 for example
// param:     cluster string null  Only posts of members of the cluster with this id
// param:     all_of list []  Only posts of accounts that posted in every one of these operations
// param:     since datetime null  Only posts at or after this moment
// param:     until datetime null  Only posts before this moment
// set:       :param [{operation, list, cluster, all_of, since, until}] => { RETURN 'corsica' AS operation, null AS list, null AS cluster, [] AS all_of, null AS since, null AS until }
// column:    domain     The site
// column:    links      Times it was linked to
// column:    of_links   Share of all links, 0..1
// column:    all_links  All links: the first denominator
// column:    posts      Posts that link to it
// column:    of_posts   Share of the posts with a link, 0..1; shares may sum to more than 1
// column:    all_posts  Posts with a link: the second denominator
// column:    accounts   Accounts that link to it
// column:    synthetic  Whether generated posts are among them
// innocent:  Everybody in a country links to its big sites; compare with accounts nobody suspects.
// next:      Say which denominator you quote: the two differ when posts carry several links.
// status:    tried
CALL () {
  UNWIND $all_of AS id
  MATCH (:Operation {id: id})<-[:IN_OPERATION]-(:Post)<-[:POSTED]-(a:Account)
  WITH a, collect(DISTINCT id) AS ids WHERE all(id IN $all_of WHERE id IN ids)
  RETURN collect(a) AS people
}
MATCH (a:Account)-[:POSTED]->(p:Post)-[:LINKS_TO]->(l:Link)-[:ON]->(d:Domain)
WHERE ($operation IS NULL OR EXISTS { (p)-[:IN_OPERATION]->(:Operation {id: $operation}) })
  AND ($list IS NULL OR EXISTS { (a)-[:LISTED_IN]->(:Document {id: $list}) })
  AND ($cluster IS NULL OR EXISTS { (a)-[:BELONGS_TO]->(:Cluster {id: $cluster}) })
  AND (size($all_of) = 0 OR a IN people)
  AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH d, count(*) AS links, collect(DISTINCT p) AS found, count(DISTINCT a) AS accounts
WITH collect({domain: d.name, links: links, found: found, accounts: accounts}) AS sites, sum(links) AS all_links
UNWIND sites AS counted
UNWIND counted.found AS p
WITH sites, all_links, count(DISTINCT p) AS all_posts
UNWIND sites AS site
RETURN site.domain AS domain, site.links AS links, toFloat(site.links) / all_links AS of_links, all_links,
       size(site.found) AS posts, toFloat(size(site.found)) / all_posts AS of_posts, all_posts,
       site.accounts AS accounts, any(p IN site.found WHERE coalesce(p.synthetic, false)) AS synthetic
ORDER BY links DESC, domain
