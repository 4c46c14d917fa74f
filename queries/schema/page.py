"""The schema as a page of documentation, and as colours for Neo4j Browser; both made from the definitions."""

from __future__ import annotations

from .edges import EDGES
from .model import Property
from .nodes import NODES


def page() -> str:
    """The schema in Markdown: every node, edge and property with its sentence."""
    lines = ["# The graph", "", "Made from `queries/schema`; do not edit. Times are UTC, shares lie in 0..1.", "", "## Nodes", ""]
    for node in NODES:
        lines += [
            f"### {node.label}",
            "",
            node.says + (" *Derived by a run; never evidence itself.*" if node.derived else ""),
            "",
            f"- **{node.key}** (key)",
        ]
        lines += [*map(_line, node.properties), ""]
    lines += ["## Edges", "", "| picture | meaning | kind |", "|---|---|---|"]
    for edge in EDGES:
        starts, ends = (
            "".join(f":{n.label}" if i == 0 else f"\\|:{n.label}" for i, n in enumerate(side)) for side in (edge.start, edge.end)
        )
        kind = "derived" if edge.derived else "asserted by statements" if edge.asserted else "observed"
        lines.append(f"| `({starts})-[:{edge.type}]->({ends})` | {edge.says} | {kind} |")
    lines += ["", "Properties of edges:", ""]
    lines += [f"- **{edge.type}**: " + ", ".join(p.name for p in edge.properties) for edge in EDGES if edge.properties]
    return "\n".join(lines) + "\n"


def _line(p: Property) -> str:
    return f"- {p.name} ({p.kind}): {p.says}"


_BASE = """node {
  diameter: 50px;
  color: #A5ABB6;
  border-color: #9AA1AC;
  border-width: 2px;
  text-color-internal: #FFFFFF;
  font-size: 10px;
}

relationship {
  color: #A5ABB6;
  shaft-width: 1px;
  font-size: 8px;
  padding: 3px;
  text-color-external: #000000;
  text-color-internal: #FFFFFF;
  caption: "<type>";
}
"""
_SYNTHETIC = """node.Synthetic {
  border-color: #8A2BE2;
  border-width: 7px;
}
"""
_SIZES = {"Organisation": 65, "Person": 65, "Account": 70, "Domain": 80, "Operation": 65, "Cluster": 80,
          "Post": 40, "Statement": 40, "Link": 40, "Passage": 40}
"""Diameters in pixels of what is looked for (large) and of what there is much of (small)."""


def browser_style() -> str:
    """A style sheet (GraSS) for Neo4j Browser: colours, sizes and captions by label, a violet ring around what is synthetic."""
    parts = [_BASE]
    for node in NODES:
        caption = f'  caption: "{{{node.caption}}}";\n' if node.caption else ""
        size = f"  diameter: {_SIZES[node.label]}px;\n" if node.label in _SIZES else ""
        parts.append(
            f"node.{node.label} {{\n  color: {node.colour};\n  border-color: {node.colour};\n"
            f"  text-color-internal: #FFFFFF;\n{size}{caption}}}\n"
        )
    parts += [f'relationship.{edge.type} {{\n  caption: "<type>";\n}}\n' for edge in EDGES]
    return "\n".join([*parts, _SYNTHETIC])
