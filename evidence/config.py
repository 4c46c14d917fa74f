"""What a report is about and what it rests on, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceFile:
    """A loaded file: ``sha256`` of its bytes, rows ``read`` = ``accepted`` + ``refused``; ``covers`` in words."""

    name: str
    sha256: str
    read: int
    accepted: int
    refused: int
    covers: str = ""


@dataclass(frozen=True)
class ReportConfig:
    """What one report is asked to show.

    ``zone``: the zone clock times are shown in, beside UTC. ``domains``: sites whose backlinks are listed.
    ``paths``: pairs of references (``Domain:…``, ``Organisation:…``) between which affiliation is traced.
    ``all_of``: ids of operations; who took part in every one of them is counted. ``lists``: ids of account lists
    as documents print them. ``about``: references of things whose statements are listed. ``synthetic``: the rows
    were made by a generator, which each page, figure and table then says. ``complete``: every file is declared complete
    for what it covers. ``sections``: what the claims are laid out by, the four criteria (``viginum``) or ABCDE (``abcde``).
    ``purpose``, ``reply``: why these data are kept, and whom a person named can write to, as the case says.
    ``profile``: for whom it is: internal, partner, public.
    """

    title: str
    case: str
    zone: str = "UTC"
    tlp: str = "AMBER"
    profile: str = "internal"
    version: str = ""
    snapshot: str = ""
    synthetic: bool = False
    domains: tuple[str, ...] = ()
    paths: tuple[tuple[str, str], ...] = ()
    all_of: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    lang: str = "en"
    complete: bool = False
    sections: str = "viginum"
    purpose: str = ""
    reply: str = ""
    generated_from: tuple[SourceFile, ...] = ()
