"""FollowTheMoney entities as JSON lines, for Aleph and its kin."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson

from ..subgraph import Edge, Node, Ref, Subgraph
from .about import SYNTHETIC, sentence
from .flat import caption
from .spans import spans

Entity = dict[str, Any]

_SCHEMA = {"Account": "UserAccount", "Post": "Message", "Person": "Person", "Organisation": "Organization", "Address": "Address",
           "Event": "Event", "Operation": "Event", "Document": "Document", "Source": "Document", "Domain": "HyperText",
           "Link": "HyperText", "Media": "Image", "Passage": "PlainText"}
"""Schemata by label; whatever is not here, statements and clusters above all, is a Note on what it speaks of."""

_VALUES: dict[str, dict[str, str]] = {
    "Account": {"platform": "service", "handle": "username"}, "Post": {"text": "bodyText", "id": "messageId"},
    "Person": {"aliases": "alias", "note": "notes"}, "Organisation": {"aliases": "alias", "note": "notes", "country": "country"},
    "Address": {"name": "full"}, "Event": {"starts": "startDate", "ends": "endDate", "place": "location"},
    "Document": {"title": "title", "publisher": "publisher", "published_on": "publishedAt"},
    "Source": {"name": "fileName", "covers": "notes"},
    "Domain": {"title": "title"}, "Passage": {"text": "bodyText"},
    "Statement": {"says": "description", "quote": "notes", "asserted_by": "publisher"}, "Cluster": {"innocent": "notes"}}
_SPEAKS_OF = {"ABOUT": False, "BELONGS_TO": True, "TAGGED": True}
"""Edges from or (true) to what is a Note here: the other end is what the note is on."""
_LINKS = {"MEMBER_OF": ("Membership", "member", "organization"), "WORKS_FOR": ("Employment", "employee", "employer"),
          "LEADS": ("Directorship", "director", "organization"), "CITES": ("Documentation", "entity", "document")}
_LONGEST = {**dict.fromkeys(("bodyText", "notes", "description", "summary"), 65_000), **dict.fromkeys(("full", "location"), 250),
            **dict.fromkeys(("name", "alias"), 384), "sourceUrl": 4096}
"""Characters that the model takes; what is cut off is counted."""
_LEGAL = {"Person", "Organisation"}


def render(part: Subgraph) -> dict[str, bytes]:
    """One entity a line, by id; every value a text in a list. Dates and times are UTC. Ids are hashes of label and key.

    Who posted, who answered and whose account it is are properties; other relations are links of their own.
    """
    entities: dict[str, Entity] = {}
    for entity in _entities(part):
        known = entities.setdefault(entity["id"], entity)
        for name, values in entity["properties"].items() if known is not entity else ():
            known["properties"][name] = list(dict.fromkeys([*known["properties"].get(name, []), *values]))
    lines = (orjson.dumps(entities[id_], option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE) for id_ in sorted(entities))
    return {".ftm.json": b"".join(lines)}


def _entities(part: Subgraph) -> Iterator[Entity]:
    yield _made(_hash("about", sentence(part)), "Note", {"name": "About these entities", "description": sentence(part)})
    when = spans(part)
    files = {n.key[:16]: _id(n.ref) for n in part.nodes if n.label == "Source"}
    for node in part.nodes:
        yield _made(_id(node.ref), _SCHEMA.get(node.label, "Note"), _properties(node, files))
    for edge in part.edges:
        yield _edge(edge, when.get(edge.identity), files)


def _properties(node: Node, files: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {"name": caption(node)} | _marked(node.properties, "keywords")
    for name, into in _VALUES.get(node.label, {}).items():
        if (value := node.properties.get(name)) not in (None, "", []):
            said[into] = [_text(v) for v in value] if isinstance(value, list) else _text(value)
    if node.label == "Document":
        said.setdefault("fileName", said["name"])
    if node.label == "Account":
        said.setdefault("username", node.key)
    if node.label == "Post" and node.properties.get("at"):
        said["date"] = _text(node.properties["at"])
    if node.label == "Operation":
        ends = (("starts", "startDate"), ("ends", "endDate"))
        said |= {into: _text(node.properties[name]) for name, into in ends if name in node.properties}
    if node.label in ("Post", "Document") and (url := node.properties.get("url")):
        said["sourceUrl"] = _text(url)
    if node.label in ("Domain", "Link"):
        said["sourceUrl"] = node.key if node.label == "Link" else f"http://{node.key}/"
    if node.label == "Cluster":
        said["description"] = f"{node.properties.get('size', '')} accounts found synchronised, which is not to say inauthentic.".strip()
    if proof := files.get(str(node.properties.get("source"))):
        said["proof"] = proof
    return said


def _edge(edge: Edge, span: tuple[datetime, datetime] | None, files: Mapping[str, str]) -> Entity:
    start, end, labels = _id(edge.start), _id(edge.end), (edge.start[0], edge.end[0])
    if edge.type == "POSTED":
        return _made(end, "Message", {"senderAccount": start})
    if edge.type == "REPLIES_TO":
        return _made(start, "Message", {"inReplyToMessage": end})
    if edge.type == "REPRESENTS" and labels[1] in _LEGAL:
        return _made(start, "UserAccount", {"owner": end})
    if edge.type in _SPEAKS_OF:
        note, on = (edge.end, start) if _SPEAKS_OF[edge.type] else (edge.start, end)
        return _made(_id(note), _SCHEMA.get(note[0], "Note"), {"entity": on})
    said: dict[str, Any] = {"role": _role(edge), "recordId": ",".join(map(str, edge.properties.get("statements") or []))}
    said |= _marked(edge.properties, "summary")
    if span:
        said |= {"startDate": _text(span[0]), "endDate": _text(span[1])}
    for name, into in (("holds_from", "startDate"), ("holds_to", "endDate")):
        if edge.properties.get(name):
            said[into] = _text(edge.properties[name])
    if proof := files.get(str(edge.properties.get("source"))):
        said["proof"] = proof
    schema, one, other = _LINKS.get(edge.type, ("UnknownLink", "subject", "object"))
    if schema in ("Membership", "Employment", "Directorship") and not set(labels) <= _LEGAL:
        schema, one, other = "UnknownLink", "subject", "object"
    return _made(_hash(edge.type, *edge.start, *edge.end, *edge.identity[3]), schema, {one: start, other: end, **said})


def _role(edge: Edge) -> str:
    p = edge.properties
    if edge.type != "COORDINATES_WITH":
        return str(p.get("verb") or edge.type.replace("_", " ").lower())
    return (f"synchronised by {p.get('layer')}: {p.get('weight')} occasions, chance gives {float(p.get('expected') or 0):.3g} "
            f"(p {float(p.get('p') or 0):.1e})")


def _marked(properties: Mapping[str, Any], name: str) -> dict[str, str]:
    return {name: f"synthetic: {SYNTHETIC}"} if properties.get("synthetic") else {}


def _made(id_: str, schema: str, said: Mapping[str, Any]) -> Entity:
    listed = {k: v if isinstance(v, list) else [v] for k, v in said.items() if v not in (None, "", [])}
    return {"id": id_, "schema": schema, "properties": {k: [_cut(x, _LONGEST.get(k, 1024)) for x in v] for k, v in listed.items()}}


@lru_cache(1 << 16)
def _when(value: datetime) -> str:
    return (value.astimezone(UTC) if value.tzinfo else value).replace(tzinfo=None).isoformat(timespec="seconds")


def _text(value: object) -> str:
    return _when(value) if isinstance(value, datetime) else str(value)


def _cut(value: str, longest: int) -> str:
    return value if len(value) <= longest else f"{value[:longest - 40]}⟨{len(value) - longest + 40:,} more characters⟩"


@lru_cache(1 << 16)
def _id(ref: Ref) -> str:
    return _hash(*ref)


def _hash(*parts: str) -> str:
    return "coterie-" + hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
