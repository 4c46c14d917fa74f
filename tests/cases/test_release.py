"""A small world is released: what leaves names nobody it may not, holds together, and leads back to rows of files."""

from __future__ import annotations

import csv
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from coterie.cases import claims, custody, keys, standing, steps
from coterie.cases.case import Case, create
from coterie.cases.release import GateRefused, release
from coterie.cases.trace import Tracer, trace
from coterie.evidence.gate.bundle import check
from coterie.evidence.numbers import places
from coterie.queries.errors import BadInput, UsageError

POSTS = ("platform", "id", "account_id", "handle", "at", "text", "hashtags", "links", "synthetic")
ACCOUNTS = ("platform", "id", "handle", "name", "bio", "location", "standing", "standing_source", "observed_at")
PRIVATE = [(f"90000000000{n:02d}", f"Lamplighter_{n:02d}", f"Zerdusht Qaraqan{n:02d}oglu", f"I light lamps in house number {n} of the old town") for n in range(12)]
WORDS = "Nobody in our quiet harbour town shall ever forget the lamps of that one night"
OPERATION = '[lamps]\ntitle = "The night of the lamps"\nstarts = 2024-02-02T00:00:00\nends = 2024-02-03T00:00:00\nzone = "UTC"\nall_hashtags = ["Lamps"]\n'
LAW = {"purpose": "a test", "lawful_basis": "nobody is real", "retention": "2030-01-01", "right_of_reply": "desk@reply.example"}
CLAIMS = """[L-01]
says = "Twenty-four posts of the night were kept."
asks = "operations/volume"
params = { operation = "lamps" }
figures = [{ of = "posts", is = 24 }]
takes = ["posts"]
needs = "posts"

[L-02]
says = "The statement of Hafiz Jabarov was read out."
statements = ["s-1"]

[L-03]
says = "Most were moved."
unpublished = "its method is not published"
"""


@dataclass(frozen=True)
class Here(Case):
    """A case whose graph is the tests' own."""

    opened: Any = None

    @contextmanager
    def store(self):
        yield self.opened

    @property
    def blank(self):
        return False


@pytest.fixture(scope="module")
def case(store, _schema, tmp_path_factory):
    store.clear()
    folder = tmp_path_factory.mktemp("gate") / "lamps"
    made = made_in(folder, store)
    yield made
    store.clear()


