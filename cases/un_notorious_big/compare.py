"""VIGINUM's own STIX bundle beside the documented case, entity by entity: in both, only there and why, only here and why.

``python -m coterie.cases.un_notorious_big.compare BUNDLE.json`` prints the page that docs/viginum-bundle.md holds.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ...loaders.bundle import Bundle, place, slug
from ...loaders.format import Context
from ...loaders.gather import Gathered
from ...loaders.load import load
from ...loaders.read import document
from ...loaders.unpack import opened
from ...queries.schema.keys import hashtag_key

HERE = Path(__file__).parent
ZONE = ZoneInfo("Europe/Paris")  # of the table's dates, as the clock in the accounts' ids confirms
COMPARED = ("Domain", "Person", "Organisation", "Address", "Event", "Document", "Hashtag", "Post", "Account")
Nodes = dict[str, dict[str, Any]]  # "Label:key" -> properties


@dataclass(frozen=True)
class Row:
    """One entity: what it is, how each side calls it ("" where it is not), and how they meet or why they do not."""

    kind: str
    there: str
    here: str
    why: str

    @property
    def side(self) -> str:
        """both, there (only in the bundle) or here (only in the documented case)."""
        return "both" if self.there and self.here else "there" if self.there else "here"


@dataclass(frozen=True)
class Sides:
    """Both sides, loaded by the same loaders, and the reasons written down for what is on one side only."""

    there: Gathered
    here: Gathered
    bundle: Bundle
    reasons: dict[str, dict[str, Any]]
    hashtags: set[str]


def sides(path: Path) -> Sides:
    """Load the bundle and the case's own tables, each into a graph of its own."""
    with tempfile.TemporaryDirectory(prefix="coterie-compare-") as aside:
        there, here = Gathered(), Gathered()
        load(there, path, Path(aside), context=Context(ZONE))
        for file in files():
            load(here, file, Path(aside), context=Context(ZONE))
    packed, raw = opened(path)
    with raw, packed:
        said = document(packed).value
    operations = tomllib.loads((HERE / "operations.toml").read_text("utf-8")).values()
    tags = {hashtag_key(t) for o in operations for name in ("all_hashtags", "any_hashtags") for t in o.get(name, ())}
    return Sides(there, here, Bundle(said["objects"], said["id"]), tomllib.loads((HERE / "bundle.toml").read_text("utf-8")), tags)


def files() -> list[Path]:
    """The case's tables and lists, in order."""
    return sorted(p for p in HERE.iterdir() if p.suffix in (".csv", ".txt") and p.stem != "questions")


def fingerprint() -> str:
    """Sixteen hex digits that change whenever the case's tables, its operations or the reasons do."""
    every = [*files(), HERE / "operations.toml", HERE / "bundle.toml"]
    return hashlib.sha256(b"".join(p.name.encode() + p.read_bytes() for p in every)).hexdigest()[:16]


def entities(both: Sides) -> list[Row]:
    """Every entity of either side, once; accounts that stand on lists only are compared in ``compare_lists``."""
    there, here = _nodes(both.there), _nodes(both.here)
    here |= {f"Hashtag:{tag}": {} for tag in both.hashtags}
    archived = {str(s["archive"]): id_ for id_, s in sorted(both.here.nodes.get("Statement", {}).items(), reverse=True) if s.get("archive")}
    names = {(ref.split(":", 1)[0], name): ref for ref in sorted(here, reverse=True) for name in _names(ref, here[ref])}
    found, met = [], set[str]()
    for ref, said in there.items():
        kind = ref.split(":", 1)[0]
        same = both.reasons["same"].get(ref)
        other, how = _meeting(ref, said, here, names, archived) if same is None else (same["here"], same["why"])
        met.add(other)
        found.append(Row(kind, ref, other, how if other else _why(both.reasons["there"], ref, kind)))
    found += [Row(ref.split(":", 1)[0], "", ref, _why(both.reasons["here"], ref, ref.split(":", 1)[0])) for ref in here if ref not in met]
    for thing in both.bundle.things.values():
        if thing.get("type") not in ("relationship", "report") and not place(thing):
            ref = f"{thing['type']}:{thing.get('name') or thing.get('value')}"
            found.append(Row(thing["type"], ref, "", _why(both.reasons["there"], ref, thing["type"])))
    return sorted(found, key=lambda row: (("both", "there", "here").index(row.side), row.kind, row.there or row.here))


