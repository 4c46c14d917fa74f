"""A part of the graph behind the veil: what stays of those whom the profile shelters, before any export is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from ..subgraph import Edge, Node, Ref, Subgraph
from .veil import Veil

_KEPT = {
    "Account": {"platform", "standing"}, "Person": {"standing"}, "Profile": {"suspended", "protected", "verified", "observed_at"},
    "Post": {"platform", "at", "text", "lang", "lang_derived", "kind", "likes", "reposts", "replies", "quotes", "views", "media",
             "observed_at"}}
"""What is kept of somebody sheltered, by label: nothing that looks him up, such as a creation date or a count of followers."""

_NEVER = {"row", "position", "sources"}
"""Where a thing stands in a file that others may hold is as good as its name."""


def behind(part: Subgraph, veil: Veil, tlp: str) -> Subgraph:
    """The part under pseudonyms and with this release's label; for insiders only the label changes.

    Follows of sheltered accounts among themselves are left out and counted: whom a private person follows is nobody's business.
    """
    of = {**{name: veil(said) for name, said in part.of.items()}, "tlp": tlp, "profile": veil.profile.name}
    if veil.open:
        return replace(part, of=of)
    refs = {node.ref: (node.label, veil.key(node.label, node.key)) for node in part.nodes}
    edges, left = [], Counter(part.left_out)
    for edge in part.edges:
        if edge.type == "FOLLOWS" and all(refs[end] != end for end in (edge.start, edge.end)):
            left["follows among private accounts"] += 1
        else:
            edges.append(_edge(edge, refs, veil))
    nodes = tuple(_node(node, refs[node.ref], veil) for node in part.nodes)
    return Subgraph(nodes, tuple(edges), dict(left), part.synthetic, of)


def _node(node: Node, ref: Ref, veil: Veil) -> Node:
    said = dict(veil.row(node.properties))
    if ref != node.ref:
        kept = _KEPT.get(node.label, set()) | {"synthetic", "source"}
        said = {name: value for name, value in said.items() if name in kept}
        name = ref[1].rpartition(":")[2]
        said |= {"handle": name} if node.label == "Account" else {"name": name} if node.label == "Person" else {}
    elif node.label == "Media":
        said.pop("url", None)  # where platforms keep pictures says whose they are
    return Node(*ref, _known(said))


def _edge(edge: Edge, refs: dict[Ref, Ref], veil: Veil) -> Edge:
    start, end = refs[edge.start], refs[edge.end]
    said = veil.row(edge.properties)
    if (start, end) != (edge.start, edge.end):
        said = {name: value for name, value in said.items() if name not in _NEVER}
    return Edge(edge.type, start, end, _known(said))


def _known(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None and name != "candidates"}
