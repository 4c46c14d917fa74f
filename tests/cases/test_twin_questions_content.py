"""The twin asked by question: content, reach and clocks come back as planted, counted from the files by another hand."""

from __future__ import annotations

import csv

import pytest
from coterie.cases import operations
from coterie.cases.un_notorious_big_twin import generate
from coterie.cases.un_notorious_big_twin.count import count
from coterie.loaders.load import load
from coterie.queries import operations as marks
from coterie.queries.ask import ask

FOUR = "new-york,kick-off,empowerment,corsica"
SLOGAN = "#Prezidentseçkiləri,#Seçki2024,#QalibXalqınQalibLideri"
VIDEOS = {"hashtags": "#martinique,#independence,#colonialism,#frenchcolonial,#liberty,#unión,#union", "since": "2024-10-08T00:00:00Z", "until": "2024-10-12T00:00:00Z"}
COUNTED = {"since": "2024-02-01T00:00:00Z", "until": "2024-11-01T00:00:00Z"}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    generate(folder, seed=8, scale=0.03)
    return folder


@pytest.fixture(scope="module")
def twin(store, _schema, world, tmp_path_factory):
    store.clear()
    for path in [*sorted(world.glob("posts-*")), world / "accounts.csv"]:
        load(store, path, tmp_path_factory.mktemp("quarantine"))
    marks.mark(store, operations.read(world / "operations.toml", "Europe/Paris"), "x")
    yield store
    store.clear()


@pytest.fixture(scope="module")
def counted(world):
    return {(one.fact, one.what): one.counted for one in count(world)}


@pytest.fixture(scope="module")
def organiser(world):
    with (world / "roles.csv").open(encoding="utf-8") as file:
        return next("@" + row["handle"] for row in csv.DictReader(file) if row["role"] == "hub:organiser")


def rows(twin, question, **params):
    found = ask(twin, question, params)
    assert found.rows and found.synthetic, question
    return list(found)


def test_link_shares_of_the_core(twin, counted):
    found = {r["domain"]: r["of_links"] for r in rows(twin, "content/link-shares", all_of=FOUR, since="2024-01-17T00:00:00Z", until="2024-02-19T00:00:00Z")}
    for number, domain in enumerate(("residence.example", "statewire.example", "bluebridge.example"), 1):
        assert found[domain] == pytest.approx(counted[f"LS-0{number}", f"share of {domain}"]), domain


def test_the_slogan_and_its_pictures(twin, counted):
    window = {"all_of": FOUR, "since": "2024-02-01T00:00:00Z", "until": "2024-02-11T00:00:00Z"}
    found = {r["how"]: r for r in rows(twin, "content/hashtags-shared", hashtags=SLOGAN, **window)}["all in one post"]
    assert (found["accounts"], found["people"]) == (counted["HT-01", "accounts with the slogan"], counted["CL-01", "accounts in all four"])
    pictures = rows(twin, "content/top-media", hashtags=SLOGAN, top=1000, **window)
    assert pictures[0]["all_posts"] == found["posts"] * counted["HT-02", "share of the slogan's posts with a picture of praise"]


def test_the_videos_of_october(twin, counted):
    assert len(rows(twin, "content/top-media", **VIDEOS)) == counted["MQ-01", "videos of October"]
    reach = {r["hashtag"]: r for r in rows(twin, "reach/hashtags", **VIDEOS)}
    assert reach["#unión"]["posts"] >= reach[None]["posts"] > 0 and reach[None]["median"] < 100


def test_topics_of_the_organiser(twin, counted, organiser):
    found = {r["topic"]: r for r in rows(twin, "content/topics", account=organiser, until="2024-05-01T00:00:00Z")}
    assert found["France"]["of_posts"] == pytest.approx(counted["TP-02", "share of the organiser's posts about France"]) and found["France"]["rank"] == 1
    for (fact, what), value in counted.items():
        if fact.startswith("TP-0") and what.startswith("rank of"):
            topic = what.removeprefix("rank of ").replace("New-", "New ")
            ties = sum(r["posts"] == found[topic]["posts"] for r in found.values())
            assert found[topic]["rank"] <= value < found[topic]["rank"] + ties, topic
    months = [r for r in rows(twin, "content/topics-by-month", account=organiser, until="2024-05-01T00:00:00Z") if r["topic"] == "Corsica"]
    late = sum(r["posts"] for r in months if r["month"] >= "2024-02") / max(1, sum(r["posts"] for r in months))
    assert late == pytest.approx(counted["TP-06", "share of Corsica's posts from February 2024 on"])


