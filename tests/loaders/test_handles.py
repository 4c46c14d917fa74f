"""Lists of handles: what is impossible, doubtful, twice or shared; nothing is ever repaired."""

import string

import pytest
from coterie.loaders.formats.handles import whole
from coterie.loaders.handles import candidates, compare, confusions, duplicates, impossible, in_order, misread, skeleton, why_damaged
from coterie.loaders.load import load
from coterie.queries.errors import BadInput
from coterie.queries.schema.keys import handle_key
from hypothesis import example, given
from hypothesis import strategies as st

ALPHABET = string.ascii_letters + string.digits + "_"
POSSIBLE = st.text(ALPHABET, min_size=1, max_size=15)
ANY = st.text(max_size=40)


@given(POSSIBLE)
def test_what_x_can_issue_is_not_impossible(handle):
    assert why_damaged(handle) is None and impossible([handle]) == []


@given(st.lists(ANY))
@example(["0", "Ò"])
def test_nothing_raises_and_what_is_offered_is_possible_and_another_account(handles):
    for doubt in impossible(handles) + confusions(handles):
        assert doubt.raw in handles and doubt.reason
        assert all(why_damaged(c) is None and c != doubt.raw for c in doubt.candidates)
    for doubt in confusions(handles):
        assert why_damaged(doubt.raw) is None
        assert all(handle_key(c) != handle_key(doubt.raw) for c in doubt.candidates)


@given(st.lists(POSSIBLE), st.randoms())
def test_duplicates_are_those_that_case_alone_tells_apart(handles, random):
    again = ["".join(random.choice((c.lower(), c.upper())) for c in h) for h in handles]
    assert sum(len(group) - 1 for group in duplicates(handles + again)) == 2 * len(handles) - len({h.lower() for h in handles})


@given(st.lists(POSSIBLE, unique_by=str.lower), st.randoms())
def test_a_list_is_found_whole_in_itself_and_in_its_order(handles, random):
    matches = compare(handles, handles)
    assert [m.how for m in matches] == ["exact"] * len(handles) and in_order(matches)
    assert [m.position for m in matches] == list(range(1, len(handles) + 1))
    shuffled = random.sample(handles, len(handles))
    assert in_order(compare(handles, shuffled)) == (shuffled == handles)


@given(st.lists(ANY, max_size=20), st.lists(ANY, max_size=20))
def test_every_handle_gets_one_verdict_and_only_what_is_there_is_named(first, second):
    matches = compare(first, second)
    assert [m.raw for m in matches] == second
    for match in matches:
        assert set(match.found) <= set(first) and bool(match.found) == (match.how != "none") == (match.position is not None)
        assert match.how in ("none", "exact") or match.reason


@given(POSSIBLE)
def test_case_and_look_alikes_do_not_change_the_skeleton(handle):
    assert skeleton(handle.swapcase()) == skeleton(handle)
    assert skeleton(handle.translate(str.maketrans("Il0", "l1O"))) == skeleton(handle)
    assert skeleton(handle.translate(str.maketrans("aeopc", "аеорс"))) == skeleton(handle)  # to Cyrillic


@pytest.mark.parametrize(("printed", "offered"), [
    ("Gül_85", ("Gul_85",)), ("pаvel", ("pavel",)), ("abcdefghijkklmno", ("abcdefghijklmno", "abcdefghijkklmn")), ("abcdefghijklmnopqrs", ("abcdefghijklmno",)),
    ("خان", ()), ("a\u200bb", ("ab",)), ("", ()),
])
def test_candidates_are_offered_by_letters_alone(printed, offered):
    assert candidates(printed) == offered


@pytest.mark.parametrize(("handle", "offered"), [
    ("Sevinclsgender", "SevincIsgender"), ("Muradell55", "MuradelI55"), ("AnaLM0", "AnaLMO"), ("TOnurkan", "T0nurkan"), ("AIQara", "AlQara"),
    ("MariaIrina", None), ("OlgaOnur", None), ("alpha7", None), ("Bill_2", None), ("VISION2000", None), ("NewsGOP", None),
])
def test_letters_are_doubted_only_where_they_are_out_of_place(handle, offered):
    assert offered in (doubt.candidates if (doubt := misread(handle)) else (None,))


def test_a_word_of_the_list_run_into_another_is_doubted_where_capitals_mark_words():
    found = confusions(["MuradIbrahim", "Kibrahimova", "cingizibrahim"])
    assert [(d.raw, d.candidates) for d in found] == [("Kibrahimova", ())]


def test_two_handles_of_one_list_that_look_alike_name_each_other():
    assert {d.raw: d.candidates for d in confusions(["Miral", "Mira1", "other"])} == {"Miral": ("Mira1",), "Mira1": ("Miral",)}


def test_what_is_left_of_a_damaged_handle_finds_it_but_a_scrap_finds_nothing():
    assert compare(["Anar_Elخان1990", "aخخخخb"], ["anar_elxan1990", "axxxb"])[0].how == "repair"
    assert compare(["aخخخخb"], ["axxxb"])[0].how == "none"
    assert compare(["Elxan_1990"], ["Elخ_1990"])[0].found == ("Elxan_1990",)
    # Many gaps would fit in millions of ways: such a handle fits nothing.
    assert compare(["a" * 60], ["aخ" * 30])[0].how == "none"


def test_a_file_is_read_whole_with_what_it_says_of_itself(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("# list: annex\n# platform: x\n@good_1\n" + "x" * 30 + "\n", "utf-8")
    assert (whole(path).about, whole(path).handles, whole(path).refused) == ({"list": "annex", "platform": "x"}, ["good_1", "x" * 30], [])
    path.write_text("a,b\n1,2\n")
    with pytest.raises(BadInput, match="no list of handles"):
        whole(path)


def test_accounts_keep_the_reason_and_the_candidates(graph, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("# list: annex\nGül_85\nMuradell55\nplain\n", "utf-8")
    load(graph, path, tmp_path / "quarantine")
    found = graph.read("MATCH (a:Account)-[l:LISTED_IN]->(:Document {id: 'annex'}) RETURN a.handle AS handle, a.damaged AS damaged, a.doubtful AS doubtful, a.candidates AS candidates ORDER BY l.position")
    assert [(r["handle"], r["candidates"]) for r in found] == [("Gül_85", ["Gul_85"]), ("Muradell55", ["MuradeIl55", "Murade1l55", "MuradelI55", "Muradel155"]), ("plain", None)]
    assert [(bool(r["damaged"]), bool(r["doubtful"])) for r in found] == [(True, False), (False, True), (False, False)]
    assert graph.read("MATCH (a:Account) WHERE a.handle_key IN ['gul_85', 'muradeil55'] RETURN a") == []
