"""Pages compared: a mirror shares all, a stranger on the same theme shares little and only in the weakest tier."""

from coterie.analytics.pages import compare, read
from hypothesis import example, given
from hypothesis import strategies as st

FRONT = """<html><head><meta name="generator" content="Theme 6.1"><meta name="google-site-verification" content="{proof}">
<script>gtag('config', 'G-{tag}'); // səhifə</script></head>
<body><nav><a href="{site}/about-us">About</a> <a href="{site}/en/news/12">News</a><a href="mailto:a@b.example">mail</a></nav><p>{text}</p></body></html>"""
SITE = FRONT.format(proof="abc", tag="ABCDEFGH12", site="https://group.example", text="We hold a conference on the end of an empire in May")
MIRROR = FRONT.format(proof="abc", tag="ABCDEFGH12", site="", text="We hold a conference on the end of an empire in May")
STRANGER = FRONT.format(proof="xyz", tag="ZZZZZZZZ99", site="https://shop.example", text="Fresh bread every morning from our own oven").replace("about-us", "bread").replace("news/12", "oven")


def test_a_mirror_shares_identifiers_words_paths_and_frame():
    found = compare(read(SITE), read(MIRROR))
    assert [(s.tier, s.kind, s.share) for s in found] == [(1, "identifier", 1.0), (2, "paths", 1.0), (2, "words", 1.0), (3, "frame", 1.0), (3, "generator", 1.0)]
    assert found[0].values == ("G-ABCDEFGH12", "google-site-verification abc") and found[1].values == ("/about-us", "/en/news/12")


def test_a_stranger_on_the_same_theme_shares_only_the_theme():
    assert {s.tier for s in compare(read(SITE), read(STRANGER))} == {3}
    assert compare(read(SITE), read("")) == [] == compare(read(""), read(""))


def test_certificates_count_when_both_are_known():
    assert [s.kind for s in compare(read(""), read("x"), certificates=("aa", "aa"))] == ["certificate"]
    assert compare(read(""), read("x"), certificates=("aa", "bb")) == compare(read(""), read("x"), certificates=("", "")) == []


def test_letters_are_told_apart_by_whether_a_visitor_sees_them():
    assert (read(SITE).azeri, read(SITE).hidden_azeri) == (0, 2)
    assert (read("<p>Bakı Təşəbbüs Qrupu</p><!-- səs -->").azeri, read("<p>Bakı Təşəbbüs Qrupu</p><!-- səs -->").hidden_azeri) == (2, 1)
    assert read("<p>Türkiye'nin ışığı</p>").azeri == 0


@given(st.text(alphabet="<>/a='\" ə!-&#;[]:h", max_size=60))
@example("<![ə")
@example("a<![if x]>b<![endif]>")
def test_broken_pages_give_what_can_be_read_and_compare_to_themselves_alike(html):
    page = read(html)
    assert compare(page, page) == compare(page, page) and all(s.share == 1.0 for s in compare(page, page))
