"""The veil: nobody whom a profile shelters is named behind it, in whatever form; the others are as they were."""

import re
from dataclasses import dataclass

import pytest
from coterie.evidence.gate.profile import PROFILES, profile
from coterie.evidence.gate.search import Search
from coterie.queries import catalogue
from coterie.queries.errors import UsageError
from society import BIO, KEY, NAMED, OTHER, PRIVATE, TEXT, giveaways, veil, world

PSEUDONYM = re.compile(r"(acc|per|site|post|text|name)-[b-df-hj-km-np-tv-z2-9]{12}|⟨(address )?withheld⟩")


@pytest.mark.parametrize("said", giveaways())
def test_no_form_of_a_sheltered_one_passes(said):
    behind = veil().text(f"They say {said} was there")
    assert PSEUDONYM.search(behind) and not Search(PROFILES["public"], world()).leaks({"a.txt": behind.encode()}), behind


@pytest.mark.parametrize("said", ["Presidency of Arcadia", "@Presidency", "x:1", "Ilham Noble", "Union of Arcadia", "the link to the page", "2,090 posts", "0.61",
                                  "operations/bins", "A statement of the Presidency on the harbour, in full.", "https://web.archive.org/web/2024/https://arcadia.example/"])
def test_what_names_nobody_sheltered_stays(said):
    assert veil().text(said) == said


def test_a_cell_that_names_somebody_is_looked_up_whole_even_when_it_is_an_ordinary_word():
    behind = veil()
    assert behind("link", "handle").startswith("acc-") and behind("link", "signal") == "link"
    assert behind(BIO, "bio").startswith("text-") and behind("Flat 4, Elm Street", "location").startswith("text-") and behind("Baku", "location") == "Baku"


def test_a_pseudonym_is_one_person_and_the_same_throughout_a_case_and_unlinked_to_other_cases():
    one, again, elsewhere = veil(), veil(), veil(key=OTHER)
    name = one("Sona35072550", "handle")
    assert {one("x:1281192377277780", "key"), again("x:1281192377277780", "key")} == {f"x:{name}"} and one("@sona35072550") == f"@{name}"
    assert one("1281192377277780", "account") == one("Sona Məmmədova", "name") == name
    assert elsewhere("Sona35072550", "handle") not in (name, "Sona35072550")
    assert KEY.hex() not in name


def test_a_row_that_speaks_of_somebody_sheltered_loses_the_links_that_lead_there_and_guesses_never_leave():
    row = {"says": "Written by @Sona35072550", "archive": "https://perma.cc/AAAA-BBBB", "candidates": ["Sona3507255O"], "posts": 3}
    behind = veil().row(row)
    assert behind["archive"] is None and behind["posts"] == 3 and behind["candidates"] is None and "Sona" not in str(behind)
    assert veil().row({"says": "The Presidency spoke", "archive": "https://perma.cc/AAAA-BBBB"})["archive"] == "https://perma.cc/AAAA-BBBB"
    assert veil("internal")({"handle": "x", "candidates": ["y"]}) == {"handle": "x", "candidates": None}


def test_parameters_may_be_pseudonyms():
    behind = veil()
    for said in ("@Sona35072550", "jabarov.com", "x:1281192377277780", "Person:hafiz-jabarov"):
        assert behind(said) != said and behind.back(behind(said)) == said and behind.back([behind(said)]) == [said]
    assert behind.back("corsica") == "corsica"
    question = catalogue.find("affiliation/paths")
    for said, read in (("@Sona35072550", "sona35072550"), ("Account:x:@link", "x:@link"), ("jabarov.com", "jabarov.com"), ("Person:hafiz-jabarov", "person:hafiz-jabarov")):
        bound = question.bind({"from": behind(said), "to": "big"})["from"]  # as a question reads it
        assert bound != read and behind.back(bound) == read == question.bind({"from": said, "to": "big"})["from"]


def test_it_goes_through_rows_within_rows_and_dataclasses_and_twice_is_as_good_as_once():
    @dataclass(frozen=True)
    class Told:
        says: str
        rows: tuple

    value = {"clusters": [{"members": [{"key": PRIVATE.key, "reason": f"Tied to {PRIVATE.key}"}]}], "told": Told(f"by {NAMED.names[0]}", ({"text": TEXT},))}
    behind = veil()
    once = behind(value)
    assert not any(x in repr(once) for x in ("Jabarov", "1281192377277780", "streets")) and behind(once) == once
    assert once["clusters"][0]["members"][0]["key"] in once["clusters"][0]["members"][0]["reason"]


def test_a_partner_sees_who_is_named_in_a_source_and_what_was_posted_and_insiders_see_all():
    partner, inside = veil("partner"), veil("internal")
    assert partner("Hafiz Jabarov") == "Hafiz Jabarov" and partner(TEXT, "text") == TEXT and "Sona" not in partner("Sona35072550")
    assert inside("Sona35072550 and Hafiz Jabarov") == "Sona35072550 and Hafiz Jabarov" and inside.open


@pytest.mark.parametrize(("name", "tlp"), [("internal", "CLEAR"), ("partner", "CLEAR"), ("internal", "GREEN"), ("public", "WHITE"), ("press", "CLEAR")])
def test_a_label_too_open_for_a_profile_is_refused(name, tlp):
    with pytest.raises(UsageError):
        profile(name, tlp)
