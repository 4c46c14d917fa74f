"""The toolkits' own files: loaded, then paired by the toolkits' own rules, in the graph as in the file."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest
from coterie.analytics.definitions import edges
from coterie.analytics.shares import read_shares
from coterie.analytics.signals import catalogue
from coterie.loaders.format import Context, detect
from coterie.loaders.load import load
from coterie.loaders.read import head
from coterie.queries.errors import BadInput, UsageError
from rules import coortweet, qut

HEADER = "object_id,account_id,content_id,timestamp_share\n"


def written(path, rows, header=HEADER):
    path.write_text(header + "".join(",".join(map(str, row)) + "\n" for row in rows))
    return path


def found(graph, signal, definition, window):
    shares = read_shares(graph, catalogue()[signal])
    (one,) = edges(definition, shares, [window])
    columns = (one.a.tolist(), one.b.tolist(), one.weight.tolist(), one.traces.tolist(), one.delay.tolist())
    return {(shares.accounts[a], shares.accounts[b]): rest for a, b, *rest in zip(*columns, strict=True)}


def as_in_graph(rule):
    return {(f"x:{a}", f"x:{b}"): list(said) for (a, b), said in rule.items()}


@pytest.mark.parametrize(("kind", "thing"), [("repost", "o{}"), ("link", "https://example.org/{}"), ("hashtag", "tag{}")])
def test_every_kind_of_object_becomes_its_signal(graph, tmp_path, kind, thing):
    rows = [(thing.format(i % 5), f"a{i * i % 7}", f"c{i}", 1_600_000_000 + i * 13 % 97) for i in range(60)]
    path = written(tmp_path / "shares.csv", rows)
    assert detect(head(path)).name == "coortweet"
    done = load(graph, path, tmp_path / "aside", context=Context(object=kind))
    assert (done.read, done.accepted, done.refused) == (60, 60, 0)
    drawn = [(a, t, p, at) for t, a, p, at in rows]
    for window in (10, 60):
        rule = coortweet(drawn, window, False)
        assert found(graph, kind, "coortweet", window) == as_in_graph(rule) and rule


def test_a_text_is_the_posts_and_a_row_that_is_its_own_object_is_the_original(graph, tmp_path):
    load(graph, written(tmp_path / "texts.csv", [("the same words", "a1", "c1", 5)]), tmp_path, context=Context(object="text"))
    load(graph, written(tmp_path / "shares.csv", [("c2", "a1", "c2", 5), ("c2", "a2", "c3", 6)]), tmp_path)
    assert graph.read("MATCH (p:Post) RETURN p.id AS id, p.text AS text, p.kind AS kind, COUNT { (p)-[:REPOSTS]->() } AS reposts ORDER BY id") == [
        {"id": "c1", "text": "the same words", "kind": "original", "reposts": 0}, {"id": "c2", "text": None, "kind": "original", "reposts": 0},
        {"id": "c3", "text": None, "kind": "repost", "reposts": 1}]


def test_what_cannot_be_used_says_why(graph, tmp_path):
    bad = [("o1", "a1", "c1", 5), ("", "a1", "c2", 5), ("o1", "1.28e+18", "c3", 5), ("o1", "a1", "", 5), ("o1", "a1", "c4", "soon")]
    assert load(graph, written(tmp_path / "bad.csv", bad), tmp_path).refusals == {
        "object_id: is empty": 1, "account_id: has lost digits; a spreadsheet rounded it": 1, "content_id: is empty": 1,
        "timestamp_share: is no possible time": 1}
    with pytest.raises(BadInput, match="no web address"):
        load(graph, written(tmp_path / "links.csv", [("o1", "a1", "c1", 6)]), tmp_path, context=Context(object="link"))
    with pytest.raises(UsageError, match="telepathy"):
        load(graph, written(tmp_path / "x.csv", [("o1", "a1", "c1", 7)]), tmp_path, context=Context(object="telepathy"))


def test_links_of_the_qut_file_are_separated_by_spaces(graph, tmp_path):
    header = "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n"
    rows = [(1, 1, "u", "", "", "a", 0, "http://example.com/1 https://example.com/2?a=b|c  example.com/3"), (2, 2, "v", "", "", "b", 0, "")]
    load(graph, written(tmp_path / "qut.csv", rows, header), tmp_path)
    links = graph.read("MATCH (:Post {id: '1'})-[:LINKS_TO]->(l) RETURN l.url AS url ORDER BY url")
    assert [r["url"] for r in links] == ["http://example.com/1", "http://example.com/3", "https://example.com/2?a=b%7Cc"]


def test_the_qut_sample(graph, tmp_path, shared):
    path, whole = shared / "data" / "qut_cnt" / "sample_data.csv", defaultdict(list)
    with path.open(encoding="utf-8", newline="") as stream:
        for r in csv.DictReader(stream):
            who, post, at = r["user_id"], r["message_id"], int(float(r["timestamp"]))
            if r["repost_id"]:
                whole["repost"].append((who, r["repost_id"], post, at))
            else:
                whole["link"] += [(who, link, post, at) for link in dict.fromkeys(r["urls"].strip("[]").replace("'", "").split(", ")) if link]
    load(graph, path, tmp_path)
    for signal in ("repost", "link"):
        rule = qut(whole[signal], 60, False)
        assert found(graph, signal, "qut", 60) == as_in_graph(rule) and rule
