"""Controls as active as the members of a group: by hand, and what always holds."""

from coterie.analytics.matching import matched
from hypothesis import given
from hypothesis import strategies as st

COUNTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(1, 50), max_size=12)


def test_the_nearest_that_is_left():
    pool = {"p": 10, "q": 9, "r": 9, "s": 100, "u": 3}
    assert matched({"a": 9, "b": 9, "c": 11, "d": 2000}, pool) == {"c": "p", "a": "q", "b": "r"}


def test_nobody_is_the_control_of_twice_as_active_a_member():
    assert matched({"a": 10}, {"p": 4, "q": 21}) == {}
    assert matched({"a": 10}, {"p": 5}) == {"a": "p"}
    assert matched({"a": 10}, {"a": 10}) == matched({}, {"p": 1}) == matched({"a": 1}, {}) == {}


@given(COUNTS, COUNTS)
def test_each_control_once_outside_and_alike(members, pool):
    found = matched(members, pool)
    assert len(set(found.values())) == len(found) and found.keys() <= members.keys()
    assert all(control in pool and control not in members for control in found.values())
    assert all(max(members[m], pool[c]) <= 2 * min(members[m], pool[c]) for m, c in found.items())
    left = {key: n for key, n in pool.items() if key not in members and key not in found.values()}
    alone = [m for m in members if m not in found]
    assert not any(max(members[m], n) <= 2 * min(members[m], n) for m in alone for n in left.values())
    assert found == matched(dict(reversed(members.items())), dict(reversed(pool.items())))
