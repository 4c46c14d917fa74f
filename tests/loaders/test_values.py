"""JSON however it was printed gives the same values, and looking into a value of any shape never raises."""

import io
import json

from coterie.loaders.values import part, parts, strings, things, values
from hypothesis import given
from hypothesis import strategies as st

PLAIN = st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(max_size=8))
JSON = st.recursive(PLAIN, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["a", "b", "c"]), inner, max_size=3)), max_leaves=12)
THINGS = st.lists(st.dictionaries(st.sampled_from(["a", "b", "id"]), JSON, min_size=1, max_size=3), min_size=1, max_size=5)


def read(printed: str, how=values):
    return list(how(io.BytesIO(printed.encode("utf-8", "replace"))))


@given(THINGS)
def test_lines_one_list_and_a_list_over_many_lines_hold_the_same(found):
    found = json.loads(json.dumps(found).encode("utf-8", "replace"))
    printed = ["\n".join(json.dumps(x) for x in found), json.dumps(found), json.dumps(found, indent=1), json.dumps(found, indent=2, ensure_ascii=False)]
    for text in printed:
        assert [raw.value for raw in read(text) if not raw.why] == found


@given(st.one_of(st.text(max_size=60), JSON.map(json.dumps), JSON.map(lambda x: json.dumps(x, indent=1)[:-1])))
def test_any_text_is_values_or_says_why_not(printed):
    for raw in read(printed) + read(printed, things(lambda value: [value, value.get("a")])):
        assert raw.line >= 1 and (raw.why or raw.why == "")
    assert all(isinstance(raw.value, dict) for raw in read(printed, things(lambda value: [value])) if not raw.why)


@given(JSON, st.lists(st.sampled_from(["a", "b", "c"]), max_size=3))
def test_looking_into_anything_gives_objects_lists_of_objects_and_strings(value, path):
    assert isinstance(part(value, *path), dict)
    assert all(isinstance(x, dict) for x in parts(value, *path)) and all(isinstance(x, str) for x in strings(value))
    if isinstance(value, dict) and isinstance(value.get("a"), dict):
        assert part(value, "a") == value["a"] and part(value, "a", "b") == part(value["a"], "b")
