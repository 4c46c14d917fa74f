"""The formats of export: one file each, one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...queries.errors import UsageError
from ..subgraph import Subgraph
from ..whole import put
from . import cypher, ftm, gexf, graphml, node_link, stix, tables, workbook
from .legible import legible

Render = Callable[[Subgraph], Mapping[str, bytes]]
"""The files of a format: ending (``.gexf``, ``.nodes.csv``) -> bytes. The same part gives the same bytes."""


@dataclass(frozen=True)
class Format:
    """A format: its name, what opens it, and how a part of the graph becomes its files."""

    name: str
    opens: str
    renders: Render

    def render(self, part: Subgraph) -> dict[str, bytes]:
        """The files as bytes, by ending."""
        return dict(self.renders(legible(part)))

    def write(self, part: Subgraph, path: Path) -> tuple[Path, ...]:
        """Write the files beside ``path``, each with its ending in place of ``path``'s; gives their paths."""
        base = path.with_suffix("") if path.suffix == f".{self.name}" else path
        written = []
        for ending, body in self.render(part).items():
            file = base.with_name(base.name + ending)
            put(file, body)
            written.append(file)
        return tuple(written)


FORMATS = {f.name: f for f in (
    Format("gexf", "Gephi, networkx: times and colours", gexf.render),
    Format("graphml", "yEd, Gephi, networkx, igraph", graphml.render),
    Format("csv", "spreadsheets, Gephi: one file of nodes, one of edges", tables.render),
    Format("xlsx", "Excel, LibreOffice: three sheets of text", workbook.render),
    Format("json", "networkx, D3: node-link", node_link.render),
    Format("cypher", "any Neo4j: a script that builds it anew", cypher.render),
    Format("stix", "OpenCTI, MISP: a STIX 2.1 bundle", stix.render),
    Format("ftm", "Aleph, OpenAleph: FollowTheMoney entities", ftm.render),
)}
"""Name -> format."""


def format_called(name: str) -> Format:
    """The format of this name; UsageError that lists all."""
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r} to export to.", advice=f"Choose from {', '.join(FORMATS)}.")
    return FORMATS[name]
