import base64
import hashlib
import html
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from coterie.evidence.rendering import render
from coterie.evidence.report import compose
from coterie.queries.errors import UsageError

sys.path.insert(0, str(Path(__file__).parent))
import made_up

EVIL = "<script>alert(1)</script>\u202e</title>\"'><img src=http://evil.example/x onerror=alert(2)>{{7*7}}\u200b&amp;\x00\ud800"
ATTRIBUTES = {"class", "id", "href", "rel", "lang", "charset", "name", "content", "http-equiv", "title", "scope", "tabindex", "role", "src", "alt",
              "aria-label", "aria-hidden", "data-head"}


class Seen(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@cache
def page(word="", **config):
    return render(compose(made_up.answers(word), made_up.config(word, **config), made_up.findings(word), made_up.told(word)))


def test_hostile_words_in_every_field_make_no_tag_no_attribute_and_no_address():
    harmless, hostile = Seen(page()).tags, Seen(page(EVIL)).tags
    assert {t for t, _ in hostile} - {"wbr"} == {t for t, _ in harmless} - {"wbr"}
    for tag, attributes in hostile:
        assert set(attributes) <= ATTRIBUTES, (tag, attributes)
        assert tag != "img" or attributes["src"].startswith("data:image/svg+xml;base64,")
        assert tag != "a" or re.match(r"#[a-z0-9-]+$|https://web\.archive\.org/", attributes["href"])
    assert "\u202e" not in page(EVIL) and "⟨RLO⟩" in page(EVIL) and "{{7*7}}" in page(EVIL)


def test_nothing_but_style_and_pictures_in_the_file_is_allowed():
    policy = next(a["content"] for t, a in Seen(page()).tags if a.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", page(), re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == ["default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:", "base-uri 'none'", "form-action 'none'"]


def test_the_same_input_gives_the_same_bytes_in_another_process():
    there = subprocess.run([sys.executable, "-c", "import made_up as m; from coterie.evidence.rendering import render; from coterie.evidence.report "
                            "import compose; import sys; sys.stdout.buffer.write(render(compose(m.answers(), m.config(), m.findings(), m.told())).encode())"],
                           capture_output=True, check=True, cwd=Path(__file__).parent, env=os.environ | {"PYTHONHASHSEED": "7"}, timeout=120)
    here = render(compose(made_up.answers(), made_up.config(), made_up.findings(), made_up.told()))
    assert there.stdout.decode() == here == page()


def test_synthetic_rows_are_marked_on_the_page_and_on_each_section_table_and_figure():
    text = page()
    seen = Seen(text).tags
    assert 'class="band"' in text and "◇ synthetic" in text
    marked = len(re.findall(r'<span class="diamond" title', text))
    assert marked >= sum(tag in ("caption", "figcaption") for tag, _ in seen)
    assert "◇" not in render(compose(made_up.silence, made_up.config(synthetic=False), None)).replace("◇ marks", "")


def test_rows_say_that_they_are_synthetic_even_when_the_case_does_not():
    assert 'class="band"' in page(synthetic=False)


def test_a_world_without_findings_says_not_enough_data_and_shows_no_empty_table():
    text = render(compose(made_up.silence, made_up.config(synthetic=False, generated_from=()), None))
    assert "Not enough data: no question of this report found anything" in text and "No detection has been run" in text
    body = text[:text.index('<section id="questions"')]
    assert "<table" not in body and "<img" not in text


def test_a_detection_that_names_nobody_gives_its_reason():
    nothing = made_up.findings() | {"clusters": [], "leads": [], "reason": "Not enough data: there are no posts."}
    assert "Nothing found: no group passed the tests. Not enough data: there are no posts." in re.sub(
        r"</?bdi>|<wbr>", "", render(compose(made_up.silence, made_up.config(), nothing)))


def test_page_one_says_in_five_sentences_at_most_what_was_found_and_beside_it_what_chance_would_do():
    text = re.sub(r"<[^>]+>|\s+", " ", page())
    front = text[text.index("What was found"):text.index("Contents")]
    assert "2 groups with 63 accounts synchronised; 46 of the accounts are named at the strict level." in front
    assert "it found no group there" in front and front.count("§") == 5
    assert "42 accounts took part in at least 4 of 4 episodes, where activity" in text.replace(" ,", ",")
    assert "17 more not shown." in text and "is fake" not in text


def test_leads_have_numbers_and_no_names():
    findings = made_up.findings()
    findings["leads"] = [{"attend_enough": 19, "expected": 9.0, "members": ["twin:777777"], "who": "twin:777777"}]
    assert "777777" not in render(compose(made_up.answers(), made_up.config(), findings))


def test_a_tie_is_shown_as_a_tie():
    assert "2 accounts share the first second" in page() and "nobody among them was first" in page()


def test_each_section_names_its_question_hash_parameters_honest_explanation_and_next_step():
    text = re.sub(r"<[^>]+>|\s+", " ", page())
    for question in ("clusters/members", "overlap/accounts-in-all", "operations/bins", "origin/first-posters", "infrastructure/backlinks", "affiliation/paths"):
        assert f"{question} 1f00ba2c9d3e" in text
    assert text.count("Honest explanation.") >= 8 and text.count("Before believing it.") >= 8


@pytest.mark.parametrize("wrong", [{"tlp": 'RED"; } body { background: url(x)'}, {"lang": "../en"}])
def test_a_mark_or_language_that_does_not_exist_is_refused_with_advice(wrong):
    with pytest.raises(UsageError, match="Choose from"):
        page(**wrong)


def test_a_window_of_weeks_is_asked_for_in_longer_bins():
    asked = []

    def put(id_, **params):
        asked.append((id_, params))
        reply = made_up.answers()(id_, **params)
        if id_ != "operations/volume":
            return reply
        return replace(reply, rows=tuple(row | {"ends": row["starts"] + timedelta(days=30)} for row in reply.rows))

    compose(put, made_up.config(), None)
    assert [params["minutes"] for id_, params in asked if id_ == "operations/bins"] == [60]


def test_profiles_stand_beside_a_group_with_counts_and_what_lacks_is_said():
    text = page()
    assert "9 of 45 (20.0" in text and "30 of 600 (5.0" in text and "quiet[.]example" in text and "http://quiet" not in text
    assert "900 accounts outside that posted 4 to 210 times" in text and "Follows: the collection says nothing of it." in text


def test_what_was_not_compared_is_said_beside_the_groups():
    assert "link: 1 trace, used 90 times" in page() and "viral[.]example" in page()


def plain(text):
    """The words of a page, without its tags."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<wbr>|</?bdi>", "", re.sub(r"<(?!wbr|/?bdi)[^>]+>", " ", text))))


def test_the_ledger_comes_first_with_every_claim_beside_its_control_and_its_verdict():
    text = page()
    assert re.findall(r'<section id="([^"]+)"', text)[0] == "ledger"
    ledger = plain(text[text.index('<section id="ledger"'):text.index('<section id="criterion-2"')])
    assert "1 “reproduced under an assumption”, 1 “holds on the synthetic twin”, 1 “documented”, 1 “differs”, 1 “not enough data” and 1 “not reproducible”" in ledger
    assert "at least 1,000 370 21.5 where 370 was measured holds on the synthetic twin" in ledger
    assert "0.594 0.594 95 % interval 56.0 % – 62.0 % reproduced under an assumption" in ledger


def test_each_claim_is_told_once_in_full_under_its_first_criterion_with_question_control_source_and_figure():
    text = page()
    assert all(text.count(f'<article id="claim-{c["id"].lower()}"') == 1 for c in made_up.told().claims)
    card = text[text.index('<article id="claim-op5-01"'):]
    card = plain(card[:card.index("</article>")])
    for part in ("OP5-01 The operation drew many posts.", "holds on the synthetic twin", "at least 1,000 published, 370 measured", "operations/bins 1f00ba2c9d3e", "21.5 where 370 was measured",
                 "The busiest 10 minutes held 376 posts", "OP5-01: 370 posts measured, 21.5 by its control", ", p. 18, B3", "“a mirror ”"):
        assert part in card, part
    assert "Told in full above: OP5-01." in plain(text)
    order = re.findall(r'<section id="(criterion-2|clusters|operations|criterion-3|site-1|path-1|other-claims|techniques|named|glossary|how-to-read|reply)"', text)
    assert order == ["criterion-2", "clusters", "operations", "criterion-3", "site-1", "path-1", "other-claims", "techniques", "named", "glossary", "how-to-read", "reply"]


def test_a_figure_stands_once_and_is_pointed_at_afterwards():
    text = page()
    pictures = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)"', text)
    assert len(pictures) == len(set(pictures)) > 8
    numbers = [int(n) for n in re.findall(r'<figure id="figure-(\d+)"', text)]
    assert numbers == list(range(1, len(pictures) + 1))
    assert re.search(r'→ <a href="#figure-\d+">', text)


def test_sections_after_abcde_and_labels_in_french_with_french_numbers():
    text = page(lang="fr", sections="abcde")
    assert '<html lang="fr">' in text and re.findall(r'<section id="(letter-.)"', text) == ["letter-a", "letter-b"]
    said = plain(text)
    assert "A : En français Actor" in said and "au moins 1 000 publié, 370 mesuré" in said and "21,5, pour 370 mesurés" in said and "Droit de réponse" in said
    assert re.search(r'<span lang="en"><bdi>The operation drew many posts', text)


def places(label):
    return {name for _, name, _, _ in Formatter().parse(label) if name}


def test_every_language_has_the_same_labels_with_the_same_places_to_fill():
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parents[2] / "evidence" / "templates").glob("*.toml"))]
    assert len(tables) >= 2
    for other in tables[1:]:
        for name, table in tables[0].items():
            assert name == "glossary" or set(table) == set(other[name]), name
        for key, label in tables[0]["labels"].items():
            assert places(label) == places(other["labels"][key]), key


def test_names_of_100_kb_and_marked_up_ones_are_cut_and_shown_as_they_are():
    word = "<svg onload=alert(3)>[x](javascript:alert(4))" + "\u202e" + "a" * 100_000
    text = page(word)
    assert len(text) < 5_000_000 and "more characters⟩" in text and "<svg" not in text
    assert {t for t, _ in Seen(text).tags} - {"wbr"} == {t for t, _ in Seen(page()).tags} - {"wbr"}


def test_who_is_named_can_answer_and_an_unknown_template_is_refused():
    assert "Write to press@example.org." in plain(page(reply="press@example.org")) and "names nobody to write to yet" in plain(page())
    with pytest.raises(UsageError, match="Choose from viginum, abcde"):
        page(sections="abc")
