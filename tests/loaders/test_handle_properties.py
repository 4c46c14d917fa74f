"""What holds of every handle: judged by X's rule, nothing applied, shapes blind to case, lists compared the same in any order."""

from coterie.loaders.handles import (
    LONGEST,
    candidates,
    compare,
    confusions,
    duplicates,
    impossible,
    in_order,
    misread,
    skeleton,
    why_damaged,
)
from coterie.queries.schema.keys import X_HANDLE, handle_key
from hypothesis import given
from hypothesis import strategies as st

ANY = st.one_of(st.text(max_size=20), st.text(alphabet="aAəıİlI1oO0rnmü_7خа\u200b\ud800", max_size=20))
POSSIBLE = st.text(alphabet="abIlo10_rnmOZ", min_size=1, max_size=LONGEST)
LISTS = st.lists(st.one_of(POSSIBLE, ANY), max_size=8, unique_by=handle_key)


@given(ANY)
def test_a_handle_is_possible_or_damaged_and_candidates_are_possible_and_others(handle):
    assert (why_damaged(handle) is None) == bool(X_HANDLE.fullmatch(handle))
    assert all(why_damaged(c) is None and c != handle for c in candidates(handle)) and len(set(candidates(handle))) == len(candidates(handle))
    doubt = misread(handle)
    assert doubt is None or (doubt.raw == handle and why_damaged(handle) is None and all(handle_key(c) != handle_key(handle) for c in doubt.candidates))


@given(POSSIBLE)
def test_shapes_are_blind_to_case_and_to_letters_that_look_alike(handle):
    swapped = handle.translate(str.maketrans("Il1O0", "lI1O0")).replace("O", "0")
    assert skeleton(handle) == skeleton(handle.upper()) == skeleton(handle.lower()) == skeleton(swapped) == skeleton(f"{handle}\u200b")


@given(LISTS)
def test_a_list_is_itself_in_its_order(handles):
    found = compare(handles, handles)
    assert [(m.raw, m.found, m.position) for m in found] == [(h, (h,), n) for n, h in enumerate(handles, 1)] and in_order(found)
    assert {m.how for m in found} <= {"exact", "damaged"} and duplicates(handles) == []
    assert [d.raw for d in impossible(handles)] == [h for h in handles if why_damaged(h)]
    assert {d.raw for d in confusions(handles)} <= {h for h in handles if not why_damaged(h)}


@given(LISTS, LISTS, st.randoms(use_true_random=False))
def test_what_two_lists_share_hangs_on_no_order(first, second, chance):
    shuffled = chance.sample(first, len(first))
    there = {m.raw: (m.how, sorted(m.found)) for m in compare(first, second)}
    assert {m.raw: (m.how, sorted(m.found)) for m in compare(shuffled, second)} == there
    assert sorted(d.raw for d in confusions(first)) == sorted(d.raw for d in confusions(shuffled))


@given(st.lists(POSSIBLE, max_size=9))
def test_duplicates_are_those_of_one_key(handles):
    found = duplicates(handles)
    assert sum(map(len, found)) == sum(n for n in (sum(handle_key(h) == k for h in handles) for k in set(map(handle_key, handles))) if n > 1)
    assert all(len({handle_key(h) for h in group}) == 1 for group in found)
