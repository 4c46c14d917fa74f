"""accepted + refused = read; the same file twice changes nothing; a killed load is as good as an undisturbed one."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from coterie.loaders.format import Context
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load
from coterie.queries.errors import BadInput, CoterieError
from picture import differences, picture

QUT = "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n"
PAGE = {
    "data": [
        {"id": "11", "author_id": "1", "created_at": "2024-02-02T11:00:05.000Z", "text": "RT @b: #Corsica cut …",
         "referenced_tweets": [{"type": "retweeted", "id": "10"}], "entities": {"mentions": [{"username": "b", "id": "2"}]}},
        {"id": "12", "author_id": "3", "created_at": "2024-02-02T11:00:09.000Z", "text": "#Corsica and a picture https://t.co/x",
         "attachments": {"media_keys": ["3_1"]}, "public_metrics": {"like_count": 4},
         "entities": {"hashtags": [{"tag": "Corsica"}], "urls": [{"expanded_url": "https://www.btq.org.az/a?utm_source=x"}]}},
        {"id": "13", "author_id": "3", "created_at": "2024-13-02T11:00:09.000Z", "text": "when?"},
        {"id": 1.2811923772777923e18, "author_id": "3", "created_at": "2024-02-02T11:00:09.000Z", "text": "who?"},
    ],
    "includes": {
        "users": [{"id": "1", "username": "Alpha", "name": "A", "location": "Bakı"}, {"id": "2", "username": "b", "name": "B"}],
        "tweets": [{"id": "10", "author_id": "2", "created_at": "2024-02-02T11:00:00.000Z", "text": "#Corsica the whole text", "entities": {"hashtags": [{"tag": "Corsica"}]}}],
        "media": [{"media_key": "3_1", "type": "photo"}]},
    "__twarc": {"retrieved_at": "2024-02-03T00:00:00+00:00"}}


@pytest.fixture
def aside(tmp_path):
    return tmp_path / "quarantine"


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_page_of_posts_becomes_a_graph(graph, tmp_path, aside):
    found = load(graph, written(tmp_path, "page.jsonl", json.dumps(PAGE)), aside)
    assert (found.read, found.accepted, found.refused) == (4, 2, 2)
    assert found.refusals == {"created_at: is no possible time": 1, "id: has lost digits": 1}
    assert found.nodes["Post"] == 3 and found.edges["REPOSTS"] == 1 and found.edges["SHOWS"] == 1
    row = graph.read("MATCH (a:Account {handle: 'Alpha'})-[:POSTED]->(p:Post)-[:REPOSTS]->(o) RETURN p.text AS text, p.source AS source, p.row AS row, o.key AS original")
    assert row == [{"text": "#Corsica the whole text", "source": found.sha256[:16], "row": 1, "original": "x:10"}]
    assert graph.read("MATCH (:Post {key: 'x:12'})-[:LINKS_TO]->(l)-[:ON]->(d) RETURN l.url AS url, d.name AS name") == [
        {"url": "https://www.btq.org.az/a", "name": "btq.org.az"}]
    lines = [json.loads(line) for line in Path(found.quarantine).read_text().splitlines()]
    assert [line["where"].split(":")[0] for line in lines] == ["page.jsonl"] * 2 and {line["column"] for line in lines} == {"created_at", "id"}


def test_the_same_files_twice_change_nothing(graph, tmp_path, aside):
    posts = written(tmp_path, "page.jsonl", json.dumps(PAGE))
    follows = written(tmp_path, "follows.csv", "platform,follower,followed,observed_at\nx,@Alpha,@b,2024-02-03T00:00:00Z\nx,3,@b,2024-02-03T00:00:00Z\n")
    first = [load(graph, p, aside) for p in (posts, follows)]
    before = picture(graph)
    second = [load(graph, p, aside) for p in (posts, follows)]
    assert differences(picture(graph), before) == [] and all(f.already for f in second)
    assert [(f.read, f.accepted, f.nodes) for f in first] == [(f.read, f.accepted, f.nodes) for f in second]
    # The same content under another hash: a second witness, and nothing else.
    load(graph, written(tmp_path, "again.jsonl", json.dumps(PAGE) + "\n"), aside)
    assert graph.read("MATCH (p:Post {key: 'x:12'}) RETURN size(p.sources) AS n") == [{"n": 1}]
    assert len(picture(graph)[0]) == len(before[0]) + 1 and len(picture(graph)[1]) == len(before[1])


@pytest.mark.parametrize("id_first", [True, False])
def test_a_handle_and_its_id_become_one_account(graph, tmp_path, aside, id_first):
    by_id = written(tmp_path, "page.jsonl", json.dumps(PAGE))
    by_handle = written(tmp_path, "list.txt", "# list: annex\n@ALPHA\nnobody\n")
    for path in (by_id, by_handle) if id_first else (by_handle, by_id):
        load(graph, path, aside)
    found = graph.read("MATCH (a:Account {handle_key: 'alpha'}) RETURN a.key AS key, COUNT { (a)-[:POSTED]->() } AS posts, COUNT { (a)-[:LISTED_IN]->() } AS lists")
    assert found == [{"key": "x:1", "posts": 1, "lists": 1}]


def test_damaged_handles_are_kept_as_printed_and_flagged(graph, tmp_path, aside):
    load(graph, written(tmp_path, "annex.txt", "# list: annex\ngood_1\nAnar_Elخان1990\n"), aside)
    found = graph.read("MATCH (a:Account)-[l:LISTED_IN]->(:Document {id: 'annex'}) RETURN a.handle AS handle, a.damaged AS damaged, l.position AS n ORDER BY n")
    assert [(r["handle"], bool(r["damaged"])) for r in found] == [("good_1", False), ("Anar_Elخان1990", True)]


BAD = {
    "empty.csv": b"", "folder": None, "zip.csv": b"PK\x03\x04....", "wrong.csv": b"a,b\n1,2\n", "utf16.csv": "a,b\n".encode("utf-16"),
    "binary.csv": bytes(range(256)) * 40, "cut.csv.gz": b"\x1f\x8b\x08\x00broken", "counts.jsonl": b'{"data": [{"end": "x", "start": "y", "tweet_count": 3}]}',
    "compliance.jsonl": b'\n{"id":"1","action":"delete"}\n', "rounded.csv": (QUT + "1.28e+18,1.2e+18,,,,hello,1,\n" * 3).encode(),
    "header.csv": QUT.encode(), "extra.csv": b"platform,id,handle,at,text,colour\nx,1,a,2024-01-01T00:00:00Z,hi,red\n",
    "latin.csv": (QUT + "1,2,caf\xe9,,,x,1,\n").encode("latin-1"), "long.jsonl": b'{"data": "' + b"x" * (17 * 1024 * 1024),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_gets_one_sentence_and_leaves_no_trace(graph, tmp_path, aside, name):
    path = tmp_path / name
    path.mkdir() if BAD[name] is None else path.write_bytes(BAD[name])
    with pytest.raises(CoterieError) as said:
        load(graph, path, aside)
    assert name in str(said.value) and "Traceback" not in str(said.value) and len(str(said.value)) < 400
    assert picture(graph) == ([], [])


def test_a_missing_zone_is_asked_for(graph, tmp_path, aside):
    path = written(tmp_path, "posts.csv", "platform,id,handle,at,text\nx,1,a,2024-01-01T10:00:00,hi\n")
    with pytest.raises(BadInput, match="--zone"):
        load(graph, path, aside)


def test_a_refused_row_leaves_no_trace(graph, tmp_path, aside):
    path = written(tmp_path, "posts.csv", "platform,id,handle,at,text\nx,1,a,2024-01-01T10:00:00Z,hi\nx,2,ghost,2024-02-31T10:00:00Z,#boo\nx,3.1e+18,ghost,,,\n")
    found = load(graph, path, aside)
    assert (found.read, found.accepted, found.refused) == (3, 1, 2)
    assert graph.read("MATCH (n) WHERE n.handle = 'ghost' OR n.tag = 'boo' OR n.id = '2' RETURN n") == []


def test_refused_rows_are_counted_by_reason_whatever_their_values(graph, tmp_path, aside):
    bad = "".join(f"x,{i},a,2024-02-31T10:00:{i:02d}Z,hi\n" for i in range(20)) + "x,1,2,3,4,5\nx,1,2\n"
    found = load(graph, written(tmp_path, "posts.csv", "platform,id,handle,at,text\nx,1,a,2024-01-01T10:00:00Z,hi\n" + bad), aside)
    assert found.refusals == {"at: is no possible time": 20, "does not have the header's 5 cells": 2}
    assert "2024-02-31T10:00:07Z is no possible time" in Path(found.quarantine).read_text()


def test_rows_without_an_id_that_repeat_are_counted(graph, tmp_path, aside):
    path = written(tmp_path, "posts.csv", "platform,handle,at,text\n" + "x,a,2024-01-01T10:00:00Z,hi\n" * 3)
    found = load(graph, path, aside)
    assert found.nodes["Post"] == 1 and list(found.notes.values()) == [2]


KILLED = """
import sys
from pathlib import Path
from coterie.loaders import load as l
from coterie.loaders.format import Context
from coterie.queries.store import open_managed
with open_managed(Path(sys.argv[1])) as store:
    l.load(store, Path(sys.argv[2]), Path(sys.argv[3]), batch=200, progress=lambda *a: print(a[1], flush=True))
