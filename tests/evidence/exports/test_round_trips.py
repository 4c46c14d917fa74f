"""Each format is read back by other programs, and says the same."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import networkx as nx
import pytest
from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.exports.flat import flat
from coterie.evidence.exports.legible import legible
from coterie.evidence.handover import to_networkx, to_pandas
from coterie.evidence.subgraph import Edge, Node, Subgraph
from some_evidence import hostile, ring, small

PARTS = {"small": small(), "hostile": hostile(), "nothing": Subgraph(of={"what": "nothing"})}
both = pytest.mark.parametrize("name", PARTS)


def ends(row) -> tuple:
    return row.source, row.target, row.kind


@both
@pytest.mark.parametrize("format", FORMATS)
def test_the_same_part_gives_the_same_bytes_and_every_file_says_what_it_is(name, format):
    part = PARTS[name]
    again = Subgraph(part.nodes[::-1], part.edges[::-1], part.left_out, part.synthetic, dict(part.of))
    files = FORMATS[format].render(part)
    assert files == FORMATS[format].render(again) and files
    whole = b"".join(unzipped(body) if body[:2] == b"PK" else body for body in files.values()).decode("utf-8")
    for word in ("0c9d2b1e", "5be2c01a", "generator") if name == "small" else ():
        assert word in whole, word


def unzipped(body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"\n".join(archive.read(n) for n in archive.namelist())


@both
def test_json_is_whole(name):
    part = legible(PARTS[name])
    said = json.loads(FORMATS["json"].render(part)[".json"])
    kinds = {("nodes", "at"), ("edges", "first"), ("edges", "last")}

    def typed(where: str, properties: dict) -> dict:
        return {k: datetime.fromisoformat(v) if (where, k) in kinds else v for k, v in properties.items()}

    ref = {n["id"]: (n["kind"], n["key"]) for n in said["nodes"]}
    nodes = tuple(Node(*ref[n["id"]], typed("nodes", n["properties"])) for n in said["nodes"])
    edges = tuple(Edge(e["kind"], ref[e["source"]], ref[e["target"]], typed("edges", e["properties"])) for e in said["edges"])
    assert Subgraph(nodes, edges, said["graph"]["left_out"], said["graph"]["synthetic"], part.of) == part
    assert len(nx.node_link_graph(said, edges="edges")) == len(part.nodes)


@both
@pytest.mark.parametrize(("format", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networkx_reads_the_drawings(name, format, read, tmp_path):
    part = legible(PARTS[name])
    table = flat(part)
    graph = read(FORMATS[format].write(PARTS[name], tmp_path / "part")[0])
    assert dict(graph.nodes(data="key")) == {row.id: row.key for row in table.nodes}
    assert {i: d["label"] for i, d in graph.nodes(data=True)} == {row.id: row.label for row in table.nodes}
    for row in table.nodes:
        assert {k: graph.nodes[row.id].get(k) for k, v in row.values.items() if v != ""} == {k: v for k, v in row.values.items() if v != ""}
    read_back = sorted((a, b, float(d["weight"])) for a, b, d in graph.edges(data=True))
    assert read_back == sorted((r.source, r.target, r.weight) for r in table.edges)


@both
def test_csv_cells_come_back_and_none_is_a_formula(name):
    part = legible(PARTS[name])
    table = flat(part)
    nodes, edges = (list(csv.DictReader(io.StringIO(FORMATS["csv"].render(part)[end].decode("utf-8"), newline=""))) for end in (".nodes.csv", ".edges.csv"))
    plain = lambda cell: cell.removeprefix("'")  # noqa: E731
    assert [(plain(n["Id"]), plain(n["Label"]), plain(n["Key"])) for n in nodes] == [(r.id, r.label, r.key) for r in table.nodes]
    assert [(plain(e["Source"]), plain(e["Target"]), plain(e["Kind"])) for e in edges] == [ends(r) for r in table.edges]
    for row, known in zip(nodes, table.nodes, strict=True):
        assert {k: plain(row[k]) for k in known.values if isinstance(known.values[k], str)} == {k: v for k, v in known.values.items() if isinstance(v, str)}
    numbers = {"Weight", "p", "expected", "traces", "weight"}
    assert not [c for row in (*nodes, *edges) for k, c in row.items() if c[:1] in "=+-@\t\r\n" and c and k not in numbers]


def test_handed_over_to_notebooks():
    part = small()
    graph = to_networkx(part)
    assert graph.number_of_nodes() == len(part.nodes) and graph.number_of_edges() == len(part.edges)
    assert graph.nodes["Post:twin:11"]["at"].isoformat() == "2024-02-02T10:00:00+00:00" and graph.graph["left_out"] == {"members": 1, "ties": 5}
    nodes, edges = to_pandas(part)
    assert len(nodes) == len(part.nodes) and set(edges["type"]) == {e.type for e in part.edges} and nodes.attrs["synthetic"] is True


def test_py2neo_takes_the_same_nodes_and_ends():
    pytest.importorskip("py2neo", reason="needs the optional extra py2neo")
    from coterie.evidence.py2neo_subgraph import to_py2neo

    part = small()
    given = to_py2neo(part)
    assert len(given.nodes) == len(part.nodes)
    assert {(type(r).__name__, r.start_node.get("key"), r.end_node.get("key")) for r in given.relationships if type(r).__name__ == "POSTED"} == {
        ("POSTED", "twin:1", "twin:11"), ("POSTED", "twin:2", "twin:12")}
    half = to_py2neo(part.only({"Account"}, {"COORDINATES_WITH"}))
    assert {n["key"] for n in (half | half).nodes} == {"twin:1", "twin:2", "twin:@eve"}


def test_files_stand_where_they_are_asked_for(tmp_path: Path):
    assert [f.name for f in FORMATS["gexf"].write(small(), tmp_path / "a" / "x.gexf")] == ["x.gexf"]
    assert [f.name for f in FORMATS["csv"].write(small(), tmp_path / "x.csv")] == ["x.nodes.csv", "x.edges.csv", "x.about.csv"]
    assert [f.name for f in FORMATS["json"].write(small(), tmp_path / "@a.b")] == ["@a.b.json"]


def test_a_tie_graph_is_undirected_and_dynamic(tmp_path: Path):
    graph = nx.read_gexf(FORMATS["gexf"].write(ring(20, 40), tmp_path / "ring")[0])
    assert not graph.is_directed() and graph.graph["mode"] == "dynamic" and graph.number_of_edges() == 40
