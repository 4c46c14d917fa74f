"""The twin as files: published totals, the same bytes again, no real name, and a world without the campaign."""

import csv
from pathlib import Path

import orjson
import pytest
from coterie.cases.un_notorious_big_twin import generate
from coterie.cases.un_notorious_big_twin.count import count, published

DOCUMENTED = Path(__file__).parents[3] / "cases" / "un_notorious_big"
SMALL = 0.02

@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return {seed: generate(tmp_path_factory.mktemp(f"seed{seed}"), seed=seed, scale=SMALL).folder for seed in (3, 4)}


def pages(folder):
    return [orjson.loads(line) for path in sorted(folder.glob("posts-*.jsonl")) for line in path.open("rb")]


def users(folder):
    return {user["username"] for page in pages(folder) for user in page["includes"]["users"]}


def texts(folder):
    return {post["id"]: (post["author_id"], post["created_at"], post["text"]) for page in pages(folder) for post in page["data"]}


def planted(folder):
    with (folder / "truth" / "planted.csv").open(encoding="utf-8") as file:
        return {row["id"]: row["role"] for row in csv.DictReader(file)}


def test_every_planted_total_is_the_published_one(tmp_path):
    found = {(one.fact, one.what): one.counted for one in count(generate(tmp_path, seed=11).folder)}
    said = published()
    assert said.keys() <= found.keys()
    assert {name: (found[name], one.words) for name, one in said.items() if not one.low <= found[name] <= one.high} == {}


def test_the_same_seed_gives_the_same_bytes_also_over_another_world(small, tmp_path):
    generate(tmp_path, seed=4, scale=SMALL)
    world = generate(tmp_path, seed=3, scale=SMALL)
    for path in world.files:
        assert path.read_bytes() == (small[3] / path.relative_to(tmp_path)).read_bytes(), path.name
    assert {p.name for p in tmp_path.glob("*")} == {p.name for p in small[3].glob("*")}


def test_another_seed_changes_every_handle_and_long_text_and_no_total(small):
    assert not users(small[3]) & users(small[4])
    long = [{text for *_, text in texts(small[seed]).values() if len(text) > 40} for seed in (3, 4)]
    assert not long[0] & long[1]
    totals = [[one for one in count(small[seed]) if one.what.startswith(("posts of", "accounts in", "of them in", "posts on"))] for seed in (3, 4)]
    assert totals[0] == totals[1] and len(totals[0]) > 25


def test_without_the_campaign_the_organic_world_stays_and_nothing_else_is_there(small, tmp_path):
    world = generate(tmp_path, seed=3, scale=SMALL, campaign=False)
    assert not {"core", "periphery"} & set(world.accounts)
    assert not [one for one in count(world.folder) if one.counted and one.what.startswith(("posts of", "accounts in"))]
    with_it, without, roles = texts(small[3]), texts(tmp_path), planted(small[3])
    assert set(without.items()) <= set(with_it.items())
    extra = [with_it[post][0] for post in with_it.keys() - without.keys()]
    assert sum(roles[author] not in ("core", "periphery") for author in extra) <= 12  # bystanders who joined in


def test_no_handle_of_the_documented_case_is_an_author_or_is_mentioned(small):
    if not DOCUMENTED.exists():
        pytest.skip("the documented case is not here")
    real = {line.strip().casefold() for name in ("annex-2.txt", "annex-4.txt") for line in (DOCUMENTED / name).read_text("utf-8").splitlines()}
    with (DOCUMENTED / "accounts.csv").open(encoding="utf-8") as file:
        real |= {row[column].casefold() for row in csv.DictReader(file) for column in ("handle", "id")} - {""}
    assert len(real) > 423
    with (small[3] / "accounts.csv").open(encoding="utf-8") as seen, (small[3] / "posts-elsewhere.csv").open(encoding="utf-8") as elsewhere:
        assert not {row[column].casefold() for rows in (seen, elsewhere) for row in csv.DictReader(rows) for column in ("handle", "id")} & real
        elsewhere.seek(0)
        rows = list(csv.DictReader(elsewhere))
        assert rows and not {row["account_id"] for row in rows} & real
        assert all(row["synthetic"] == "true" and row["platform"].startswith("twin-") for row in rows)
    names = {name.casefold() for name in users(small[3])}
    names |= {word[1:].strip(".,:;!?").casefold() for *_, text in texts(small[3]).values() for word in text.split() if word.startswith("@")}
    assert not names & real
    assert all(name.startswith("tw_") for name in names)


def test_files_say_that_they_are_synthetic_and_name_no_label(small):
    assert all(page["__coterie"] == {"platform": "twin", "synthetic": True} for page in pages(small[3]))
    for path in small[3].glob("*.*"):
        text = path.read_text("utf-8")
        assert "periphery" not in text and "organic" not in text, path.name
