"""FollowTheMoney entities, JSON lines: people, organisations, addresses, and links that are entities themselves.

Each link becomes a statement; where the graph has such a relation, an edge that rests on it too. What only concerns a person's
papers (passports and the like) is not taken in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from .. import clean
from ..format import Context, Format
from ..ftm import ACTORS, LINKS, End, entity, link
from ..quarantine import Kept
from ..read import Head, Raw, json_lines
from ..rows import RowRefused, Rows
from ..values import Thing


def _sniff(head: Head) -> bool:
    first = head.sample
    return isinstance(first.get("schema"), str) and isinstance(first.get("properties"), dict) and "id" in first


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    """Two passes: a link may stand before what it links, and whether that is a person decides which relation it is."""
    places: dict[str, End] = {}
    for raw in json_lines(stream):
        thing = raw.value if not raw.why else None
        if isinstance(thing, dict) and isinstance(thing.get("id"), str) and (label := ACTORS.get(str(thing.get("schema")))):
            names = thing.get("properties", {}).get("name") if isinstance(thing.get("properties"), dict) else None
            name = thing.get("caption") or (names[0] if isinstance(names, list) and names else thing["id"])
            places[thing["id"]] = End(label, thing["id"], str(name)[:120])
    stream.seek(0)
    for raw in json_lines(stream):
        if raw.why:
            yield raw
        elif isinstance(raw.value, dict):
            yield Raw(raw.line, (raw.value, places))
        else:
            yield Raw(raw.line, raw.value, why="not an object")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing: Thing = raw.value[0]
    places: dict[str, End] = raw.value[1]
    id_, schema, said = clean.text(thing.get("id")), str(thing.get("schema")), thing.get("properties")
    if not id_ or not isinstance(said, dict):
        raise RowRefused("id", "is not there, or has no properties", id_)
    values: dict[str, list[str]] = {name: [t for x in _list(found) if (t := clean.text(x))] for name, found in said.items()}
    if schema in ACTORS:
        yield from entity(id_, schema, values, clean.text(thing.get("caption")), places, context)
    elif schema in LINKS:
        yield from link(id_, schema, values, places, context)
    else:
        context.note(f"{schema} has no place in the graph")


def _down(value: Any) -> tuple[Any, Any]:
    """An entity, and those of the file that it names."""
    thing, places = value
    properties = thing.get("properties")
    named = {x for found in (properties.values() if isinstance(properties, dict) else ()) for x in _list(found) if isinstance(x, str)}
    return thing, {id_: list(places[id_]) for id_ in sorted(named & places.keys())}


def _up(row: Any, among: Any) -> Any:
    return row, {id_: End(*said) for id_, said in (among if isinstance(among, dict) else {}).items()}


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]


FORMATS = [
    Format(
        "ftm",
        "FollowTheMoney entities, JSON lines",
        _sniff,
        _read,
        _rows,
        columns=("id", "schema", "properties"),
        kept=Kept(_down, _up),
        example='{"id": "…", "schema": "Ownership", "properties": {"owner": ["…"], "asset": ["…"]}}',
    )
]
