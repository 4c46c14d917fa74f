"""STIX 2.1 bundles, as OpenCTI and VIGINUM write them: one row an object, and one a row of an attached table of accounts.

What the graph has no place for (attack patterns, markings, narratives, …) is counted in the notes. Every relationship
is a statement of the report that holds it; where the schema has such a relation, an edge that rests on it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from .. import clean
from ..attached import TABLE, attached, listed
from ..bundle import Bundle, Thing, account, aliases, dicts, place, status
from ..format import Context, Format
from ..quarantine import Kept
from ..read import Head, Raw, document
from ..rows import AccountRow, EdgeRow, NodeRow, PostRow, RowRefused, Rows
from ..values import part, parts, strings

_START = re.compile(r'\s*\{\s*"(?:type|id|objects|spec_version)"\s*:')
_MARK = re.compile(r'"type"\s*:\s*"bundle"|"id"\s*:\s*"bundle--|"[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"')
_ID = re.compile(r"[a-z0-9-]{3,250}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EDGES = {
    ("Domain", "belongs-to", "Person"): "SITE_OF",
    ("Domain", "belongs-to", "Organisation"): "SITE_OF",
    ("Domain", "resolves-to", "Address"): "HOSTED_AT",
    ("Person", "part-of", "Organisation"): "MEMBER_OF",
    ("Organisation", "part-of", "Organisation"): "PART_OF",
    ("Person", "located-at", "Address"): "LOCATED_AT",
    ("Organisation", "located-at", "Address"): "LOCATED_AT",
    ("Account", "belongs-to", "Person"): "REPRESENTS",
    ("Account", "belongs-to", "Organisation"): "REPRESENTS",
}
_SPOKEN_OF = {"Account", "Domain", "Person", "Organisation", "Address", "Event", "Post", "Document"}


def _sniff(head: Head) -> bool:
    return bool(_START.match(head.text)) and '"objects"' in head.text and bool(_MARK.search(head.text))


def _read(stream: IO[bytes]) -> Iterator[Raw]:
    raw = document(stream)
    objects = raw.value.get("objects") if isinstance(raw.value, dict) else None
    if raw.why or not isinstance(objects, list):
        yield raw if raw.why else Raw(1, why="is no bundle: it has no list of objects")
        return
    bundle = Bundle(objects, str(raw.value.get("id") or "bundle"))
    for number, thing in enumerate(objects, 1):
        yield Raw(number, (thing, bundle))
        if _is_object(thing):
            yield from attached(number, thing, bundle)


def _is_object(thing: Any) -> bool:
    if not isinstance(thing, dict) or not _ID.fullmatch(str(thing.get("id"))):
        return False
    return str(thing["id"]).startswith(f"{thing.get('type')}--")


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    thing, bundle = raw.value
    if not _is_object(thing) and not (isinstance(thing, dict) and thing.get("type") == TABLE):
        raise RowRefused("", "no STIX object: its id is not its type and a UUID", thing.get("id") if isinstance(thing, dict) else thing)
    kind = thing["type"]
    if thing.get("revoked") is True:
        context.note("object that its author has revoked")
    elif kind == TABLE:
        yield from listed(thing, context)
    elif kind in ("relationship", "sighting"):
        yield from _statement(thing, bundle, context)
    elif kind == "report":
        yield from _report(thing, bundle)
    elif found := place(thing):
        yield from _node(thing, found, context)
    elif kind in ("user-account", "domain-name", "url"):
        value = thing.get("value") or thing.get("account_login") or thing.get("user_id")
        raise RowRefused(kind, "is no web address" if kind in ("domain-name", "url") else "is neither an id nor a handle", value)
    else:
        context.note(f"{kind} has no place in the graph")


def _node(thing: Thing, found: tuple[str, str], context: Context) -> Iterator[Rows]:
    label, key = found
    name, note = clean.text(thing.get("name")), _line(thing.get("description") or thing.get("x_opencti_description"))
    if label == "Account":
        platform, id_, handle = account(thing)
        yield AccountRow(platform, id_, handle, clean.text(thing.get("display_name")), clean.moment(thing.get("account_created")))
        if platform == "unknown":
            context.note("platform of an account, which is not named or not known")
    elif label == "Post":
        handle, id_ = status(thing) or ("", "")
        at, archive = clean.moment(thing.get("publication_date")), _archive(thing)
        yield PostRow("x", id_, AccountRow("x", handle=handle), at, url=f"https://x.com/{handle}/status/{id_}", archive=archive)
    elif label in ("Hashtag", "Link", "Domain"):
        said: dict[str, Any] = (
            {"printed": str(thing["url"]).lstrip("#")} if label == "Hashtag" else {"note": note} if label == "Domain" else {}
        )
        yield NodeRow(label, key, said)
        if thing["type"] == "domain-name" and clean.text(thing.get("value")) != key:
            context.note("part of a host before its registrable domain")
    elif label == "Address":
        yield NodeRow(label, key, {"name": name or key, "kind": "postal" if thing["type"] == "location" else "ip"})
    elif label == "Event":
        days = {"starts": _day(thing.get("first_seen")), "ends": _day(thing.get("last_seen"))}
        yield NodeRow(label, key, {"name": name, "kind": thing["type"], **days})
    elif label == "Person":
        yield NodeRow(label, key, {"name": name, "aliases": aliases(thing), "note": note})
    else:
        kinds = [clean.text(thing.get("x_opencti_organization_type")), *strings(thing.get("threat_actor_types")), thing["type"]]
        named = next(k for k in kinds if k and k != "other")
        yield NodeRow(label, key, {"name": name, "aliases": aliases(thing), "kind": None if named == "identity" else named, "note": note})


def _report(thing: Thing, bundle: Bundle) -> Iterator[Rows]:
    publisher = clean.text(bundle.author(thing).get("name"))
    said = {"title": clean.text(thing.get("name")), "publisher": publisher, "published_on": _day(thing.get("published"))}
    yield NodeRow("Document", thing["id"], said)
    for reference in dicts(thing.get("external_references")):
        if url := clean.link(reference.get("url")):
            yield NodeRow("Document", url, {"title": clean.text(reference.get("source_name")), "url": url})


def _statement(thing: Thing, bundle: Bundle, context: Context) -> Iterator[Rows]:
    verb = "sighted" if thing["type"] == "sighting" else _line(thing.get("relationship_type")) or "related-to"
    refs = [
        thing.get("source_ref") or thing.get("sighting_of_ref"),
        thing.get("target_ref") or next(iter(strings(thing.get("where_sighted_refs"))), ""),
    ]
    ends = [bundle.things.get(str(ref)) for ref in refs]
    if not ends[0] or not ends[1]:
        raise RowRefused(
            "source_ref" if not ends[0] else "target_ref", "names an object that is not in the bundle", refs[0 if not ends[0] else 1]
        )
    places = [place(end) if end.get("revoked") is not True else None for end in ends if end]
    about = [p for p in places if p and p[0] in _SPOKEN_OF]
    document = bundle.document(thing)
    from_, to = _period(thing, context)
    author = bundle.author(thing)
    yield NodeRow(
        "Statement",
        thing["id"],
        {
            "says": f"{_name(ends[0])} {verb.replace('-', ' ')} {_name(ends[1])}",
            "quote": _words(thing.get("description")),
            "grade": _grade(thing, author),
            "asserted_by": clean.text(author.get("name")),
            "holds_from": from_,
            "holds_to": to,
            "document": document,
        },
    )
    yield NodeRow("Document", document, {"title": context.name} if document == bundle.id else {})
    yield EdgeRow("CITES", ("Statement", thing["id"]), ("Document", document))
    for end in dict.fromkeys(about):
        yield EdgeRow("ABOUT", ("Statement", thing["id"]), end)
    if not about:
        context.note("both ends of a relationship, which have no place in the graph")
    if len(places) == 2 and places[0] and places[1] and (edge := _EDGES.get((places[0][0], verb, places[1][0]))):
        yield EdgeRow(edge, places[0], places[1], {"statements": [thing["id"]], "verb": verb, "holds_from": from_, "holds_to": to})


def _period(thing: Thing, context: Context) -> tuple[str | None, str | None]:
    start, stop = clean.moment(thing.get("start_time")), clean.moment(thing.get("stop_time"))
    if start and stop and (stop - start).total_seconds() <= 60:
        # The program fills both with the moment of entry: that is no time at which anything held.
        context.note("start and stop a minute apart or less: the moment of entry, no period")
        return None, None
    return _day(thing.get("start_time")), _day(thing.get("stop_time"))


def _grade(thing: Thing, author: Thing) -> str | None:
    """The Admiralty code: credibility from the confidence (STIX 2.1, appendix A), reliability where the author has one."""
    confidence = thing.get("confidence")
    if not isinstance(confidence, int) or isinstance(confidence, bool) or not 0 <= confidence <= 100:
        return None
    letter = str(author.get("x_opencti_reliability") or "F")[:1].upper()
    return f"{letter if letter in 'ABCDEF' else 'F'}{max(1, 5 - confidence // 20)}"


def _name(thing: Thing | None) -> str:
    said = (thing or {}).get("name") or (thing or {}).get("value") or (thing or {}).get("title") or (thing or {}).get("url")
    return _line(said or (thing or {}).get("account_login") or (thing or {}).get("user_id")) or "?"


def _line(value: Any, most: int = 200) -> str | None:
    said = " ".join((clean.text(value) or "").split())
    return said if len(said) <= most else said[: most - 1] + "…"


def _words(value: Any) -> str | None:
    words = (clean.text(value) or "").split()
    return " ".join(words[:15]) + ("…" if len(words) > 15 else "") or None


def _day(value: Any) -> str | None:
    found = clean.moment(value)
    return found.date().isoformat() if found else None


def _archive(thing: Thing) -> str | None:
    said = clean.link(thing.get("url"))
    return said if said and not re.search(r"://(?:[\w.]+\.)?(?:twitter|x)\.com/", said) else None


def _again(row: Any, among: Any) -> Any:
    return row, Bundle([row, *parts(among, "objects")], str(part(among).get("id") or "bundle"))


FORMATS = [
    Format(
        "stix",
        "STIX 2.1 bundle (OpenCTI, VIGINUM)",
        _sniff,
        _read,
        _rows,
        columns=("type", "id", "objects"),
        kept=Kept(lambda value: (value[0], value[1].around(value[0])), _again),
        example='{"type": "bundle", "id": "bundle--…", "objects": [{"type": "domain-name", "id": "domain-name--…", "value": "…"}]}',
    )
]
