"""Who registered a site, what links to it, and what its archived pages carry; what strangers share joins nobody."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from coterie.loaders.asserted import is_service, stands_for_nobody
from coterie.loaders.format import Context
from coterie.loaders.page import page
from coterie.queries.errors import BadInput
from taken import Taken, apart, taken
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

NOBODY = ["REDACTED FOR PRIVACY", "Data Redacted", "Domains By Proxy, LLC", "Contact Privacy Inc. Customer 0123", "Privacy service provided by Withheld for Privacy ehf", "Private Person", "WhoisGuard Protected",
          "Not Disclosed", "N/A", "-", "", "GDPR Masked", "Please query the RDDS service of the Registrar", "Statutory Masking Enabled", "See PrivacyGuardian.org", "Whois Privacy Corp."]
SOMEBODY = ["Foo Private Limited", "Privacy International", "Environmental Protection Agency", "Bakı Təşəbbüs Qrupu", "Protected Areas Ltd", "Hafiz Jabarov", "Google Inc."]


def test_what_registries_print_in_place_of_a_person_is_nobody():
    assert [x for x in NOBODY if not stands_for_nobody(x)] == [] and [x for x in SOMEBODY if stands_for_nobody(x)] == []
    assert is_service("GoDaddy.com, LLC") and is_service("Hetzner Online GmbH") and not is_service("Example Media SARL")


WHOIS = "Domain Name: {}\nCreation Date: 2023-07-06T09:00:00Z\nRegistrar: EnCirca, Inc.\nRegistrant Name: {}\nRegistrant Organization: {}\nRegistrant Street: {}\nRegistrant City: Bakı\nRegistrant Country: AZ\nName Server: NS1.X\n"


def test_strangers_who_hide_behind_the_same_words_are_not_joined(tmp_path):
    both = WHOIS.format("ONE.COM", "REDACTED FOR PRIVACY", "REDACTED FOR PRIVACY", "REDACTED FOR PRIVACY") + WHOIS.format("two.org.az", "Domains By Proxy, LLC", "GoDaddy.com, LLC", "x") + WHOIS.format("encirca.com", "", "EnCirca Inc", "y")
    found = taken(tmp_path, "records.txt", both)
    assert found.counts == ("whois", 3, 3, 0) and found.edges == {} and found.keys("Domain") == ["encirca.com", "one.com", "two.org.az"]
    assert found.node("Domain", "one.com") == {"registered_on": datetime(2023, 7, 6, 9, tzinfo=UTC), "registrar": "EnCirca, Inc."}
    assert set(found.load.notes) == {"registrant withheld by the registry", "registrant that registers or hosts for others"}


def card(role, name, **more):
    return {"objectClassName": "entity", "roles": [role], "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", name], *([k, {}, "text", v] for k, v in more.items())]]}


@pytest.mark.parametrize("name", ["REDACTED FOR PRIVACY", "Domains By Proxy, LLC", "Registrar Ltd", "OVH SAS", "Data Protected"])
@pytest.mark.parametrize("kind", ["rdap", "whois-json", "whois"])
def test_two_sites_of_strangers_stay_apart_whichever_protocol_told(tmp_path, kind, name):
    rows = {"rdap": lambda site: {"objectClassName": "domain", "rdapConformance": [], "ldhName": site, "entities": [card("registrar", "Registrar Ltd"), card("registrant", name, org=name, adr=["", "", name, "Phoenix", "", "", "US"])]},
            "whois-json": lambda site: {"domain": {"domain": site, "created_date": ""}, "registrar": {"name": "Registrar Ltd"}, "registrant": {"name": name, "organization": name, "street": name, "city": "Phoenix"}}}
    text = "".join(WHOIS.format(site, name, name, name).replace("EnCirca, Inc.", "Registrar Ltd") for site in ("one.com", "two.org.az"))
    found = taken(tmp_path, "records.txt", text if kind == "whois" else [rows[kind](site) for site in ("one.com", "two.org.az")])
    assert found.counts == (kind, 2, 2, 0) and found.edges == {} and {label for label, _ in found.nodes} == {"Domain"}


def test_a_registrant_is_a_statement_of_the_record(tmp_path):
    found = taken(tmp_path, "one.whois", WHOIS.format("one.com", "Somebody", "Örnek Media", "12 Main St"))
    assert found.ends("REGISTERED_BY") == [("one.com", "ornek-media")] and found.ends("LOCATED_AT") == [("ornek-media", "12-main-st-bakı-az".replace("ı", "i"))]
    assert found.ends("CITES") and all(end == "registration-one.com" for _, end in found.ends("CITES"))


def test_rdap_says_the_same_as_whois(tmp_path):
    record = {"objectClassName": "domain", "rdapConformance": ["rdap_level_0"], "ldhName": "ONE.COM", "events": [{"eventAction": "registration", "eventDate": "2023-07-06T09:00:00Z"}],
              "entities": [card("registrar", "EnCirca, Inc."), card("registrant", "Somebody", org="Örnek Media", adr=["", "", "12 Main St", "Bakı", "", "", "AZ"]), {"roles": None}, "odd"]}
    rdap = taken(tmp_path, "one.json", json.dumps(record, indent=1))
    whois = taken(tmp_path, "one.whois", WHOIS.format("one.com", "Somebody", "Örnek Media", "12 Main St"))
    assert rdap.counts == ("rdap", 1, 1, 0) and rdap.ends("REGISTERED_BY") == whois.ends("REGISTERED_BY") and rdap.ends("LOCATED_AT") == whois.ends("LOCATED_AT")
    assert {name for said in apart(rdap, whois).values() for name in said} <= {"asserted_by"}
    with pytest.raises(BadInput, match="no domain's record"):
        taken(tmp_path, "error.json", json.dumps({"rdapConformance": [], "objectClassName": "", "errorCode": 404, "title": "Not found"}))


def test_a_certificate_of_many_sites_joins_none(tmp_path):
    found = taken(tmp_path, "crt.json", json.dumps([{"issuer_ca_id": 1, "name_value": "*.one.com\none.com\nshop.two.az", "common_name": "x"}, {"issuer_ca_id": 1, "name_value": "admin@three.com"}]))
    assert found.counts == ("crtsh", 2, 1, 1) and found.keys("Domain") == ["one.com", "two.az"] and found.edges == {} and sum(found.load.notes.values()) == 1


def test_days_of_viginums_lists_have_the_day_first(tmp_path):
    found = taken(tmp_path, "list.csv", "\ufeffdomain,create date,first seen,type\r\nrrussianews[.]com,10/03/2022,x,media\r\nbad,32/01/2022,,\r\nx[.]ru,31/31/2022,,\r\n")
    assert found.counts == ("viginum-domains", 3, 1, 2) and found.node("Domain", "rrussianews.com")["registered_on"] == datetime(2022, 3, 10, tzinfo=UTC)


LINKS = {"ahrefs": "Referring page title,Referring page URL,Domain rating,Target URL,Anchor,First seen\nT,https://blog.one.com/a,7,https://two.org.az/b,here,2024-01-02\n",
         "ahrefs-api": "url_from,url_to,anchor,first_seen\nhttps://blog.one.com/a,https://two.org.az/b,here,2024-01-02\n",
         "semrush": "Page ascore;Source title;Source url;Target url;Anchor;Nofollow;First seen;Last seen\n1;T;https://blog.one.com/a;https://two.org.az/b;here;false;2024-01-02;\n",
         "majestic": "SourceURL,AnchorText,TargetURL,FirstIndexedDate,LastSeenDate,SourceTrustFlow\nhttps://blog.one.com/a,here,https://two.org.az/b,2024-01-02,,\n",
         "search-console": 'Linking page,Last crawled\n"https://blog.one.com/a,b","Jan 2, 2024"\n', "search-console-sites": 'Site,Linking pages,Target pages\none.com,"1,240",12\n',
         "ahrefs-domains": "Referring domain,Domain rating,Backlinks,First seen\none.com,7,1,2024-01-02\n",
         "pravda": "URL,Source Title,Source URL,Canonical,Publication Date\nhttps://one.com/a,here,https://www.two.org.az/b,,2024-01-02T10:00:00Z\n"}


@pytest.mark.parametrize("tool", LINKS)
def test_every_tools_words_for_a_link(tmp_path, tool):
    bare = tool in ("search-console", "search-console-sites", "ahrefs-domains")
    if bare:
        with pytest.raises(BadInput, match="--of"):
            taken(tmp_path, "links.csv", LINKS[tool])
    content = LINKS[tool] + LINKS[tool].splitlines()[1].replace("one.com", "not a site") + "\n"
    found = taken(tmp_path, "links.csv", content.encode("utf-16"), Context(of="www.two.org.az"))
    assert found.counts == (tool, 2, 1, 1) and found.ends("BACKLINKS") == [("one.com", "two.org.az")]
    said = found.edges["BACKLINKS", "one.com", "two.org.az"]
    assert said.get("verb") in ("here", None) and said.get("holds_from", said.get("holds_to", "2024-01-02")) == "2024-01-02"


def test_search_console_in_another_language_is_read_by_place_where_the_user_says_so(tmp_path):
    latest, sites = "Una página,Un día\nhttps://blog.one.com/a,2024-01-02\nhttps://x.one.com/,ayer\n", "Un sitio;Una cuenta;Otra\none.com;1.240;12\n"
    with pytest.raises(BadInput, match="--as search-console"):
        taken(tmp_path, "latest.csv", latest.replace("ayer", "2024-01-03"), Context(of="two.org.az"))
    found = taken(tmp_path, "latest.csv", latest, Context(of="two.org.az"), named="search-console")
    assert found.counts == ("search-console", 2, 2, 0) and found.edges["BACKLINKS", "one.com", "two.org.az"]["holds_to"] == "2024-01-02"
    assert found.load.notes == {"Last crawled that is no day in a known spelling": 1}
    assert taken(tmp_path, "sites.csv", sites, Context(of="two.org.az"), named="search-console-sites").ends("BACKLINKS") == [("one.com", "two.org.az")]


PAGE = """<html><head><title>A &amp; B</title><meta name="generator" content="WordPress 6.1"><meta name="yandex-verification" content="abc1">
<script>gtag('config', 'G-ABCDEFG123'); ym(12345678, "init"); fbq('init', '123456789012')</script><script src="x?client=ca-pub-1234567890123456"></script>UA-12345-6</head>
<body><a href="/in">inside</a><a href="https://two.org.az/x">the <b>other</b></a><a href="http://[bad">broken</a><a href="mailto:a@b.c">mail</a>{}</body></html>"""


def archive(*pages, status="200 OK"):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for address, html in pages:
        headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(html.encode()), http_headers=headers, warc_headers_dict={"WARC-Date": "2024-02-11T10:00:00Z"}))
    return out.getvalue()


def test_archived_pages_carry_marks_links_and_mirrors(tmp_path):
    text = "the same long text of a page " * 12
    found = taken(tmp_path, "pages.warc", archive(("https://www.one.com/", PAGE.format(text)), ("https://mirror.org/a", f"<body>A page<p>{text}</p></body>"), ("https://three.net/", f"<body>A page<p>{text}</p></body>"),
                                                  ("https://four.net/", "<body>404</body>"), ("https://five.net/", "<body>404</body>")))
    assert found.counts == ("warc", 5, 5, 0) and found.node("Domain", "one.com")["title"] == "A & B"
    assert found.node("Domain", "one.com")["marks"] == ["facebook-pixel:123456789012", "generator:WordPress 6.1", "google-adsense:pub-1234567890123456", "google-analytics:G-ABCDEFG123",
                                                       "google-analytics:UA-12345-6", "yandex-metrica:12345678", "yandex-verification:abc1"]
    assert found.ends("BACKLINKS") == [("one.com", "two.org.az")] and found.edges["BACKLINKS", "one.com", "two.org.az"]["verb"] == "the other"
    assert found.ends("MIRRORS") == [("three.net", "mirror.org")] and len(found.keys("Statement")) == 1


@pytest.mark.parametrize("words", ["Welcome to nginx! If you see this page, the nginx web server is successfully installed and working.", "This domain is for sale. Buy this domain today.", "Just a moment... Checking your browser before accessing the site."])
def test_what_a_host_shows_in_place_of_a_site_makes_no_mirrors(tmp_path, words):
    text = f"<body><p>{words}</p>{'Further words that every such page has. ' * 12}</body>"
    assert taken(tmp_path, "pages.warc", archive(("https://one.com/", text), ("https://two.org.az/", text))).edges == {}


def test_errors_and_sites_on_one_host_make_no_mirrors_of_strangers(tmp_path):
    text = f"<body>{'the same long text of a page ' * 12}</body>"
    assert taken(tmp_path, "errors.warc", archive(("https://one.com/", text), ("https://two.org.az/", text), status="404 Not Found")).edges == {}
    found = taken(tmp_path, "blogs.warc", archive(("https://one.blogspot.com/", PAGE.format("")), ("https://two.blogspot.com/", "<a href='https://three.wordpress.com/a'>x</a>")))
    assert found.keys("Domain") == ["one.blogspot.com", "three.wordpress.com", "two.blogspot.com", "two.org.az"] and "marks" not in found.node("Domain", "two.blogspot.com")


def test_sites_that_carry_the_same_ids_are_told_and_not_joined(tmp_path):
    found = taken(tmp_path, "pages.warc", archive(*((f"https://{name}/", f"<head><script>ga('create', 'UA-12345-6')</script></head><body>{name * 40}</body>") for name in ("one.com", "two.org.az"))))
    assert found.edges == {} and [found.node("Domain", name)["marks"] for name in ("one.com", "two.org.az")] == [["google-analytics:UA-12345-6"]] * 2


def test_a_damaged_archive_costs_what_is_damaged(tmp_path):
    whole = archive(("https://one.com/", "<body>x</body>"))
    found = taken(tmp_path, "cut.warc", whole + b"WARC/1.0\r\nContent-Length: no\r\n\r\n<html>" + b"\0" * 5000)
    assert found.load.accepted >= 1 and found.load.read == found.load.accepted + found.load.refused


@pytest.mark.parametrize("html", ["", "<", "<a href=" * 2000, "<title>" * 500, "<!DOCTYPE [<!ENTITY a 'b'>]>&a;", "\ud800\0<a href='\ud800'>x", "<script>" * 100 + "x"])
def test_any_page_is_read(html):
    assert page(html, "https://one.com").title is not None


def test_the_real_files(shared, tmp_path):
    data = shared / "data"
    for name, count in {"com_encirca.com": 1, "jobs_google.jobs": 1, "london_lat.london": 1, "top_otto.top": 1}.items():
        text, parsed = (Taken(data / "rdap_whois" / f"{name}{end}", aside=tmp_path) for end in ("", ".json"))
        assert text.counts == ("whois", count, 1, 0) and parsed.counts == ("whois-json", 1, 1, 0) and apart(text, parsed) == {}
    assert Taken(data / "rdap_whois/test/testdata/rdap/rdap.nic.cz/domain-example.cz.json", aside=tmp_path).counts == ("rdap", 1, 1, 0)
    assert Taken(data / "viginum" / "rrn" / "NDD_RRN.csv", aside=tmp_path).counts == ("viginum-domains", 637, 637, 0)
    assert Taken(data / "format_samples" / "crtsh_sample.json", aside=tmp_path).counts == ("crtsh", 1, 1, 0)
    archives = {path.name: Taken(path, aside=tmp_path).load for path in sorted((data / "warc").glob("*arc*"))}
    assert len(archives) == 16 and all(x.format == "warc" and x.refused == 0 for x in archives.values()) and archives["example.warc.gz"].edges == {"BACKLINKS": 1}
    links = [Taken(path, aside=tmp_path, context=Context(of="plumber.example.com")).load for path in sorted((data / "format_samples" / "backlinks").glob("*.csv")) if "header" not in path.name and "pages" not in path.name]
    assert [(x.format, x.read, x.refused) for x in links] == [("ahrefs-api", 1, 0), ("ahrefs", 2, 0), ("ahrefs-domains", 1, 0), ("ahrefs", 2, 0), ("search-console", 3, 0), ("search-console-sites", 3, 0)]