def made_in(folder: Path, store: Any) -> Here:
    create(folder, zone="UTC", name="lamps")
    files = folder.parent / f"{folder.name}-files"
    files.mkdir()

    def table(name, head, rows):
        with (files / name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([head, *rows])
        return files / name

    posts = [("x", f"171951453067{m:02d}{n:05d}", id_, handle, f"2024-02-02T10:{(n * 2) % 60:02d}:{m:02d}Z", f"{WORDS if m else 'A line of my own about bread ' * 2 + str(n)} @Presidency #Lamps", "Lamps",
              "https://arcadia.example/a", "") for n, (id_, handle, *_) in enumerate(PRIVATE) for m in (0, 30)]
    accounts = [("x", id_, handle, name, bio, "Old town", "", "", "2024-02-03T00:00:00Z") for id_, handle, name, bio in PRIVATE]
    accounts.append(("x", "77", "Presidency", "Presidency of Arcadia", "The office of the president", "Arcadia", "office-holder", "s-2", "2024-02-03T00:00:00Z"))
    loaded = [
        table("people.csv", ("key", "name", "aliases", "standing", "standing_source"), [("hafiz-jabarov", "Hafiz Jabarov", "", "named", "s-1"), ("noble", "Ilham Noble", "", "office-holder", "s-2")]),
        table("organisations.csv", ("key", "name", "country"), [("union", "Union of Arcadia", "AR")]),
        table("statements.csv", ("id", "says", "quote", "document", "page", "archive", "grade", "asserted_by", "about"), [
            ("s-1", "Hafiz Jabarov owns jabarov.example.", "the site of Jabarov", "report", "3", "https://archive.ph/jabar", "B2", "The Press", "Person:hafiz-jabarov|Organisation:union"),
            ("s-2", "Ilham Noble heads the Union of Arcadia.", "", "report", "4", "https://archive.ph/noble", "B2", "The Press", "Person:noble|Organisation:union")]),
        table("relations.csv", ("from", "relation", "to", "statements"), [("Domain:jabarov.example", "SITE_OF", "Person:hafiz-jabarov", "s-1"), ("Person:hafiz-jabarov", "MEMBER_OF", "Organisation:union", "s-1"),
                                                                          ("Person:noble", "LEADS", "Organisation:union", "s-2")]),
        table("accounts.csv", ACCOUNTS, accounts), table("posts.csv", POSTS, posts)]
    (folder / "operations.toml").write_text(OPERATION)
    (folder / "claims.toml").write_text(CLAIMS)
    case = Here(folder, {"name": "lamps", "zone": "UTC", **LAW, "report": {"paths": [["jabarov.example", "Union of Arcadia"]], "about": ["Organisation:union"]}}, opened=store)
    steps.load(case, loaded, covers="everything there is", complete=True)
    claims.check(case)
    return case


def readable(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file())


SHELTERED = ["Lamplighter_", "Zerdusht", "Qaraqan", "9000000000", "17195145306", "Jabarov", "jabarov", "I light lamps", "shall ever forget", "bread about"]


def test_a_public_release_names_only_offices_and_holds_together(case, tmp_path):
    made = release(case, profile="public", tlp="CLEAR", out=tmp_path / "out", today=date(2026, 1, 1))
    said = readable(tmp_path / "out")
    assert [word for word in SHELTERED if word in said] == []
    assert "Ilham Noble" in said and "Union of Arcadia" in said and "acc-" in said and "per-" in said and "site-" in said and "TLP:CLEAR" in said
    assert check(tmp_path / "out")["faults"] == [] and made["profile"] == "public" and {s["name"] for s in made["sources"]} >= {"posts.csv"}
    assert all(len(q["sha256"]) == 64 for q in made["questions"]) and made["snapshot"] and (tmp_path / "out").stat().st_mode & 0o055 == 0o055


def test_the_same_case_gives_the_same_bytes_and_another_key_other_pseudonyms(case, tmp_path):
    for name in ("one", "two"):
        release(case, profile="public", tlp="CLEAR", out=tmp_path / name, today=date(2026, 1, 1))
    assert readable(tmp_path / "one") == readable(tmp_path / "two")
    kept = (case.folder / "keys" / "veil.key").read_bytes()
    try:
        (case.folder / "keys" / "veil.key").write_bytes(bytes(32))
        release(case, profile="public", tlp="CLEAR", out=tmp_path / "three", today=date(2026, 1, 1))
    finally:
        (case.folder / "keys" / "veil.key").write_bytes(kept)
    mine, theirs = (set(re.findall(r"(?:acc|per|site)-[a-z2-9]{12}", readable(tmp_path / name))) for name in ("one", "three"))
    assert mine and theirs and not mine & theirs


def test_a_partner_gets_texts_and_named_people_but_no_private_name(case, tmp_path):
    release(case, profile="partner", tlp="AMBER", out=tmp_path / "out", today=date(2026, 1, 1))
    said = readable(tmp_path / "out")
    assert "Hafiz Jabarov" in said and "TLP:AMBER" in said and not any(word in said for word in ("Lamplighter_", "Zerdusht", "9000000000"))


def test_insiders_get_everything_but_the_keys(case, tmp_path):
    release(case, profile="internal", tlp="AMBER+STRICT", out=tmp_path / "out")
    said = readable(tmp_path / "out")
    assert "Lamplighter_00" in said and keys.veil(case).hex() not in said and not (tmp_path / "out" / "keys").exists()


def test_what_an_analyst_decides_goes_before_the_files_word(case, tmp_path):
    try:
        standing.put(case, "@Lamplighter_00", "office-holder", "signs for the town", "https://arcadia.example/lamps", "me")
        release(case, profile="public", tlp="CLEAR", out=tmp_path / "out", today=date(2026, 1, 1))
        said = readable(tmp_path / "out")
        assert "Lamplighter_00" in said and "Lamplighter_01" not in said
        assert [f["who"] for f in standing.listed(case) if f["because"]] == ["Account:x:9000000000000"]
        with pytest.raises(BadInput):
            standing.put(case, "Person:hafiz-jabarov", "office-holder", "", "", "me")
        with pytest.raises(UsageError):
            standing.put(case, "@nobody", "private", "", "", "me")
    finally:
        (case.folder / standing.FILE).unlink()


def test_a_refusal_says_everything_at_once_and_leaves_nothing(case, tmp_path):
    poor = Here(case.folder, {"name": "lamps", "zone": "UTC", "retention": "2020-01-01", "report": {"title": "How fake accounts of Sona lit lamps"}}, opened=case.opened)
    (case.folder / "claims.toml").write_text(CLAIMS.replace("Twenty-four posts", "All posts"))
    try:
        with pytest.raises(GateRefused) as no:
            release(poor, profile="public", tlp="CLEAR", out=tmp_path / "out", today=date(2026, 1, 1))
    finally:
        (case.folder / "claims.toml").write_text(CLAIMS)
    rules = {fault.partition(":")[0] for fault in no.value.faults}
    assert no.value.exit == 7 and {"law", "retention", "wording", "claim"} <= rules and not (tmp_path / "out").exists() and not list(tmp_path.iterdir())


def test_keys_that_others_may_read_are_refused(case):
    path = case.folder / "keys" / "veil.key"
    keys.veil(case)
    assert path.stat().st_mode & 0o777 == 0o600
    try:
        path.chmod(0o644)
        with pytest.raises(BadInput):
            keys.veil(case)
    finally:
        path.chmod(0o600)


def test_the_chain_of_custody_tells_what_was_done_and_breaks_when_it_is_touched(case, tmp_path):
    log = custody.log(case)
    assert [line["what"] for line in log][:7] == ["load"] * 6 + ["claims checked"] and custody.broken(case) == []
    assert all(line["at"].endswith("Z") and line["by"] and line["file"] for line in log[:6])
    path = case.folder / custody.FILE
    kept = path.read_bytes()
    lines = kept.splitlines(keepends=True)
    try:
        for wrong in (kept.replace(b"posts.csv", b"other.csv"), b"".join(lines[1:]), b"".join([lines[1], lines[0], *lines[2:]]), b"".join([*lines[:2], *lines[3:]]), kept[:-9] + b"\n", b"[]\n" + kept):
            path.write_bytes(wrong)
            assert custody.broken(case)
            with pytest.raises(GateRefused):
                release(case, profile="public", tlp="CLEAR", out=tmp_path / "out")
    finally:
        path.write_bytes(kept)
    raw = next((case.folder / "sources").glob("*posts.csv"))
    whole = raw.read_bytes()
    try:
        raw.chmod(0o644)
        raw.write_bytes(whole + b"\n")
        assert any("posts.csv" in fault for fault in custody.broken(case))
    finally:
        raw.write_bytes(whole)


def test_every_number_and_claim_of_the_report_leads_to_rows_or_says_why_not(case):
    tracer = Tracer(case, case.opened)
    every = list(places(tracer.page))
    assert len(every) > 60
    led = [tracer.place(place) for place in every]
    assert [f"{one['where']}: {one['says'][:60]}" for one in led if not one["files"] and not one["statements"] and not one["why"]] == []
    # What leads to no row is counted over the ledger itself, or stands in the method and in the hashes of the questions.
    assert {one["where"] for one in led if not one["files"] and not one["statements"]} <= {"ledger", "how-to-read", "questions"}
    for one in led:
        for file in one["files"]:
            assert len(file["sha256"]) == 64 and file["rows"] and file["kept"]
    assert all(tracer.claim(c.id)[0]["files"] or tracer.claim(c.id)[0]["why"] for c in claims.read(case))


def test_a_number_leads_to_the_very_rows_that_were_counted(case):
    found = trace(case, "24")["found"]
    rows = [(file["file"], file["rows"]) for one in found if one["question"] == "operations/volume" for file in one["files"]]
    assert ("posts.csv", 24) in rows
    claim = trace(case, "L-01")["found"][0]
    assert claim["question"] == "operations/volume" and [(f["file"], f["rows"]) for f in claim["files"]] == [("posts.csv", 24)] and claim["files"][0]["loaded_at"]
    assert [s["id"] for s in trace(case, "L-02")["found"][0]["statements"]] == ["s-1"] and trace(case, "L-03")["found"][0]["why"] == "its method is not published"
    with pytest.raises(UsageError):
        trace(case, "123456")


def test_the_manifest_carries_the_head_of_the_chain(case, tmp_path):
    release(case, profile="public", tlp="CLEAR", out=tmp_path / "out", today=date(2026, 1, 1))
    said = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["custody"]
    assert custody.log(case)[said["lines"] - 1]["sha256"] == said["sha256"]
