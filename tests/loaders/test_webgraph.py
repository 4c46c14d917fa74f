"""Web graphs: a small one is taken whole, of a large one what concerns the case, and numbers without names are nothing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from coterie.loaders import vertices as names
from coterie.loaders.clean import domain
from coterie.loaders.format import Context
from coterie.loaders.formats import webgraph
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load
from coterie.loaders.write import Online
from coterie.queries.errors import BadInput
from taken import Taken, taken

HOSTS = ["az.org.two", "com.example", "com.example.blog", "com.one", "de.xn--bcher-kva", "net.three", "uk.co.four.www"]
VERTICES = "".join(f"{n}\t{name}\n" for n, name in enumerate(HOSTS))
EDGES = "0\t1\n1\t2\n2\t3\n3\t0\n3\t5\n4\t0\n6\t5\n"
RANKS = "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n1\t3.2E7\t2\t0.01\tcom.one\t7\n2\t3.1E7\t1\t0.02\tnet.three\t1\n"
ALL = [("bücher.de", "two.org.az"), ("example.com", "one.com"), ("four.co.uk", "three.net"), ("one.com", "three.net"), ("one.com", "two.org.az"), ("two.org.az", "example.com")]


def files(folder, edges=EDGES, vertices=VERTICES, name="x-host-{}.txt"):
    """The two files, packed as they are published."""
    for what, said in (("vertices", vertices), ("edges", edges)):
        (folder / (name.format(what) + ".gz")).write_bytes(gzip.compress(said.encode()))
    return [folder / (name.format(what) + ".gz") for what in ("vertices", "edges")]


@pytest.fixture
def large(monkeypatch):
    """Every graph of more than three vertices is a large one."""
    monkeypatch.setattr(names, "SMALL", 3)
    monkeypatch.setattr(webgraph, "SMALL", 3)


def test_a_small_graph_is_taken_whole(tmp_path):
    found = Taken(*files(tmp_path), aside=tmp_path / "aside")
    assert [(x.format, x.read, x.refused) for x in found.loads] == [("webgraph-vertices", 7, 0), ("webgraph-edges", 7, 0)]
    assert found.ends("BACKLINKS") == ALL and found.loads[1].notes == {"link inside one site": 1} and len(found.keys("Domain")) == 6


def test_of_a_large_one_what_concerns_the_sites_that_are_named(tmp_path, large):
    found = Taken(*files(tmp_path), aside=tmp_path / "aside", context=Context(of="example.com, http://bücher.de"))
    assert found.ends("BACKLINKS") == [e for e in ALL if {"example.com", "bücher.de"} & {*e}]
    assert found.loads[0].notes == {"vertex of a site that the case does not know": 4} and found.loads[1].notes == {"link inside one site": 1, "edge of a site that the case does not know": 3}


def test_of_a_large_one_edges_between_sites_that_the_case_knows(tmp_path, large):
    (tmp_path / "known.csv").write_text("domain\none.com\nthree.net\ntwo.org.az\n")
    found = Taken(tmp_path / "known.csv", *files(tmp_path), aside=tmp_path / "aside")
    assert found.ends("BACKLINKS") == [("one.com", "three.net"), ("one.com", "two.org.az")] and found.keys("Domain") == ["one.com", "three.net", "two.org.az"]
    with pytest.raises(BadInput, match="knows none of them"):
        Taken(tmp_path / "x-host-edges.txt.gz", aside=tmp_path / "aside")
    with pytest.raises(BadInput, match="knows none of them"):
        Taken(tmp_path / "x-host-vertices.txt.gz", aside=tmp_path / "aside")


def test_ranks_name_sites(tmp_path):
    found = taken(tmp_path, "x-domain-ranks.txt", RANKS)
    assert found.counts == ("webgraph-ranks", 2, 2, 0) and found.keys("Domain") == ["one.com", "three.net"]


def test_other_numbered_lists_are_none(tmp_path):
    with pytest.raises(BadInput, match="no known format"):
        taken(tmp_path, "towns.tsv", "1\tparis\n2\tlyon\n")


def test_edges_without_their_vertices_or_with_damage(tmp_path):
    with pytest.raises(BadInput, match="no file beside it"):
        taken(tmp_path, "x-host-edges.txt", EDGES)
    found = Taken(*files(tmp_path, EDGES + "99\t0\n1\t4\n4\t3\n5\t0\n3\tx\n3\t4\t5\n\n2\t0"), aside=tmp_path / "aside").loads[1]
    assert (found.read, found.accepted, found.refused) == (14, 11, 3) and found.refusals == {"from: is no site; the file of vertices has no such number": 1, "is no pair of numbers": 2}
    assert [json.loads(line)["line"] for line in Path(found.quarantine).read_text("utf-8").splitlines()] == [12, 13, 8]
    cut = files(tmp_path)[1]
    cut.write_bytes(cut.read_bytes()[:-9])
    with pytest.raises(BadInput, match="cannot be unpacked"):
        load(Gathered(), cut, tmp_path / "aside")


def test_too_many_edges_of_a_site_are_said(tmp_path, large, monkeypatch):
    monkeypatch.setattr(webgraph, "MOST", 2)
    with pytest.raises(BadInput, match="more than 2 edges"):
        Taken(*files(tmp_path), aside=tmp_path / "aside", context=Context(of="example.com"))


def test_what_the_file_itself_brought_is_not_what_the_case_knew(graph, tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("domain\none.com\n")
    found = load(graph, path, tmp_path / "aside")
    assert Online(graph).sites(found.sha256[:16]) == frozenset() and Online(graph).sites("0" * 16) == {"one.com"}


def test_the_real_graph(shared, tmp_path):
    folder = shared / "data" / "format_samples" / "commoncrawl_webgraph"
    found = Taken(*sorted(folder.glob("*.gz"), reverse=True), aside=tmp_path)
    assert [(x.format, x.read, x.refused) for x in found.loads] == [("webgraph-vertices", 421, 0), ("webgraph-edges", 20992, 0)]
    lines = [gzip.decompress(path.read_bytes()).decode().split() for path in sorted(folder.glob("*.gz"), reverse=True)]
    hosts = [".".join(reversed(name.split("."))) for name in lines[0][1::2]]
    expected = {(domain(hosts[int(a)]), domain(hosts[int(b)])) for a, b in zip(lines[1][::2], lines[1][1::2], strict=True)}
    assert set(found.ends("BACKLINKS")) == {e for e in expected if e[0] != e[1]}
