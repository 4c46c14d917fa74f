"""An answer kept as a claim: what was asked, what it gave, and that it gives the same again."""

from __future__ import annotations

import json
import tomllib

import pytest
from as_user import run

ASKED = ("ask", "collection/accounts", "-p", "most=3")


@pytest.fixture
def claims(case):
    """The case's claims.toml, gone after the test."""
    path = case / "claims.toml"
    yield path
    path.unlink(missing_ok=True)


def test_pinned_checked_and_stale(case, claims):
    said = run(case, *ASKED, "--pin", "M-1", "--says", "member_2 posts twenty times.", "--of", "posts", "--of", "reposts", "--where", "handle=member_2")
    assert said.exit == 0 and "Pinned as M-1: posts 20, reposts 0. Next: coterie claims check M-1" in said.err
    table = tomllib.loads(claims.read_text())["M-1"]
    assert table["params"] == {"most": "3"} and table["zone"] == "Europe/Paris" and len(table["question"]) == 64
    assert table["figures"][0] == {"of": "posts", "where": {"handle": "member_2"}, "is": 20}
    checked = json.loads(run(case, "claims", "check", "--json").out)["claims"]
    assert [(c["verdict"], c["measured"], c["stale"]) for c in checked] == [("holds on the synthetic twin", [20, 0], False)]
    claims.write_text(claims.read_text().replace(table["question"], "0" * 64))
    assert json.loads(run(case, "claims", "check", "--json").out)["claims"][0]["stale"]


def test_the_numbers_of_the_only_row_or_how_many_rows_there_are(case, claims):
    hours = json.loads(run(case, "ask", "collection/hours", "--json", "--pin", "all", "--where", "hour=").out)
    posts = dict(zip(hours["columns"], next(row for row in hours["rows"] if row[0] is None), strict=True))["posts"]
    rows = len(json.loads(run(case, *ASKED, "--json", "--pin", "many").out)["rows"])
    found = json.loads(run(case, "claims", "check", "--json").out)["claims"]
    assert [c["verdict"] for c in found] == ["holds on the synthetic twin"] * 2
    assert found[0]["measured"][:2] == [posts, 1.0] and found[1]["measured"] == [rows]


@pytest.mark.parametrize(("words", "why"), [
    (["--pin", "x", "--of", "posts"], "rows answer where one is expected"),
    (["--pin", "x", "--of", "nothing", "--where", "handle=member_2"], "no column nothing"),
    (["--pin", "x", "--where", "nothing=2"], "no column nothing"),
    (["--pin", "x", "--limit", "2"], "An answer that was cut is no claim"),
    (["--of", "posts"], "belong to a claim"),
    (["--pin", "x", "--where", "posts"], "no name=value")])
def test_what_is_not_clear_is_not_pinned(case, claims, words, why):
    said = run(case, *ASKED, *words)
    assert said.exit == 2 and why in said.err and "Traceback" not in said.err
    assert not claims.exists()


def test_nothing_is_pinned_over(case, claims):
    run(case, *ASKED, "--pin", "many")
    before = claims.read_bytes()
    assert "There is a claim many already" in run(case, *ASKED, "--pin", "many").err
    assert claims.read_bytes() == before
    claims.write_text('[many]\nsays = 1\n')
    assert run(case, *ASKED, "--pin", "six").exit == 1
