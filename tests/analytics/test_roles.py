"""Roles in a world small enough to know them all."""

from coterie.analytics.roles import Post, betweenness, opened, roles, sayings

WORLD = [
    Post("1", "seed", 100, "original", "one"), *[Post(f"1{i}", f"copy{i}", 200 + i, "original", "one") for i in range(3)],
    Post("2", "left", 300, "original", "two"), Post("3", "right", 300, "original", "two"), Post("4", "late", 301, "original", "two"),
    *[Post(f"5{i}", "echo", 400 + i, "repost", "", "1") for i in range(4)], Post("6", "quip", 500, "quote", "my words", "2"),
    *[Post(f"7{i}", "quip", 600 + i, "quote", f"more words {i}", "elsewhere") for i in range(3)],
    Post("8", "alone", 50, "original", "nobody repeats"), Post("9", "alone", 60, "original", "nobody repeats"),
]


def test_each_role_is_told():
    found = {role.account: role for role in roles(WORLD)}
    assert found["seed"].names == ["first poster", "seeder"] and found["seed"].taken_up == {"copy0", "copy1", "copy2", "echo"}
    assert found["echo"].names == ["amplifier"] and found["quip"].names == ["quoter"]
    assert found["alone"].names == [] and (found["alone"].posts, found["alone"].first) == (2, 0)
    assert next(iter(found)) == "seed"
    assert found["seed"].by_chance == found["copy0"].by_chance == 1 / 4 and found["alone"].by_chance == 0


def test_a_tie_has_no_first():
    found = {role.account: role for role in roles(WORLD)}
    assert opened(sayings(WORLD)["two"]) == ["left", "right"]
    assert [(found[n].first, found[n].tied) for n in ("left", "right", "late")] == [(0, 1), (0, 1), (0, 0)]
    assert found["right"].taken_up == set() and found["left"].taken_up == {"quip"}


def test_bridges_stand_between_groups():
    groups = [(f"{g}{i}", f"{g}{j}") for g in "ab" for i in range(4) for j in range(i)]
    between = betweenness([*groups, ("a0", "b"), ("b0", "b"), ("b", "b")])
    assert max(between, key=between.get) == "b" and between["b"] == 16 / (8 * 7 / 2) and between["a1"] == 0
    posts = [Post(str(n), name, n, "original") for n, name in enumerate(("a1", "b", "c"))]
    found = {r.account: r.names for r in roles(posts, communities={"c": 2}, ties=[*groups, ("a0", "b"), ("b0", "b")])}
    assert found == {"a1": [], "b": ["bridge"], "c": ["bridge"]}


def test_a_repost_is_no_seed_and_time_runs_forward():
    posts = [Post("1", "a", 10, "original", "x"), Post("2", "b", 20, "repost", "", "1"), Post("3", "c", 30, "repost", "", "2"), Post("4", "d", 5, "quote", "y", "1")]
    assert {r.account: r.taken_up for r in roles(posts)} == {"a": {"b"}, "b": set(), "c": set(), "d": set()}
