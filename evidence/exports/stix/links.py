"""Edges as STIX relationships; clusters, statements and lists as groupings and notes on what they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...subgraph import Edge, Node, Ref, Subgraph
from ..flat import caption
from ..spans import Span
from .frame import MAKER, Frame
from .ids import Thing, ours, stamp

_VERBS = {"POSTED": "publishes", "REPOSTS": "derived-from", "QUOTES": "derived-from", "SITE_OF": "belongs-to", "REPRESENTS": "belongs-to",
          "HOSTED_AT": "resolves-to", "MEMBER_OF": "part-of", "PART_OF": "part-of", "MIRRORS": "derived-from"}
"""What OpenCTI accepts between these types; everything else is related-to, with its own word in the description."""
_TOLD = {"BELONGS_TO", "ABOUT", "CITES", "LISTED_IN"}  # in groupings and notes
_CREDIBLE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}  # STIX 2.1, appendix A: the Admiralty code as confidence


def relationship(edge: Edge, objects: Mapping[Ref, str], span: Span | None, frame: Frame) -> Thing | None:
    """The relationship of an edge; None when it is told elsewhere or an end has no object."""
    start, end = objects.get(edge.start), objects.get(edge.end)
    if edge.type in _TOLD or not start or not end or start == end:
        return None
    said: dict[str, Any] = {"relationship_type": _VERBS.get(edge.type, "related-to"), "description": describe(edge),
                            "source_ref": start, "target_ref": end}
    if span:
        said["start_time"] = stamp(span[0])
        if stamp(span[1]) > said["start_time"]:
            said["stop_time"] = stamp(span[1])
    identity = (edge.type, *edge.start, *edge.end, *edge.identity[3])
    return frame.domain("relationship", ours("relationship", *identity), said, synthetic=bool(edge.properties.get("synthetic")))


def describe(edge: Edge) -> str:
    """An edge in words."""
    p = edge.properties
    if edge.type != "COORDINATES_WITH":
        rests = f" [{', '.join(p['statements'])}]" if p.get("statements") else ""
        return str(p.get("verb") or edge.type.replace("_", " ").lower()) + rests
    return (f"synchronised by {p.get('layer')}: {p.get('weight')} occasions, where chance gives {float(p.get('expected') or 0):.3g} "
            f"(p {float(p.get('p') or 0):.1e})")


def groupings(part: Subgraph, objects: Mapping[Ref, str], frame: Frame) -> Iterator[Thing]:
    """A grouping for each cluster of which members are in the part."""
    for cluster in _labelled(part, "Cluster"):
        members = sorted({objects[e.start] for e in part.edges if e.type == "BELONGS_TO" and e.end == cluster.ref and e.start in objects})
        if members:
            said = {"name": f"Cluster {cluster.properties.get('number', cluster.key)}", "context": "unspecified", "object_refs": members,
                    "description": f"{cluster.properties.get('size', len(members))} accounts found synchronised, of which "
                                   f"{len(members)} are named here. Innocent: {cluster.properties.get('innocent', '')}"}
            yield frame.domain("grouping", ours("grouping", cluster.key), said, synthetic=bool(cluster.properties.get("synthetic")))


def notes(part: Subgraph, objects: Mapping[Ref, str], frame: Frame) -> Iterator[Thing]:
    """A note for each statement, and for each list that names an account."""
    documents = {n.ref: n for n in _labelled(part, "Document")}
    cited, spoken = _ends(part, "CITES"), _ends(part, "ABOUT")
    for statement in _labelled(part, "Statement"):
        p = statement.properties
        refs = sorted({objects[ref] for ref in spoken.get(statement.ref, ()) if ref in objects}) or [MAKER]
        said = {"content": str(p.get("says") or statement.key), "authors": [p["asserted_by"]] if p.get("asserted_by") else [],
                "abstract": p.get("quote"), "confidence": _CREDIBLE.get(str(p.get("grade") or "")[1:2]), "object_refs": refs,
                "external_references": [_reference(documents[ref], p) for ref in sorted(cited.get(statement.ref, ())) if ref in documents]}
        yield frame.domain("note", ours("note", statement.key), said, synthetic=bool(p.get("synthetic")))
    for edge in part.edges:
        if edge.type == "LISTED_IN" and edge.start in objects and edge.end in documents:
            said = {"content": f"Listed as {edge.properties.get('printed') or edge.start[1]} in {caption(documents[edge.end])}.",
                    "object_refs": [objects[edge.start]], "external_references": [_reference(documents[edge.end], {})]}
            yield frame.domain("note", ours("note", "listed", *edge.start, *edge.end), said)


def _reference(document: Node, statement: Mapping[str, Any]) -> Thing:
    p = document.properties
    page = f", page {statement['page']}" if statement.get("page") else ""
    said = {"source_name": str(p.get("publisher") or "document"), "description": caption(document) + page,
            "url": statement.get("archive") or p.get("archive") or p.get("url")}
    return {k: v for k, v in said.items() if v}


def _labelled(part: Subgraph, label: str) -> list[Node]:
    return [n for n in part.nodes if n.label == label]


def _ends(part: Subgraph, type_: str) -> dict[Ref, set[Ref]]:
    found: dict[Ref, set[Ref]] = {}
    for e in part.edges:
        if e.type == type_:
            found.setdefault(e.start, set()).add(e.end)
    return found
