"""For whom a release is made, and what of people it may therefore hold."""

from __future__ import annotations

from dataclasses import dataclass

from ...queries.errors import UsageError

OFFICE, NAMED, PRIVATE = "office-holder", "named", "private"
STANDINGS = (OFFICE, NAMED, PRIVATE)
"""Of an account or a person: a holder of an office or an institution, somebody named in a source, everybody else."""

TLP = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""Labels of the Traffic Light Protocol 2.0 (FIRST, 2022), the most open one first."""


@dataclass(frozen=True)
class Profile:
    """A kind of release. ``named``: standings that keep their names. ``texts``: posts of the others are shown.

    ``open``: the most open TLP label that such a release may carry. ``law``: settings of the case that must be filled in.
    """

    name: str
    says: str
    named: frozenset[str]
    texts: bool
    open: str
    law: tuple[str, ...] = ("purpose", "lawful_basis", "retention", "right_of_reply")

    def may(self, tlp: str) -> bool:
        """Whether such a release may carry the label."""
        return TLP.index(tlp) >= TLP.index(self.open)


PROFILES = {p.name: p for p in (
    Profile("internal", "Everything, for those who work on the case.", frozenset(STANDINGS), True, "AMBER", ()),
    Profile("partner", "Office-holders and those named in a source by name, everybody else under a pseudonym; posts are shown.",
            frozenset({OFFICE, NAMED}), True, "GREEN"),
    Profile("public", "Office-holders and institutions by name, everybody else under a pseudonym; no post or profile text of theirs.",
            frozenset({OFFICE}), False, "CLEAR"),
)}


def profile(name: str, tlp: str) -> Profile:
    """The profile of that name; UsageError for an unknown one, an unknown label, or one too open for it."""
    if name not in PROFILES:
        raise UsageError(f"There is no profile {name}.", advice=f"Choose from {', '.join(PROFILES)}.")
    if tlp not in TLP:
        raise UsageError(f"TLP:{tlp} is no label of TLP 2.0.", advice=f"Choose from {', '.join(TLP)}.")
    if not PROFILES[name].may(tlp):
        raise UsageError(f"A release for {name} may not be TLP:{tlp}: it names people who are no office-holders.",
                         advice=f"Take --tlp {PROFILES[name].open} or a stricter one, or --profile public.")
    return PROFILES[name]
