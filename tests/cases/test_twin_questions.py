"""The twin asked by question: each planted value comes back as DuckDB counted it in the files."""

from __future__ import annotations

import csv

import pytest
from coterie.analytics.detect import detect
from coterie.cases import operations
from coterie.cases.un_notorious_big_twin import generate
from coterie.cases.un_notorious_big_twin.count import count
from coterie.loaders.load import load
from coterie.queries import operations as marks
from coterie.queries.ask import ask

FOUR = "new-york,kick-off,empowerment,corsica"
DAY = {"since": "2023-07-05T22:00:00Z", "until": "2023-07-06T22:00:00Z"}
PARTY = "MKP,Mavi Körpü*"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    generate(folder, seed=8, scale=0.03)
    return folder


@pytest.fixture(scope="module")
def twin(store, _schema, world, tmp_path_factory):
    store.clear()
    for path in sorted([*world.glob("posts-*"), world / "accounts.csv", world / "follows.csv"]):
        load(store, path, tmp_path_factory.mktemp("quarantine"))
    marks.mark(store, operations.read(world / "operations.toml", "Europe/Paris"), "x")
    detect(store, seed=8, permutations=1)
    yield store
    store.clear()


@pytest.fixture(scope="module")
def counted(world):
    return {(one.fact, one.what): one.counted for one in count(world)}


@pytest.fixture(scope="module")
def part(world):
    with (world / "roles.csv").open(encoding="utf-8") as file:
        return {row["role"]: row["handle"] for row in csv.DictReader(file)}


def rows(twin, question, **params):
    found = ask(twin, question, params)
    assert found.rows and all(found.column("synthetic")), question
    return list(found)


def one(twin, question, column, **params):
    """The value of a column where all its rows agree."""
    values = {row[column] for row in rows(twin, question, **params)}
    assert len(values) == 1, values
    return values.pop()


def row(found, **wanted):
    return next(r for r in found if all(r[name] == value for name, value in wanted.items()))


def test_volume_by_operation_platform_day_and_selection(twin, counted, part):
    volume = rows(twin, "operations/volume")
    for fact, id_ in (("OP1-01", "launch"), ("OP2-02", "new-york"), ("OP3-02", "kick-off"), ("OP4-02", "empowerment"), ("OP5-02", "corsica")):
        assert [row(volume, operation=id_)[c] for c in ("posts", "accounts")] == [counted[fact, f"posts of {id_}"], counted[fact, f"accounts in {id_}"]]
    apart = rows(twin, "operations/platforms", operation="new-caledonia")
    here, pages = row(apart, platform="twin"), row(apart, platform="twin-pages")
    assert (here["posts"], here["accounts"]) == (counted["NC-02", "posts of new-caledonia"], counted["NC-02", "accounts in new-caledonia"])
    assert here["posts"] - here["reposts"] == counted["NC-02", "its messages without reposts"]
    assert (pages["posts"], pages["accounts"]) == (counted["NC-01", "its posts on pages"], counted["NC-01", "its accounts on pages"])
    assert row(rows(twin, "operations/days", operation="launch"), day="2023-07-06")["posts"] == counted["OP1-02", "posts on 6 July"]
    assert max(r["posts"] for r in rows(twin, "operations/bins", operation="launch")) == counted["OP1-04", "most posts in ten minutes"]
    most = rows(twin, "operations/top-posters", operation="launch", **DAY)[0]
    assert (most["handle"], most["posts"]) == (part["champion"], counted["OP1-05", "posts of one account on 6 July"])
    corsica = {"since": "2024-02-02T10:00:00Z", "until": "2024-02-02T15:00:00Z"}
    tagged = rows(twin, "operations/by-hashtags", hashtags="#France,#NAZIONE,#FrenchColonialism,#Corsica", **corsica)[0]
    named = rows(twin, "operations/by-mention", handle=part["hub:organiser"], **corsica)[0]
    assert tagged["posts"] == counted["OP5-02", "posts of corsica"] <= named["posts"] < 1.1 * tagged["posts"]
    said = rows(twin, "operations/by-text", text="armenian lobby", since="2024-01-25T00:00:00Z", until="2024-01-26T00:00:00Z")[0]
    assert 0.9 * counted["OP-X2", "posts of assembly"] < said["posts"] <= counted["OP-X2", "posts of assembly"]


def test_shares_of_originals_media_and_copies(twin, counted):
    corsica, new_york = (rows(twin, "operations/kinds", operation=id_) for id_ in ("corsica", "new-york"))
    assert row(corsica, kind="original")["of_posts"] == counted["OP5-04", "share of originals"]
    assert row(new_york, kind=None)["of_kind"] == counted["OP2-04", "share with media"]
    group = rows(twin, "operations/kinds", all_of=FOUR)
    assert 1 - row(group, kind="repost")["of_posts"] == pytest.approx(counted["CL-02", "share of originals"])
    assert row(group, kind=None)["of_kind"] == counted["CL-03", "share with media"]
    copied = row(rows(twin, "operations/copies", operation="new-york", text="raises issue of neocolonialism"), passages=1)
    assert copied["of_posts"] == counted["OP2-05", "share with one quote"]
    everything, copied = rows(twin, "operations/copies", operation="kick-off", text="kicks off in")
    assert (copied["posts"], everything["posts"]) == (counted["OP3-04", "posts with one text"],) * 2
    assert copied["of_media"] == counted["OP3-05", "share of these with a montage"]
    sentences = rows(twin, "operations/copies", operation="corsica", least=1)[0]["passages"]
    assert 0.7 * counted["OP5-03", "prepared sentences"] < sentences <= counted["OP5-03", "prepared sentences"]


