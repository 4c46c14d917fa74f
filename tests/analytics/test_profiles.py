"""What members have in common beside what others have: counts, not verdicts."""

from coterie.analytics.profiles import catalogue, compare, held, others

MEMBERS, OUTSIDE = ["m1", "m2", "m3"], [f"o{i}" for i in range(12)]


def test_a_value_stands_beside_its_share_among_the_others_of_whom_something_is_known() -> None:
    holding = {"m1": {"club", "star"}, "m2": {"club", "star"}, "m3": {"star"}, **{key: {"star"} for key in OUTSIDE[:10]}, OUTSIDE[10]: set[str]()}
    found = compare(catalogue()["follows"], holding, MEMBERS, OUTSIDE)
    assert [(s.value, s.members, s.of_members, s.others, s.of_others) for s in found.shares] == [("club", 2, 3, 0, 11), ("star", 3, 3, 10, 11)]
    assert found.known == (3, 11) and found.looked_at == 2 and not found.lacking


def test_too_little_known_is_said_and_nothing_is_compared() -> None:
    follows, affiliation = catalogue()["follows"], catalogue()["affiliation"]
    assert compare(follows, {}, MEMBERS, OUTSIDE).lacking == "the collection says nothing of it."
    few = compare(follows, {"m1": {"club"}, "m2": {"club"}} | {key: {"x"} for key in OUTSIDE}, MEMBERS, OUTSIDE)
    assert few.shares == () and few.lacking.startswith("known of 2 of 3 members and 12 of 12 others")
    said = compare(affiliation, {"m1": {"party"}, "m2": {"party"}}, MEMBERS, OUTSIDE).shares  # who states nothing, belongs nowhere
    assert [(s.members, s.of_members, s.others, s.of_others) for s in said] == [(2, 3, 0, 12)]


def test_an_account_counts_for_its_commonest_hour_and_for_the_text_it_is_alike_to() -> None:
    assert held(catalogue()["hours"], {"a": ["08", "09", "09"], "b": ["08", "09"]}) == {"a": {"09"}, "b": {"08"}}
    bios = {"a": ["Proud friend of the quiet streets of Baku"], "b": ["proud friend of the quiet streets of Baku!"], "c": ["Likes cats and tea"]}
    assert held(catalogue()["bio"], bios) == {"a": {bios["a"][0]}, "b": {bios["a"][0]}, "c": set()}


def test_members_are_compared_with_those_who_post_as_much() -> None:
    posts = {f"m{i}": 10 + i for i in range(10)} | {f"busy{i}": 500 for i in range(40)} | {f"like{i}": 12 for i in range(40)}
    found = others(posts, [f"m{i}" for i in range(10)])
    assert (found.least, found.most) == (10, 19) and found.keys == {f"like{i}" for i in range(40)}
    few = others({"m1": 3, "busy": 90}, ["m1"])
    assert (few.keys, few.least, few.most) == ({"busy"}, None, None)
