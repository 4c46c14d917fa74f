"""The adversary's dial: published totals hold at every level, and hiding gets better step by step."""

import tomllib
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import orjson
import pytest
from coterie.cases.un_notorious_big_twin import generate
from coterie.cases.un_notorious_big_twin.count import count
from coterie.cases.un_notorious_big_twin.dial import LEVELS, level, reworded
from coterie.cases.un_notorious_big_twin.parameters import parameters
from coterie.cases.un_notorious_big_twin.words import learn
from coterie.queries.errors import UsageError

SCALE = 0.05
BROKEN = {("OP-X4", "share of these campaigns' posts that name the lobby"), ("OP1-04", "most posts in ten minutes"), ("OP2-05", "share with one quote"),
          ("OP3-04", "posts with one text"), ("OP3-05", "share of these with a montage"), ("OP5-03", "prepared sentences")}
NEAR = {"CL-02", "CL-03", "HT-02", "SU-05", "CL-05", "CL-06"}


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    return [generate(tmp_path_factory.mktemp(f"dial{n}"), seed=5, scale=SCALE, dial=n) for n in LEVELS]


def test_level_zero_is_the_world_without_a_dial(worlds, tmp_path):
    for path in generate(tmp_path, seed=5, scale=SCALE).files:
        assert path.read_bytes() == (worlds[0].folder / path.relative_to(tmp_path)).read_bytes()


def test_published_totals_hold_at_every_level(worlds):
    found = [{(one.fact, one.what): one.counted for one in count(world.folder)} for world in worlds]
    for name, value in found[0].items():
        if name not in BROKEN and name[0][:2] != "TP":  # the organiser's topics have ties in small worlds
            assert [values[name] for values in found] == pytest.approx([value] * len(found), abs=0.05 if name[0] in NEAR else 1e-9), name
    assert all(found[5][name] != found[0][name] for name in BROKEN)


def test_the_first_poster_stays(worlds):
    parts = [(world.folder / "roles.csv").read_text("utf-8").splitlines() for world in worlds]
    assert len({tuple(line for line in rows if "first-poster" in line) for rows in parts}) == 1


def test_each_level_is_less_alike_and_more_spread_than_the_one_before(worlds):
    seen = [measured(world.folder) for world in worlds]
    for low, high in pairwise(seen):
        for name in low:
            assert high[name] < low[name] or high[name] == 0.0, (name, seen)


def measured(folder):
    """Sizes of what gives a campaign away: likeness of texts, exact copies, posts in the busiest ten minutes, same pictures."""
    taken = defaultdict(list)
    selectors = {name: ({tag.casefold() for tag in block["all_hashtags"]}, block["starts"].isoformat(), block["ends"].isoformat())
                 for name, block in tomllib.loads((folder / "operations.toml").read_text("utf-8")).items()}
    for path in folder.glob("posts-*.jsonl"):
        for post in (post for page in map(orjson.loads, path.open("rb")) for post in page["data"]):
            tags = {tag["tag"].casefold() for tag in post.get("entities", {}).get("hashtags", ())}
            for name, (wanted, starts, ends) in selectors.items():
                if wanted <= tags and starts[:13] <= post["created_at"] <= ends and not post["text"].startswith("RT @"):
                    taken[name].append(post)
    rng = np.random.default_rng(0)
    alike, copies, busiest = [], [], []
    for mine in taken.values():
        grams = [bigrams(post["text"]) for post in mine]
        for a in rng.integers(len(grams), size=25):
            alike.append(max(len(grams[a] & other) / len(grams[a] | other) for b, other in enumerate(grams) if b != a))
        copies.append(sum(n for n in Counter(post["text"] for post in mine).values() if n > 1) / len(mine))
        busiest.append(max(Counter(post["created_at"][:15] for post in mine).values()) / len(mine))
    return {"likeness": np.mean(alike), "copies": np.mean(copies), "busiest": np.mean(busiest)}


def bigrams(text):
    words = [word for word in text.casefold().split() if word[0] not in "#@"]
    return set(pairwise(words)) or {("", text)}


def test_the_periphery_of_one_operation_meets_less_of_another(worlds):
    sizes = [world.accounts["periphery"] for world in worlds]
    assert sizes == sorted(sizes) and sizes[-1] > sizes[0]


def test_a_text_said_otherwise_keeps_its_hashtags_and_mentions():
    rng, plans = np.random.default_rng(1), parameters()
    tongue = learn(rng)["en"]
    text = "The quick line goes on and on. @tw_1abc #France #Colonialism!"
    for number in LEVELS:
        for _ in range(20):
            other = reworded(rng, tongue, level(plans, number), text)
            assert [word for word in other.split() if word[0] in "#@"] == ["@tw_1abc", "#France", "#Colonialism!"]
    assert reworded(rng, tongue, level(plans, 0), text) == text


def test_a_level_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no level 6"):
        generate(tmp_path, seed=1, scale=SCALE, dial=6)
