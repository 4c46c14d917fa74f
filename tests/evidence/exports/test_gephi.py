"""Gephi itself opens the files, and has nothing to report."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.subgraph import Subgraph
from fetch_gephi import JAR, place
from some_evidence import START, hostile, ring, small

DRIVER = Path(__file__).with_name("GephiImport.java")


@pytest.fixture(scope="module")
def gephi(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that opens files with Gephi's importer; skipped aloud without its toolkit (make gephi) or without a compiler."""
    toolkit = place()
    if not JAR.fits(toolkit):
        pytest.skip("needs Gephi's toolkit: make gephi fetches it")
    java, javac = shutil.which("java"), shutil.which("javac")
    if not java or not javac:
        pytest.skip("needs java and javac to drive Gephi")
    classes = tmp_path_factory.mktemp("gephi")
    subprocess.run([javac, "-cp", str(toolkit), "-d", str(classes), str(DRIVER)], check=True, capture_output=True)
    return [java, "-Djava.awt.headless=true", "-Xmx1500m", "-cp", f"{toolkit}:{classes}", "GephiImport"]


def opened(gephi: list[str], *files: Path) -> list[list[list[str]]]:
    """For each file the lines that the driver printed, split at tabs."""
    done = subprocess.run([*gephi, *map(str, files)], capture_output=True, text=True, timeout=180)
    lines = [line.split("\t") for line in done.stdout.splitlines() if line.startswith(("issue\t", "read\t", "times\t"))]
    assert done.returncode == 0 and lines, done.stderr[-2000:]
    cuts = [i + 1 for i, line in enumerate(lines) if line[0] == "times"]
    return [lines[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]


FAULTY = """<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.3" version="1.3"><graph mode="dynamic" timeformat="dateTime">
<attributes class="node"><attribute id="n" title="n" type="integer"/></attributes><nodes><node id="a" start="yesterday"><attvalues>
<attvalue for="n" value="x"/></attvalues></node></nodes><edges><edge source="a" target="b" weight="w"/></edges></graph></gexf>"""


def test_gephi_opens_them_with_an_empty_report(gephi, tmp_path):
    parts: dict[str, Subgraph] = {"ring": ring(5_000, 8_000), "small": small(), "hostile": hostile()}
    files = [FORMATS[format].write(part, tmp_path / name)[0] for name, part in parts.items() for format in ("gexf", "graphml")]
    (tmp_path / "faulty.gexf").write_text(FAULTY)
    *known, faulty = opened(gephi, *files, tmp_path / "faulty.gexf")
    assert [line[1] for line in faulty if line[0] == "issue"].count("SEVERE") == 2, "a fault would be reported"
    for file, said in zip(files, known, strict=True):
        part = parts[file.stem]
        # No warning. What Gephi says of every GEXF is its version; GraphML has no kinds of edges, so what is parallel is one to Gephi.
        parallel = len(part.edges) > len({(e.start, e.end) for e in part.edges})
        says = ["GEXF version 1.3"] if file.suffix == ".gexf" else ["Parallel edges detected, remember to choose a merge strategy"] if parallel else []
        assert [line[1:] for line in said if line[0] == "issue"] == [["INFO", each] for each in says], file.name
        _, nodes, edges, coloured, dated, dated_edges = next(line for line in said if line[0] == "read")
        told_apart = len(part.edges) if file.suffix == ".gexf" else len({(e.start, e.end) for e in part.edges})
        assert (int(nodes), int(edges)) == (len(part.nodes), told_apart), file.name
        if file.suffix == ".gexf":
            assert int(coloured) == len(part.nodes)
        if file.name == "ring.gexf":
            assert int(dated) == 5_000 and int(dated_edges) == 8_000
            times = next(line for line in said if line[0] == "times")
            last = max(e.properties["last"] for e in part.edges)
            assert times[1:] == ["DATETIME", str(round(START.timestamp() * 1000)), str(round(last.timestamp() * 1000))]
            assert last > START + timedelta(days=1)