"""


def test_a_killed_load_ends_as_an_undisturbed_one(graph, database, tmp_path, aside):
    chance = random.Random(5)
    rows = "".join(f"{i},{i % 37},user{i % 37},{i - 5 if i % 7 == 0 else ''},,words #tag{i % 11} @user{i % 5},{i if i % 50 else 'never'},\n" for i in range(1, 4001))
    path = written(tmp_path, "many.csv", QUT + rows)
    load(graph, path, aside, batch=200)
    undisturbed = picture(graph)
    graph.clear()
    for _ in range(3):
        run = subprocess.Popen([sys.executable, "-c", KILLED, str(database), str(path), str(aside)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": ""})
        for _ in range(chance.randint(1, 5)):
            run.stdout.readline()
        run.kill()
        run.wait()
        run.stdout.close()
    progress = graph.read("MATCH (s:Source) RETURN s.rows_done AS done, s.complete AS complete")
    assert progress and 0 < progress[0]["done"] < 4000 and not progress[0]["complete"]
    found = load(graph, path, aside, batch=200)
    assert differences(picture(graph), undisturbed) == []
    assert found.accepted + found.refused == found.read == 4000 and found.refused == 80


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_progress_goes_by_bytes_and_ends_at_the_files_size(tmp_path, aside, pack):
    path = tmp_path / "posts.csv"
    path.write_bytes(pack(b"platform,id,handle,at,text\n" + b"".join(b"x,%d,a,2024-01-01T10:00:00Z,%d\n" % (n, n * 7919) for n in range(1, 4001))))
    told = []
    load(Gathered(), path, aside, batch=500, progress=lambda *said: told.append(said))
    done, size = [said[1] for said in told], path.stat().st_size
    assert len(told) >= 8 and done == sorted(done) and done[-1] == size and {said[2] for said in told} == {size} and told[-1][3:] == (4000, 0) and 0 < done[0] <= size


def test_a_platform_is_part_of_an_accounts_identity(graph, tmp_path, aside):
    load(graph, written(tmp_path, "a.csv", "platform,id,handle\nx,1,same\ntelegram,1,same\n"), aside)
    assert graph.read("MATCH (a:Account) RETURN a.key AS key ORDER BY key") == [{"key": "telegram:1"}, {"key": "x:1"}]


def test_statements_stand_behind_relations(graph, tmp_path, aside):
    load(graph, written(tmp_path, "statements.csv", "id,document,page,says,quote,about,contradicts\ns1,d,4,founded in June,,Organisation:big,Statement:s2\ns2,d,5,founded in July,,Organisation:big,\n"), aside)
    load(graph, written(tmp_path, "relations.csv", "from,relation,to,statements\nOrganisation:air,FOUNDED,Organisation:big,s1\nOrganisation:air,FOUNDED,Organisation:big,s2\nOrganisation:air,MIRRORS,Organisation:big,s2\n"), aside)
    assert graph.read("MATCH (:Organisation {key: 'air'})-[r:FOUNDED]->() RETURN r.statements AS s") == [{"s": ["s1", "s2"]}]
    assert graph.read("MATCH (:Statement)-[r:CONTRADICTS]->(:Statement) RETURN count(r) AS n") == [{"n": 1}]


def test_context_time_is_used_where_the_file_says_none(graph, tmp_path, aside):
    from datetime import UTC, datetime

    load(graph, written(tmp_path, "a.csv", "platform,id,handle,bio\nx,1,a,hello\n"), aside, context=Context(observed_at=datetime(2024, 2, 11, tzinfo=UTC)))
    assert graph.read("MATCH (p:Profile) RETURN p.observed_at AS at") == [{"at": datetime(2024, 2, 11, tzinfo=UTC)}]