def relations(both: Sides, found: list[Row]) -> list[Row]:
    """Every relationship of the bundle: which relations of the case tie the same two, or why none does."""
    known: dict[frozenset[str], list[str]] = {}
    for (type_, start, end), rows in both.here.edges.items():
        for first, second in rows:
            known.setdefault(frozenset((f"{start}:{first}", f"{end}:{second}")), []).append(type_)
    same = {row.there: row.here for row in found if row.side == "both"}
    every = []
    for thing in both.bundle.things.values():
        if thing.get("type") == "relationship":
            ends = [both.bundle.things.get(str(thing[k]), {}) for k in ("source_ref", "target_ref")]
            kind = f"{ends[0].get('type')} {thing['relationship_type']} {ends[1].get('type')}"
            placed = [f"{p[0]}:{p[1]}" for end in ends if (p := place(end))]
            types = sorted(set(known.get(frozenset(same.get(ref, "") for ref in placed), []))) if len(placed) == 2 else []
            said = f"{_called(ends[0])} {thing['relationship_type']} {_called(ends[1])}"
            why = "" if types else _why(both.reasons["relations"], said, kind)
            every.append(Row(kind, said, ", ".join(types), why))
    return sorted(every, key=lambda row: (row.side, row.kind, row.there))


def _meeting(ref: str, said: dict[str, Any], here: Nodes, names: dict[tuple[str, str], str], archived: dict[str, str]) -> tuple[str, str]:
    label = ref.split(":", 1)[0]
    if ref in here:
        return ref, "the same key"
    if label == "Account" and (other := f"Account:{said.get('platform')}:@{said.get('handle_key')}") in here:
        return other, "the same handle; the bundle has the id too"
    if label == "Post" and (statement := archived.get(str(said.get("archive")))):
        return f"Statement:{statement}", "the archived page on which the statement rests"
    if other := next((names[label, name] for name in _names(ref, said) if (label, name) in names), ""):
        return other, "the same name, under another key"
    return "", ""


def _names(ref: str, said: dict[str, Any]) -> Iterator[str]:
    # What analysts named themselves (a set of conduct, a threat actor) is never the organisation of that name.
    if ref.startswith(("Person:", "Organisation:", "Address:")) and not ref.startswith(
        ("Organisation:intrusion-set-", "Organisation:threat-actor-")
    ):
        yield from dict.fromkeys(slug(str(name)) for name in (said.get("name"), *said.get("aliases", ())) if name)


def _nodes(graph: Gathered) -> Nodes:
    """The compared nodes; accounts that stand on a list are left out, since lists are compared as lists."""
    listed = {start for ends, rows in graph.edges.items() if ends[0] == "LISTED_IN" for start, _ in rows}
    spoken = {start for ends, rows in graph.edges.items() if ends[0] in ("POSTED", "REPRESENTS") for start, _ in rows}
    return {
        f"{label}:{key}": said
        for label in COMPARED
        for key, said in sorted(graph.nodes.get(label, {}).items())
        if label != "Account" or key not in listed or key in spoken
    }


def _why(reasons: dict[str, str], ref: str, kind: str) -> str:
    return reasons.get(ref) or reasons.get(kind) or ""


def _called(thing: dict[str, Any]) -> str:
    return str(thing.get("name") or thing.get("value") or thing.get("title") or thing.get("url") or "?")


if __name__ == "__main__":
    from .compare_page import page

    sys.stdout.write(page(sides(Path(sys.argv[1]))))
