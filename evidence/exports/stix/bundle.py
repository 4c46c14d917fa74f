"""The bundle: a report that names every object, in an order that does not change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

import orjson

from ...subgraph import Subgraph
from ..about import sentence
from ..spans import spans
from .frame import Frame, extends
from .ids import Thing, ours, stamp
from .links import groupings, notes, relationship
from .things import thing

_TECHNIQUE = re.compile(r"(T\d{4}(?:\.\d{3})?) ([^;]+)")


def render(part: Subgraph) -> dict[str, bytes]:
    """One bundle. Everything in it is dated to the newest moment in the evidence, so that the same part gives the same bytes.

    Accounts are user-account, posts and hashtags media-content, passages text, links url, loaded files file; ties and relations
    relationships; statements notes with their page; clusters groupings. Techniques of DISARM (``of["techniques"]``, such as
    ``T0084.001 Use Copypasta; …``) are attack-patterns with their number.
    """
    frame = Frame(part.of.get("tlp", "AMBER"), stamp(_newest(part)))
    objects = {o["id"]: o for o in sorted(_objects(part, frame), key=lambda o: o["id"])}
    report = frame.domain("report", ours("report", sentence(part)), {
        "name": part.of.get("what") or "Evidence", "description": sentence(part), "report_types": ["observed-data"],
        "published": frame.at, "object_refs": sorted(objects)}, synthetic=part.synthetic)
    things = list(objects.values())
    first = frame.objects(synthetic=part.synthetic, extended=extends(things))
    bundle = {"type": "bundle", "id": ours("bundle", report["id"]), "objects": [*first, report, *things]}
    return {".stix.json": orjson.dumps(bundle, option=orjson.OPT_APPEND_NEWLINE)}


def _objects(part: Subgraph, frame: Frame) -> Iterator[Thing]:
    named, when = {}, spans(part)
    for node in part.nodes:
        if found := thing(node, frame):
            named[node.ref] = found["id"]
            yield found
    for edge in part.edges:
        if found := relationship(edge, named, when.get(edge.identity), frame):
            yield found
    yield from groupings(part, named, frame)
    yield from notes(part, named, frame)
    for number, name in _TECHNIQUE.findall(part.of.get("techniques", "")):
        yield frame.domain("attack-pattern", ours("attack-pattern", number), {
            "name": name.strip(), "x_mitre_id": number, "external_references": [{"source_name": "DISARM", "external_id": number}]})
    if not named:
        yield frame.domain("note", ours("note", "empty", sentence(part)), {"content": "Nothing was found.", "object_refs": [
            ours("identity", "coterie")]})


def _newest(part: Subgraph) -> datetime:
    every = chain((n.properties for n in part.nodes), (e.properties for e in part.edges))
    known = [v for properties in every for v in properties.values() if isinstance(v, datetime) and v.tzinfo]
    return max(known, default=datetime.fromisoformat("2024-01-01T00:00:00+00:00"))
