"""A STIX bundle as a whole: its objects by id, who reports them, and where each of them stands in the graph."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from ..queries.schema.keys import account_key, hashtag_key
from . import clean
from .values import strings

Place = tuple[str, str]  # label and key
Thing = dict[str, Any]

_ACTORS = ("identity", "threat-actor", "intrusion-set")
_REFS = ("source_ref", "target_ref", "sighting_of_ref", "created_by_ref")
_STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,15})/status/(\d{1,20})(?:/.*)?")
_HANDLE = re.compile(r"@?[\w.\-]{1,64}")
_TELEGRAM = re.compile(r"(?:https?://)?t\.me/([\w.]{1,64})/?")


class Bundle:
    """The objects of one bundle."""

    def __init__(self, objects: list[Any], id_: str) -> None:
        self.id = id_
        self.things: dict[str, Thing] = {o["id"]: o for o in dicts(objects) if isinstance(o.get("id"), str)}
        # Relationships cite the first report that holds them; without one the bundle itself is the document.
        self._reports: dict[str, str] = {}
        for thing in self.things.values():
            if thing.get("type") == "report":
                for ref in strings(thing.get("object_refs")):
                    self._reports.setdefault(ref, thing["id"])
        reports = sorted(x["id"] for x in self.things.values() if x.get("type") == "report")
        self._default = reports[0] if len(reports) == 1 else id_

    def around(self, thing: Any) -> Thing:
        """As much of the bundle as this one of its objects needs: what it names, its author, and the report that holds it."""
        if not isinstance(thing, dict):
            return {"id": self.id}
        report = self.things.get(self.document(thing), {})
        refs = strings([*(thing.get(name) for name in _REFS), report.get("created_by_ref")]) + strings(thing.get("where_sighted_refs"))
        named = [self.things[ref] for ref in dict.fromkeys(refs) if ref in self.things]
        whole = [{**report, "object_refs": [thing.get("id")]}] if report and report is not thing else []
        return {"id": self.id, "objects": [*named, *whole]}

    def document(self, thing: Thing) -> str:
        """The id of the document in which an object stands."""
        return self._reports.get(str(thing.get("id")), self._default)

    def author(self, thing: Thing) -> Thing:
        """The identity that made an object, or else the one that made its report; empty when nobody is named."""
        report = self.things.get(self.document(thing), {})
        made_by = thing.get("created_by_ref") or report.get("created_by_ref")
        return self.things.get(str(made_by), {})


def place(thing: Thing) -> Place | None:
    """The node that an object is in the graph; None for what has no place there.

    Sites and accounts have the keys that every other file gives them. People and organisations go by their folded
    names, an organisation with an alias of its initials by that; sets of conduct and actors that analysts named
    go by their type and name, since such a label (BIG) may be the name of an organisation too.
    """
    kind, name = thing.get("type"), clean.text(thing.get("name"))
    if kind in _ACTORS and name:
        return _actor(thing, str(kind), name)
    if kind in ("domain-name", "url"):
        found = clean.link(thing.get("value")) if kind == "url" else clean.text(thing.get("value"))
        domain = clean.domain(found) if found else None
        return ("Domain", domain) if domain and re.fullmatch(r"[\w.\-]{1,240}\.[\w\-]{2,63}", domain) else None
    if kind in ("user-account", "channel"):
        platform, id_, handle = account(thing)
        return ("Account", account_key(platform, id_, handle)) if id_ or handle else None
    if kind in ("ipv4-addr", "ipv6-addr") and (ip := clean.text(thing.get("value"))) and len(ip) <= 64:
        return "Address", ip
    if kind == "location" and thing.get("x_opencti_location_type") == "Position" and name:
        return "Address", slug(name)
    if kind == "campaign" and name:
        return "Event", slug(name)
    if kind == "report":
        return "Document", str(thing["id"])
    return _content(thing) if kind == "media-content" else None


def _actor(thing: Thing, kind: str, name: str) -> Place | None:
    if str(thing.get("contact_information") or "").endswith("@opencti.local"):
        return None  # a user of the program that wrote the bundle, nobody in it
    individual = thing.get("identity_class") == "individual" or thing.get("x_opencti_type") == "Threat-Actor-Individual"
    if individual:
        return "Person", slug(name)
    if kind != "identity":
        return "Organisation", slug(f"{kind} {name}")
    first = "".join(word[0] for word in slug(name).split("-") if word)
    return "Organisation", next((slug(a) for a in aliases(thing) if slug(a) == first and len(first) > 1), slug(name))


def _content(thing: Thing) -> Place | None:
    address = status(thing)
    if address:
        return "Post", f"x:{address[1]}"
    said = str(thing.get("url") or "")
    if re.fullmatch(r"#\w{1,200}", said):
        return "Hashtag", hashtag_key(said)
    found = clean.link(said) if said.startswith(("http://", "https://", "hxxp")) else None
    return ("Link", found) if found else None


def status(thing: Thing) -> tuple[str, str] | None:
    """The handle and id of the X post that an object of media content is."""
    for said in (thing.get("title"), thing.get("url"), thing.get("content")):
        if isinstance(said, str) and (found := _STATUS.fullmatch(said.strip())):
            return found[1], found[2]
    return None


def account(thing: Thing) -> tuple[str, str | None, str | None]:
    """Platform, id and handle of an account; a name with spaces in it is neither id nor handle."""
    said = [thing.get("account_type"), *strings(thing.get("channel_types")), *strings(thing.get("labels"))]
    platform = next((clean.PLATFORMS[str(s).lower()] for s in said if str(s).lower() in clean.PLATFORMS), "unknown")
    names = [str(thing.get(k) or "").strip() for k in ("account_login", "user_id", "name" if thing.get("type") == "channel" else "")]
    id_ = clean.identifier(names[1]) if names[1].isdigit() else None
    for name in names:
        if found := _TELEGRAM.fullmatch(name):
            return "telegram", id_, found[1]
        if name and not name.isdigit() and _HANDLE.fullmatch(name):
            return platform, id_, name.lstrip("@")
    return platform, id_, None


def aliases(thing: Thing) -> list[str]:
    """Other names of an actor."""
    return [a for key in ("aliases", "x_opencti_aliases") for a in strings(thing.get(key))]


def dicts(found: Any) -> list[dict[str, Any]]:
    """The objects of a list, and of nothing else."""
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def slug(name: str) -> str:
    """A name as a key: small letters without accents, joined by hyphens.

    >>> slug("Yeni Azərbaycan Partiyası"), slug("Muxtar Nağiyev")
    ('yeni-azerbaycan-partiyasi', 'muxtar-nagiyev')
    """
    folded = unicodedata.normalize("NFKD", name).casefold().replace("ə", "e").replace("ı", "i")
    plain = unicodedata.normalize("NFKD", folded)
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c)))[:200].strip("-") or "unnamed"
