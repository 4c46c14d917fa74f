"""A world of districts: totals add up, no id twice, hubs once, and no more in memory than one district needs."""

import csv
import tracemalloc
from collections import Counter

import numpy as np
import orjson
import pytest
from coterie.cases.un_notorious_big_twin import generate
from coterie.cases.un_notorious_big_twin.count import count
from coterie.cases.un_notorious_big_twin.districts import ACCOUNT_EPOCH, District, Tally, districts
from coterie.cases.un_notorious_big_twin.parameters import parameters
from coterie.cases.un_notorious_big_twin.people import HUBS
from coterie.cases.un_notorious_big_twin.world import stream
from coterie.queries.errors import UsageError

TWO = 1.04
SEEN = "2024-02-11T12:00:00Z"


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("two"), seed=5, scale=TWO)


def table(folder, name):
    with (folder / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_planted_totals_add_up_over_districts(two):
    found, plans = {one.what: one.counted for one in count(two.folder)}, parameters(TWO)
    for name, plan in plans["operations"].items():
        assert found[f"posts of {name}"] == plan["posts"]
        assert found[f"accounts in {name}"] == plan["accounts"]
    assert found["accounts in all four"] == plans["people"]["core"] == two.accounts["core"]
    assert found["posts on 18 January"] == plans["holiday"]["day"]
    assert found["accounts with the slogan"] == plans["cover"]["slogan_accounts"]
    assert found["originals of the organiser, February to October 2024"] == plans["reach"]["posts"]
    assert found["platforms with the organiser's message"] == 4 and found["its posts on pages"] == plans["elsewhere"]["pages_posts"]


def test_no_id_and_no_handle_is_given_twice_and_hubs_are_the_same_everywhere(two):
    posts, authors, users = [], {}, {}
    for path in two.folder.glob("posts-*.jsonl"):
        for page in map(orjson.loads, path.open("rb")):
            posts += [post["id"] for post in page["data"]]
            for post in (*page["data"], *page["includes"].get("tweets", ())):
                key = post["author_id"], post["created_at"], post["text"]
                assert authors.setdefault(post["id"], key) == key
            users |= {user["id"]: user["username"] for user in page["includes"]["users"]}
    assert len(posts) == len(set(posts)) == two.posts
    assert len(users) == len(set(users.values()))
    assert {len(path.stem) for path in two.folder.glob("posts-*.jsonl")} == {len("posts-2024-01-d001")}
    for name in ("accounts.csv", "truth/planted.csv"):
        rows = [row for row in table(two.folder, name) if row.get("observed_at", SEEN) == SEEN]
        assert len({row["id"] for row in rows}) == len({row["handle"] for row in rows}) == len(rows)
    roles = Counter(row["role"] for row in table(two.folder, "truth/planted.csv"))
    assert roles["hub:1"] == len(HUBS) and roles["contest:1"] and roles["contest:2"]


def test_the_first_poster_of_every_operation_is_the_one_that_roles_name(two):
    handles = {row["handle"]: row["id"] for row in table(two.folder, "accounts.csv") if row["observed_at"] == SEEN}
    first = {row["role"]: handles[row["handle"]] for row in table(two.folder, "roles.csv") if row["role"].startswith("first")}
    tags = {tag.casefold() for tag in parameters()["operations"]["corsica"]["tags"]}
    posts = sorted((post["created_at"], post["author_id"]) for path in two.folder.glob("posts-2024-02*.jsonl")
                   for page in map(orjson.loads, path.open("rb")) for post in page["data"]
                   if tags <= {tag["tag"].casefold() for tag in post.get("entities", {}).get("hashtags", ())})
    assert posts[0][1] == first["first-poster:corsica"]


@pytest.mark.parametrize(("total", "of"), [(423, 60), (1, 3), (7, 7), (10**6, 499)])
def test_shares_add_up(total, of):
    assert sum(District(number, of).share(total) for number in range(of)) == total


def test_ids_stay_apart_after_their_numbers_ran_full():
    at = np.array([1.7e9, 1.7e9 + 0.001, 1.7e9 + 0.002])
    places = [District(0, 9), District(1, 9, 3), District(2, 9, 1 << 22), District(3, 9, 5 << 22)]
    ids = np.concatenate([place.post_ids(place.post_times(at, 0), 0) for place in places])
    assert len(set(ids.tolist())) == len(ids)
    made = [District(n, 500).account_ids(np.full(2, 1.7e9), np.array([n * 10**6, n * 10**6 + 1])) for n in range(500)]
    assert len(set(np.concatenate(made).tolist())) == 1000
    assert int(made[-1][0] >> 20) + ACCOUNT_EPOCH == pytest.approx(1.7e12, abs=1024)


def test_one_district_is_the_world_as_it_was():
    assert districts(0.01) == districts(1.0) == 1 and districts(1.01) == 2
    old = np.random.default_rng([7, 0x4D5BC4B2])
    new = np.random.default_rng([7, 0x4D5BC4B2, 0])
    assert old.random() == new.random()
    assert stream(7, "life").random() == stream(7, "life", 0).random() != stream(7, "life", 1).random()


def test_honest_groups_are_numbered_on():
    tally = Tally()
    assert tally.renumber({1: "bots:1", 2: "bots:2", 3: "hub:1", 4: "core"}) == {1: "bots:1", 2: "bots:2", 3: "hub:1", 4: "core"}
    assert tally.renumber({1: "bots:1", 2: "fans:1"}) == {1: "bots:3", 2: "fans:1"}


def test_memory_does_not_grow_with_districts(tmp_path, monkeypatch):
    monkeypatch.setattr("coterie.cases.un_notorious_big_twin.world.districts", lambda scale: round(scale * 50))
    peaks = []
    for scale in (0.04, 0.12):
        tracemalloc.start()
        generate(tmp_path, seed=5, scale=scale)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]


def test_a_scale_beyond_the_ids_is_refused(tmp_path):
    with pytest.raises(UsageError, match="too many"):
        generate(tmp_path, seed=1, scale=501)
