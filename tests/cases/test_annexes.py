"""The two annexes of handles, checked: the numbers that a reader of the report can count."""

from pathlib import Path

import pytest
from coterie.loaders.formats.handles import whole
from coterie.loaders.handles import compare, confusions, duplicates, impossible, in_order
from coterie.queries.schema.keys import handle_key

CASE = Path(__file__).parents[2] / "cases" / "un_notorious_big"


@pytest.fixture(scope="module")
def annex2():
    return whole(CASE / "annex-2.txt").handles


@pytest.fixture(scope="module")
def annex4():
    return whole(CASE / "annex-4.txt").handles


def test_annex_2_has_423_handles_none_twice(annex2):
    assert len(annex2) == 423 and duplicates(annex2) == []


def test_three_of_them_x_cannot_have_issued(annex2):
    assert {d.raw: d.candidates for d in impossible(annex2)} == {
        "Anar_Elخان1990": (), "quliyevcaavid279": ("quliyevcavid279", "quliyevcaavid27"), "AygünManiyevaaa": ("AygunManiyevaaa",)}


def test_eleven_of_them_may_be_misread_and_for_one_it_makes_no_difference(annex2):
    found = confusions(annex2)
    assert len(found) == 11
    assert [d.raw for d in found if not d.candidates] == ["Nilqaroglu36284"]
    assert next(d for d in found if d.raw == "Aytaclskenderli").candidates == ("AytacIskenderli",)
    assert all(c not in annex2 for d in found for c in d.candidates)


def test_all_39_of_annex_4_stand_in_annex_2_and_in_its_order(annex2, annex4):
    matches = compare(annex2, annex4)
    assert len(annex4) == 39 and duplicates(annex4) == [] and in_order(matches)
    assert [sum(m.how == how for m in matches) for how in ("exact", "damaged", "repair", "none")] == [36, 1, 2, 0]
    assert [(m.raw, m.found) for m in matches if m.how == "damaged"] == [("AygünManiyevaaa", ("AygünManiyevaaa",))]
    assert [(m.raw, m.found) for m in matches if m.how == "repair"] == [
        ("Anar_Elxa1990", ("Anar_Elخان1990",)), ("AytacIskenderli", ("Aytaclskenderli",))]


def test_accounts_that_the_report_names_are_members_or_not(annex2):
    there = {m.raw: m.how for m in compare(annex2, ["sona35072550", "AfaAbbasova", "YAPSabunchu", "DevelopKarabakh", "bafadarovislam", "RenaMemmedova20"])}
    assert there == {"sona35072550": "exact", "AfaAbbasova": "exact", "YAPSabunchu": "exact", "DevelopKarabakh": "none", "bafadarovislam": "none", "RenaMemmedova20": "none"}


def test_the_order_is_a_finding_and_not_given(annex2, annex4):
    assert not in_order(compare(annex2, annex4[::-1]))
    assert len({handle_key(h) for h in annex2} & {handle_key(h) for h in annex4}) == 37