def test_who_was_in_all_and_how_many_of_them_elsewhere(twin, counted):
    core = {r["key"] for r in rows(twin, "overlap/accounts-in-all", operations=FOUR)}
    assert len(core) == counted["CL-01", "accounts in all four"] == one(twin, "overlap/group", "group", all_of=FOUR)
    assert core == {r["key"] for r in rows(twin, "overlap/in-several", operations=FOUR, least=4)} < {
        r["key"] for r in rows(twin, "overlap/in-several", operations=FOUR)}
    found = rows(twin, "overlap/group", all_of=FOUR, platform="twin")
    for id_, key in (("assembly", ("OP-X2", "of them in the campaign of 25 January")), ("former-leader", ("OP-X3", "of them in the campaign of 28 March")),
                     ("new-caledonia", ("NC-04", "of them in the New Caledonia operation"))):
        assert row(found, operation=id_)["members"] == counted[key]
    assert row(found, operation="new-caledonia")["accounts"] == counted["NC-02", "accounts in new-caledonia"]
    assert [r["operation"] for r in found if r["defines"]] == FOUR.split(",")
    assert all(r["both"] >= len(core) for r in rows(twin, "overlap/pairs", operations=FOUR))


def test_first_posters_are_the_ones_planted_with_what_they_show(twin, part):
    first = {r["operation"]: r for r in rows(twin, "origin/first-profiles", most=1)}
    for role, handle in part.items():
        kind, _, id_ = role.partition(":")
        if kind == "first-poster":
            assert first[id_]["handle"] == handle
            earlier = ask(twin, "origin/earlier-life", {"handle": handle, "operation": id_})
            assert all(r["last_at"] < first[id_]["at"] for r in earlier)
    assert sum(first[id_]["banner"] is not None for id_ in FOUR.split(",")) == 2  # fact FP-02
    assert "məsləhətçi" in first["new-caledonia"]["bio"]
    message = rows(twin, "origin/across-platforms", hashtag="#QalibXalqınQalibLideri")
    assert [(r["platform"], r["after"]) for r in message] == [("twin", 0), ("twin-photos", 39), ("twin-pages", 78), ("twin-work", 151)]
    elsewhere = rows(twin, "identity/elsewhere", handle=part["hub:organiser"])
    assert [(r["key"].partition(":")[0], r["nearest"]) for r in elsewhere] == [("twin-photos", 39), ("twin-pages", 78), ("twin-work", 151)]


def test_what_the_core_says_of_itself(twin, counted):
    assert rows(twin, "identity/locations", all_of=FOUR)[0]["accounts"] == counted["CL-04", "accounts with a place"]
    assert one(twin, "identity/bios", "accounts", all_of=FOUR, words=PARTY) == counted["YP-01", "accounts that state the party"]
    assert one(twin, "identity/bios", "accounts", all_of="new-caledonia", words=PARTY) == counted["NC-02", "its accounts that state the party"]
    az = row(rows(twin, "identity/languages", all_of=FOUR, as_of="2024-02-11T00:00:00Z"), language="az")
    assert (az["of_mainly"], az["of_ever"]) == (counted["CL-05", "share mainly in az"], counted["CL-06", "share ever in az"])
    renamed = rows(twin, "identity/renames", all_of="corsica")
    assert all(r["before"] == r["after"] + "0" for r in renamed)
    assert one(twin, "identity/history", "account", handle=renamed[0]["before"]) == one(twin, "identity/history", "account", handle=renamed[0]["after"])
    cohorts = rows(twin, "identity/cohorts", all_of=FOUR, by="year")
    assert sum(r["accounts"] for r in cohorts) == counted["CL-01", "accounts in all four"]


def test_suspensions_are_seen_from_the_day_they_were_seen(twin, counted):
    now = row(rows(twin, "identity/suspensions", all_of="new-caledonia"), state="suspended")
    assert (now["of_seen"], now["afterwards"]) == (counted["SU-05", "share of its accounts that were suspended"], counted["NC-06", "posts of suspended accounts afterwards"])
    before = rows(twin, "identity/suspensions", all_of="new-caledonia", as_of="2024-05-20T00:00:00Z")
    assert "suspended" not in [r["state"] for r in before]


def test_whom_the_core_follows_and_who_follows_back(twin, counted, part):
    followed = rows(twin, "network/most-followed", all_of=FOUR)
    place = {r["handle"]: r["place"] for r in followed}
    assert place[part["hub:party"]] <= counted["FO-02", "rank of the party"] and place[part["hub:president"]] <= counted["FO-02", "rank of the president"]
    outside = {part[f"hub:{name}"] for name in ("un", "macron", "prize", "journalist")}
    assert len([r for r in followed[:20] if r["handle"] not in outside]) == counted["FO-01", "of the 20 most followed, the country's own"]
    follow_set = rows(twin, "network/follow-set", handle=part["instructed"])
    assert len(follow_set) == follow_set[0]["of"] == counted["LK-07", "accounts that the instructed one follows"] and follow_set[0]["whole"]
    assert [r["followed"] for r in follow_set if r["back"] == "yes"] == ["@" + part["relay"]]
    assert part["hub:organiser"] not in [r["handle"] for r in rows(twin, "network/top-followers", all_of=FOUR, most=3)]
