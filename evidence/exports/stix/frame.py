"""What every STIX object carries: who made it, when, TLP 2.0, whether it is synthetic; and the extension for types STIX lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..about import SYNTHETIC
from .ids import Thing, ours

# The objects that OASIS published for TLP 2.0.
_TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_TLP = {"CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487", "GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        "AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
        "RED": "e828b379-4e03-4974-9ac4-e53a884c97c1"}
_TLP_MADE = "2022-10-01T00:00:00.000Z"
_SINCE = "2024-01-01T00:00:00.000Z"

MAKER = ours("identity", "coterie")
PROFILE = ours("extension-definition", "opencti")
_MADE_UP = ours("marking-definition", "synthetic")
_NEW = {"media-content": "new-sco", "text": "new-sco", "event": "new-sdo"}
"""OpenCTI's types, which VIGINUM's bundles use too; STIX has none for a post, a phrase, a conference."""


@dataclass(frozen=True)
class Frame:
    """The frame of one bundle: its TLP and the moment that all its objects are dated to."""

    tlp: str
    at: str

    def domain(self, type_: str, id_: str, said: dict[str, Any], *, synthetic: bool = False) -> Thing:
        """An object with an author and dates."""
        dated = {"created": self.at, "modified": self.at, "created_by_ref": MAKER}
        return self._framed(type_, id_, {**dated, **said}, synthetic)

    def observable(self, type_: str, id_: str, said: dict[str, Any], *, synthetic: bool = False) -> Thing:
        """An object that was observed."""
        return self._framed(type_, id_, said, synthetic)

    def _framed(self, type_: str, id_: str, said: dict[str, Any], synthetic: bool) -> Thing:
        marks = [self.marking, *([_MADE_UP] if synthetic else [])]
        more = {"extensions": {PROFILE: {"extension_type": _NEW[type_]}}} if type_ in _NEW else {}
        kept = {k: v for k, v in said.items() if v not in (None, "", [])}
        return {"type": type_, "spec_version": "2.1", "id": id_, **kept, "object_marking_refs": marks, **more}

    @property
    def marking(self) -> str:
        """The id of the TLP mark; AMBER when it is none of TLP 2.0's."""
        return f"marking-definition--{_TLP.get(self.tlp, _TLP['AMBER'])}"

    def objects(self, *, synthetic: bool, extended: bool) -> list[Thing]:
        """The objects that the others name."""
        tlp = self.tlp if self.tlp in _TLP else "AMBER"
        mark = {"type": "marking-definition", "spec_version": "2.1", "id": self.marking, "created": _TLP_MADE, "name": f"TLP:{tlp}",
                "extensions": {_TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": tlp.lower()}}}
        made_up = {"type": "marking-definition", "spec_version": "2.1", "id": _MADE_UP, "created": _SINCE, "name": "synthetic",
                   "definition_type": "statement", "definition": {"statement": f"Synthetic: {SYNTHETIC}."}}
        maker = {"type": "identity", "spec_version": "2.1", "id": MAKER, "created": _SINCE, "modified": _SINCE, "name": "coterie",
                 "identity_class": "system", "description": "A program that gathers evidence of accounts acting together."}
        profile = {"type": "extension-definition", "spec_version": "2.1", "id": PROFILE, "created": _SINCE, "modified": _SINCE,
                   "created_by_ref": MAKER, "name": "OpenCTI types", "version": "1.0.0", "extension_types": ["new-sdo", "new-sco"],
                   "description": "media-content, text and event as OpenCTI has them, and as VIGINUM's published bundles use them.",
                   "schema": "media-content: title, content, url, publication_date. text: value. event: name, description, start_time, "
                             "stop_time. All but content, url, value and name may be absent."}
        return [maker, mark, *([made_up] if synthetic else []), *([profile] if extended else [])]


def extends(things: list[Thing]) -> bool:
    """Whether some object is of a type that only the extension has."""
    return any(t["type"] in _NEW for t in things)
