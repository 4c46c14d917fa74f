"""The last look before a release leaves: every byte of it is searched for everybody whom the profile shelters.

It shares nothing with the veil but the list of people and the folding: what the veil overlooked is found here, and nothing leaves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...queries.schema.keys import fold
from .opened import opened
from .people import World
from .profile import Profile
from .spellings import DIGITS, SHORT, Grams, freely, loose
from .words import Texts, at_signs, bare, joined, refolded, spoken

PIECE, OVERLAP = 1 << 18, 2_000
"""Signs looked through at once, and how many of them again with the next: more than any spelling or six words have."""

_WORD = re.compile(r"\w+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]+\.)+[^\W\d_]{2,}")  # begun at the start of a run only: linear on long ones
_PHONE = re.compile(r"(?<![\w+])\+\d{1,3}[ (.-]?\d(?:[ ().-]?\d){6,12}(?!\w)|(?<![\w.-])0\d(?:[ .-]\d\d){4}(?![\w.-])")
_MARKED = tuple(map(re.compile, (r"https?://[^\s<>\"',;)\]]+", r"(?<![\w.-])[\w.-]+(?::@?[\w.~-]+)+", r"@[\w.-]+",
                                r"(?<![\w-])[\w-]+(?:\.[\w-]+)+", r"\d{8,}")))


@dataclass(frozen=True)
class Leak:
    """Something in a release that may not be there: the file and the place in it, what it is, and whom it gives away."""

    file: str
    what: str
    who: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.what}{f' of {self.who}' if self.who else ''}"


class Search:
    """Looks for the sheltered of one world. ``secrets``: bytes that no release may hold, such as keys. ``allowed``: whom one may
    write to, as the case says; its addresses may be printed.
    """

    def __init__(self, profile: Profile, world: World, secrets: Iterable[bytes] = (), allowed: str = "") -> None:
        self._open = len(profile.named) > 2
        self._allowed = tuple(found[0] for pattern in (_MAIL, _PHONE) for found in pattern.finditer(allowed))
        self._secrets = [form for s in secrets for form in (s, s.hex().encode(), s.hex().upper().encode())]
        known, public = freely(world)
        self._spelt: dict[str, str] = {}
        self._marked: dict[str, str] = {}
        self._hashed: dict[str, str] = {}
        for who in () if self._open else world.sheltered:
            for said in loose(who):
                if said not in known and said not in public:
                    self._spelt.setdefault(said, who.ref)
            for mark in (who.key, who.ref, *(f"@{h}" for h in who.handles)):
                if joined(mark) not in known and fold(mark) not in at_signs():
                    self._marked[fold(mark)] = who.ref
            self._hashed |= {digest: who.ref for said in (who.key, *who.handles, *who.ids) for digest in _hashes(said)}
        self._firsts = frozenset(said.split()[0] for said in self._spelt)
        self._longest = max((said.count(" ") + 1 for said in self._spelt), default=1)
        self._grams = Grams(self._spelt)
        strict = not profile.texts
        self._posts = frozenset() if self._open else frozenset(fold(m) for m in world.marks if len(m) >= DIGITS)
        self._texts = Texts(world.words, (*world.open_words, *spoken())) if strict else Texts(())

    def leaks(self, files: Mapping[str, bytes]) -> list[Leak]:
        """Everything found, sorted; TooMuch (a ValueError) when a packed part cannot be looked into."""
        found: set[Leak] = set()
        for name, data in files.items():
            found.update(Leak(name, "a key of the case") for secret in self._secrets if secret in data)
            if not self._open:
                seen: set[str] = set()
                for place, text in opened(name, data):
                    if (hash_ := hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()) not in seen:
                        seen.add(hash_)
                        for at in range(0, len(text), PIECE):
                            found.update(self._in(place, text[at:at + PIECE + OVERLAP]))
        return sorted(found, key=lambda leak: (leak.file, leak.what, leak.who))

    def _in(self, place: str, text: str) -> Iterator[Leak]:
        for what, pattern in (("an e-mail address", _MAIL), ("a telephone number", _PHONE)):
            yield from (Leak(place, what) for found in pattern.finditer(text)
                        if not (self._allowed and found[0].startswith(self._allowed)))  # what follows a tag may cling to it
        folded = refolded(text)
        for said in {folded, bare(folded)}:
            yield from self._names(place, said)
        yield from self._marks(place, folded)
        if words := self._texts.found(text):
            yield Leak(place, f"words of a sheltered text ({words[:40]} …)")

    def _names(self, place: str, text: str) -> Iterator[Leak]:
        words = _WORD.findall(text)
        for i, word in enumerate(words):
            if word in self._firsts:
                spans = (" ".join(words[i:i + n]) for n in range(1, self._longest + 1))
                yield from (Leak(place, "a name", self._spelt[said]) for said in spans if said in self._spelt)
        yield from (Leak(place, "a name", self._spelt[said]) for said in self._grams.within(text))
        yield from (Leak(place, "a hash of a name", self._hashed[word]) for word in set(words) & self._hashed.keys())

    def _marks(self, place: str, text: str) -> Iterator[Leak]:
        for mark in {found[0].rstrip(".") for pattern in _MARKED for found in pattern.finditer(text)}:
            parts, sites = mark.split(":"), mark.split(".")
            tails = [":".join(parts[i:]) for i in range(1, len(parts))] + [".".join(sites[i:]) for i in range(1, len(sites) - 1)]
            for one in {mark, *tails}:
                if one in self._marked:
                    yield Leak(place, "a key, handle or site", self._marked[one])
                if one in self._posts:
                    yield Leak(place, "a post of somebody sheltered")


def _hashes(said: str) -> Iterator[str]:
    """Without a key a hash of a handle is as good as the handle: all of them can be tried."""
    for form in {said, said.lower()} if len(said) >= SHORT else ():
        for kind in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            digest = kind(form.encode("utf-8", "surrogatepass")).hexdigest()
            yield from (digest, digest[:16])
