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


def test_gephi_opens_them_with_an_empty_report(gephi, tmp_path):
    parts: dict[str, Subgraph] = {"ring": ring(5_000, 8_000), "small": small(), "hostile": hostile()}
    files = [FORMATS[format].write(part, tmp_path / name)[0] for name, part in parts.items() for format in ("gexf", "graphml")]
    for file, said in zip(files, opened(gephi, *files), strict=True):
        part = parts[file.stem]
        # That it is GEXF 1.3 is all that Gephi has to say, and it says it of every such file.
        told = [line for line in said if line[0] == "issue" and not (line[1] == "INFO" and "1.3" in line[2])]
        assert told == [], file.name
        _, nodes, edges, coloured, dated, dated_edges = next(line for line in said if line[0] == "read")
        # GraphML has no kinds of edges: what is parallel is one to Gephi.
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
