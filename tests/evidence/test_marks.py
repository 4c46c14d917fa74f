import html
import re

from coterie.evidence.labels import Words
from coterie.evidence.marks import pieces, shown, visible
from coterie.evidence.page import Column
from coterie.evidence.rendering import cell
from coterie.evidence.wording import archive, defang, domains, number
from hypothesis import given
from hypothesis import strategies as st

UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x7f-\x9f\ud800-\udfff\U000e0000-\U000e007f]")


@given(st.text(st.characters(codec=None), max_size=80) | st.text("<>&\"'‮​⁦a b\x00"))
def test_what_is_shown_holds_no_tag_of_its_own_and_nothing_unseen(text):
    out = shown(text)
    plain = re.sub(r"</?bdi>|<span class=\"unseen\">|</span>|<wbr>", "", out)
    assert "<" not in plain and ">" not in plain and not UNSEEN.search(out)
    out.encode("utf-8")
    assert html.unescape(plain) == "".join(part for part, _ in pieces(text))


def test_a_name_of_100_kb_is_cut_and_what_is_cut_is_counted():
    out = shown("a" * 100_000)
    assert len(out) < 1000 and "99,400 more characters" in out


def test_honest_scripts_keep_their_joiners_and_stacked_accents_are_counted():
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    assert visible("x\u200dy") == "x⟨ZWJ⟩y"
    assert visible("e" + "\u0301" * 50) == "e⟨50 accents⟩"


def test_addresses_are_defanged_and_only_public_archives_are_links():
    assert defang("see http://btq.org.az/x.html") == "see hxxp://btq[.]org[.]az/x.html"
    assert domains("jabarov.com links, 0.61 of 2,000.") == "jabarov[.]com links, 0.61 of 2,000."
    for bad in ("http://archive.org/x", "javascript:alert(1)", "https://archive.org.evil.example/", "https://a:b@archive.org/", "https://[", "data:text/html,x"):
        assert archive(bad) == "" and "<a" not in cell(bad, Column("Archived", "archive"), Words("en"))
    assert 'href="https://web.archive.org/web/20240211120000/https://x.example/"' in cell(
        "https://web.archive.org/web/20240211120000/https://x.example/", Column("Archived", "archive"), Words("en"))


def test_numbers_are_written_for_people():
    assert [number(x) for x in (1043, 0.61, 4.2e-31, 0.0004, 1234.5, None, float("nan"), 1.0)] == [
        "1,043", "0.61", "4.2\u00a0×\u00a010⁻³¹", "0.0004", "1,234", "–", "–", "1"]
