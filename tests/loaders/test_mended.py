"""What was refused is mended in its quarantine file and loaded again; what was not mended is refused again, with its line."""

import json
from pathlib import Path

from coterie.loaders.format import Context
from coterie.loaders.load import load

TABLE = "platform,id,handle,at,text\nx,1,ann,2024-01-01T00:00:00Z,one\nx,2,bob,someday,two\nx,,,2024-01-01T00:00:00Z,\n"
PAGES = [{"data": [{"id": "7", "text": "seven", "author_id": "70", "created_at": "2024-01-01T00:00:00Z"},
                   {"id": "8e+18", "text": "eight", "author_id": "80", "created_at": "2024-01-01T00:00:00Z"}]}]


def quarantined(path):
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def posts(graph):
    return [(r["id"], r["text"], r["handle"]) for r in graph.read(
        "MATCH (a:Account)-[:POSTED]->(p:Post) RETURN p.id AS id, p.text AS text, coalesce(a.handle, a.id) AS handle ORDER BY id")]


def mend(found, path, change):
    lines = quarantined(found.quarantine)
    for line in lines:
        change(line["row"])
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_a_table_row(graph, tmp_path):
    (tmp_path / "posts.csv").write_text(TABLE)
    found = load(graph, tmp_path / "posts.csv", tmp_path / "aside", context=Context())
    assert (found.read, found.accepted, found.refused) == (3, 1, 2)
    again = load(graph, mend(found, tmp_path / "mended.jsonl", lambda row: row.update(at="2024-01-02T00:00:00Z")), tmp_path / "aside")
    assert (again.format, again.read, again.accepted, again.refused) == ("posts", 2, 1, 1)
    assert "line 4" in again.first_refusal or "line 4" in quarantined(again.quarantine)[0]["where"]
    assert posts(graph) == [("1", "one", "ann"), ("2", "two", "bob")]


def test_a_post_of_a_page(graph, tmp_path):
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, PAGES)))
    found = load(graph, tmp_path / "pages.jsonl", tmp_path / "aside")
    assert (found.accepted, found.refused) == (1, 1)
    again = load(graph, mend(found, tmp_path / "mended.jsonl", lambda row: row.update(id="8")), tmp_path / "aside")
    assert (again.format, again.accepted, again.refused) == ("x-api-v2", 1, 0)
    assert posts(graph) == [("7", "seven", "70"), ("8", "eight", "80")]


def test_a_row_that_could_not_be_kept_is_said(graph, tmp_path):
    (tmp_path / "posts.csv").write_text(TABLE)
    found = load(graph, tmp_path / "posts.csv", tmp_path / "aside", context=Context())
    lines = quarantined(found.quarantine)
    lines[0]["row"]["at"], lines[1]["row"] = "2024-01-02T00:00:00Z", None
    (tmp_path / "mended.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    again = load(graph, tmp_path / "mended.jsonl", tmp_path / "aside")
    assert (again.read, again.accepted, again.refused) == (2, 1, 1) and list(again.refusals) == ["holds no row: it could not be kept"]
