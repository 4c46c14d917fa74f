"""Two saved web pages side by side: what they share, in three tiers, and in whose letters they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

IDS = re.compile(r"\b(?:UA-\d{4,10}-\d{1,4}|G-[A-Z0-9]{8,12}|GTM-[A-Z0-9]{4,9}|AW-\d{8,12}|(?:ca-)?pub-\d{16})\b")
"""Identifiers of Google Analytics, Tag Manager, Ads and AdSense: one account pays for or earns from both pages."""
PROOFS = {"google-site-verification", "yandex-verification", "msvalidate.01", "facebook-domain-verification", "fb:app_id"}
AZERI = "əƏ"
"""Letters that no other language in Latin script uses today; ğ, ı and ş are Turkish too."""
SHINGLE = 4


@dataclass(frozen=True)
class Page:
    """What is compared of a page: identifiers, paths of its links and files, runs of words, the frame of tags, its generator."""

    ids: frozenset[str]
    paths: frozenset[str]
    shingles: frozenset[str]
    frame: frozenset[str]
    generator: str
    azeri: int
    hidden_azeri: int


@dataclass(frozen=True)
class Shared:
    """One thing that two pages share: tier 1 (one hand is likely), 2 (copied or made alike), 3 (says little by itself).

    ``share`` is 0..1: the size of what both have over that of what either has.
    """

    tier: int
    kind: str
    share: float
    values: tuple[str, ...]


def read(html: str) -> Page:
    """Read a page from its source; nothing is fetched and no script is run.

    ``azeri`` counts the letters ə in what a visitor reads, ``hidden_azeri`` those in comments, attributes, scripts and styles.
    """
    source = _Source()
    source.feed(html)
    source.close()
    words = re.findall(r"\w+", " ".join(source.text).lower())
    runs = {" ".join(words[i:i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    seen = sum(" ".join(source.text).count(letter) for letter in AZERI)
    return Page(frozenset(IDS.findall(html)) | source.proofs, frozenset(source.paths), frozenset(runs),
                frozenset(" ".join(pair) for pair in zip(source.tags, source.tags[1:], strict=False)), source.generator,
                seen, sum(html.count(letter) for letter in AZERI) - seen)


def compare(one: Page, other: Page, *, certificates: tuple[str, str] = ("", "")) -> list[Shared]:
    """What two pages share, the strongest first; an empty list when nothing.

    ``certificates`` are the fingerprints of both sites' TLS certificates, or empty. Shares are resemblances: the sets' intersection
    over their union (Broder, "On the resemblance and containment of documents", 1997), words in runs of four.
    A theme, a host or a content network gives strangers one frame, one generator, even one certificate: read the values.
    """
    found = [Shared(1, "identifier", *_both(one.ids, other.ids)), Shared(2, "words", *_both(one.shingles, other.shingles)),
             Shared(2, "paths", *_both(one.paths, other.paths)), Shared(3, "frame", *_both(one.frame, other.frame))]
    if certificates[0] and certificates[0] == certificates[1]:
        found.append(Shared(1, "certificate", 1.0, (certificates[0],)))
    if one.generator and one.generator == other.generator:
        found.append(Shared(3, "generator", 1.0, (one.generator,)))
    return sorted((shared for shared in found if shared.share > 0), key=lambda shared: (shared.tier, -shared.share, shared.kind))


def _both(one: frozenset[str], other: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    both = one & other
    return (len(both) / len(one | other) if both else 0.0), tuple(sorted(both)[:20])


class _Source(HTMLParser):
    """The parts of a page that are compared; broken HTML gives what can be read of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []
        self.paths: set[str] = set()
        self.proofs: frozenset[str] = frozenset()
        self.generator = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent += tag in ("script", "style")
        said = {name: value or "" for name, value in attrs}
        self.paths |= set(_paths(said))
        name = said.get("name", said.get("property", "")).lower()
        if name in PROOFS and said.get("content"):
            self.proofs |= {f"{name} {said['content']}"}
        if name == "generator":
            self.generator = said.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._silent:
            self._silent -= 1

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """What begins with <![ is a comment to a browser; the library stops at one that it does not know."""
        return self.parse_bogus_comment(i, report)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)


def _paths(said: dict[str, str]) -> Iterator[str]:
    """Where links and files lie on their site, the site's name left out; the front page says nothing."""
    for name in ("href", "src", "action"):
        try:
            path = urlsplit(said.get(name, "")).path
        except ValueError:
            continue
        if path.strip("/") and not said[name].startswith(("mailto:", "tel:", "javascript:", "data:")):
            yield "/" + path.strip("/")