def test_the_narrative_of_two_later_campaigns_and_of_no_other(twin, counted):
    found = {r["operation"]: r for r in rows(twin, "content/narratives", words="Armenian lobby,erməni lobbisi", all_of=FOUR)}
    both = [found["assembly"], found["former-leader"]]
    share = counted["OP-X4", "share of these campaigns' posts that name the lobby"]
    assert sum(r["posts"] for r in both) / sum(r["all_posts"] for r in both) == pytest.approx(share)
    assert {r["posts"] for id_, r in found.items() if r not in both} == {0} and both[0]["outside"] < 0.01


def test_what_came_of_the_organisers_posts(twin, counted, organiser):
    whole = rows(twin, "reach/interactions", account=organiser, **COUNTED)[0]
    assert whole["posts"] == counted["VS-03", "originals of the organiser, February to October 2024"]
    assert [whole["mean_reposts"], whole["mean_likes"]] == [pytest.approx(counted["VS-04", f"mean {what} of one"]) for what in ("reposts", "likes")]
    after = rows(twin, "reach/before-after", account=organiser, moment="2024-05-24T00:00:00Z", **COUNTED)[1]
    assert after["of_before"] == pytest.approx(counted["VS-06", "mean interactions after the suspensions, times those before"]) and after["suspended"] > 0
    guest = [r["views"] for r in rows(twin, "reach/most-seen", account=organiser, top=1000) if r["at"].isoformat() == "2024-10-03T15:20:00+00:00"]
    assert guest == [counted["VS-01", "views of the guest's post"]]
    assert all(r["of_usual"] >= 3 for r in ask(twin, "reach/peaks", {"account": organiser}))


def test_ids_agree_with_times(twin):
    (agree,) = rows(twin, "clocks/ids-against-times", all_of=FOUR, platform="twin")
    assert agree["apart"] is None and agree["posts"] == agree["all_posts"]


def test_the_pasted_chat_lines_follow_in_baku_by_seven_minutes(twin, counted):
    found = rows(twin, "clocks/chat-headers")
    in_campaigns = [r for r in found if r["operations"]]
    assert len(in_campaigns) == counted["LK-01", "posts of campaigns that begin with the head of a chat line"] and {tuple(r["fits"]) for r in found} == {("Asia/Baku",)}
    best = rows(twin, "clocks/chat-zones")[0]
    assert (best["zone"], best["fits"], best["before"]) == ("Asia/Baku", len(found), 0) and int(best["median"]) == counted["LK-05", "minutes from the pasted chat line to the post"]


def test_the_day_off_beside_the_same_weekday(twin, counted):
    found = rows(twin, "clocks/holidays", all_of=FOUR, since="2024-01-18T00:00:00Z", until="2024-01-23T00:00:00Z", holidays="2024-01-20")
    assert [r["posts"] for r in found] == [counted["CL-07", f"posts on {day} January"] for day in (18, 19, 20, 21, 22)]
    assert [(r["weekday"], r["holiday"]) for r in found][2] == ("Saturday", True) and found[2]["of_usual"] > 1 > found[2]["of_beside"]
    working = {r["weekday"]: r["of_posts"] for r in rows(twin, "clocks/weekdays", all_of=FOUR)}
    assert working["working days"] + working["weekend"] == pytest.approx(1)
    hours = {r["hour"]: r["of_posts"] for r in rows(twin, "clocks/hours", all_of=FOUR, zone="Asia/Baku")}
    assert sum(hours[h] for h in range(2, 6)) < 0.02 and sum(hours.values()) == pytest.approx(1)


def test_an_operation_stands_out_of_its_weeks(twin):
    day = {r["offset"]: r for r in rows(twin, "events/posts-around", day="2024-02-02")}[0]
    assert day["operations"] == ["corsica"] and any(tag.lower().startswith("#nazione ") for tag in day["hashtags"])


@pytest.mark.parametrize("question", ["infrastructure/shared", "infrastructure/registrations", "provenance/archives", "provenance/one-source", "events/calendar", "clocks/cited-posts", "lists/check"])
def test_what_the_twin_does_not_hold_is_not_found_in_it(twin, question):
    assert ask(twin, question).rows == []
