"""The veil: values in, the same values out with pseudonyms in place of everybody whom the profile shelters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ...queries.schema.keys import fold, handle_key
from .people import World
from .profile import Profile
from .pseudonyms import pseudonym
from .spellings import DIGITS, Spellings
from .words import Texts, bare, joined, spoken

COMMON = 5
"""A place or link that so many sheltered accounts show in their profiles points at none of them."""

WHO = frozenset({
    "account", "accounts", "author", "by", "first", "firsts", "followed", "follower", "friend", "handle", "handle_key", "handles", "member",
    "members", "name", "names", "owner", "printed", "value", "who"})
"""Columns whose cells name somebody: what stands there is looked up whole, even when it is an ordinary word."""
TOLD = frozenset(["banner", "bio", "location", "passage", "quote_text", "text", "trace", "url", "value", "values", "words"])
"""Columns whose cells repeat what somebody wrote or shows of himself."""
NEVER = frozenset({"candidates"})
"""What never leaves the case, whoever asks: guesses at damaged handles."""
_LEADS = frozenset({"archive", "archives", "url", "urls"})

_PIECE = re.compile(
    r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(]at[\])]\s?)[\w-]+(?:\.[\w-]+)+)|(?P<url>\b(?:https?|hxxps?)://[^\s<>\"]+)"
    r"|(?P<key>\b[A-Za-z][\w-]*:(?:[a-z][\w-]*:)?@?\w[\w.~/-]*)|(?P<site>(?<![\w-])(?:[\w-]+(?:\.|\[\.\]))+[^\W\d_]{2,})"
    r"|(?P<phone>(?<![\w+])\+\d[\d ().-]{7,}\d|(?<![\w.-])0\d(?:[ .-]\d\d){4}(?![\w.-]))|(?P<at>[@＠]\w+)")
_WORDS = re.compile(r"\w+")


class Veil:
    """Pseudonyms for one profile of one case; calls may be repeated and nested, what is veiled already stays.

    ``key``: the case's secret. ``world``: its people, as the profile divides them.
    """

    def __init__(self, profile: Profile, key: bytes, world: World) -> None:
        self.profile, self.world, self._key = profile, world, key
        self.spellings = Spellings(key, world)
        self.texts = Texts(world.words, (*world.open_words, *spoken()))
        self._marks = frozenset(fold(mark) for mark in world.marks)
        self._rare = frozenset(said for said, accounts in world.places.items() if accounts < COMMON)
        self._meant: dict[str, str] = {}
        self._known: dict[tuple[str, bool, bool], str] = {}

    @property
    def open(self) -> bool:
        """Nobody is sheltered and every word may be shown."""
        return len(self.profile.named) > 2

    def __call__(self, value: Any, column: str = "") -> Any:
        """The value behind the veil: texts, and lists, tables, rows and dataclasses of them, each by the name of its column."""
        if isinstance(value, str):
            return self.text(value, column)
        if isinstance(value, Mapping):
            return self.row({str(self(name)): found for name, found in value.items()})
        if isinstance(value, list | tuple | set | frozenset):
            return type(value)(self(one, column) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self(getattr(value, f.name), f.name) for f in fields(value) if f.init})
        return value

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row behind the veil; one that speaks of somebody sheltered loses the links that lead there."""
        veiled = {name: None if name in NEVER else self(value, name) for name, value in row.items()}
        if any(veiled[name] != value for name, value in row.items() if name not in _LEADS):
            veiled |= {name: [] if isinstance(veiled[name], list) else None for name in _LEADS & veiled.keys()}
        return veiled

    def key(self, label: str, key: str) -> str:
        """A node's key behind the veil: its own when nobody is sheltered by it."""
        if label in ("Account", "Person", "Domain"):
            return self._whole(key) if fold(key) in self.spellings.keys else key
        shown = self.text(key, "key")
        return shown if shown == key or label in ("Post", "Profile") else pseudonym(self._key, label.lower()[:5], key)

    def back(self, value: Any) -> Any:
        """What a value meant before it was veiled, for a question's parameters."""
        if isinstance(value, str):
            return self._meant.get(value, value)
        return type(value)(self.back(one) for one in value) if isinstance(value, list | tuple) else value

    def text(self, text: str, column: str = "") -> str:
        """One text behind the veil."""
        if self.open or not text:
            return text
        asked = (text, column in WHO, column in TOLD)
        if asked not in self._known:
            self._known[asked] = behind = self._veiled(text, *asked[1:])
            self._mean(behind, text)
        return self._known[asked]

    def _mean(self, behind: str, text: str) -> None:
        """Also as questions read it: in small letters, a handle without its @, an account without its label."""
        for shown, meant in ((behind, text), (behind.lower(), text.lower())):
            self._meant.setdefault(shown, meant)
            for prefix in ("@", "account:", "domain:"):
                if shown.lower().startswith(prefix):
                    self._meant.setdefault(shown[len(prefix):], (handle_key(meant) if prefix == "@" else meant[len(prefix):]))

    def _veiled(self, text: str, who: bool, told: bool) -> str:
        if fold(text) in self._marks or fold(text) in self.spellings.keys:
            return self._marked(text)
        if who and (name := self._whole(text)):
            return name
        if not self.profile.texts and ((told and (self.texts.whole(text) or text in self._rare)) or self.texts.found(text)):
            return pseudonym(self._key, "text", joined(text))
        return self._names(_PIECE.sub(self._piece, text))

    def _whole(self, text: str) -> str:
        if name := self.spellings.keys.get(fold(text)):
            head, colon, _ = text.rpartition(":")
            return f"{head}{colon}{name}"
        mark = text[0] if text[0] in "@＠" else ""
        name = self.spellings.whole.get(joined(text))
        return f"{mark}{name}" if name else ""

    def _piece(self, found: re.Match[str]) -> str:
        text = found[0]
        if found["mail"] or found["phone"]:
            return "⟨withheld⟩"
        if found["url"]:
            leads = fold(text) in self._marks or self._names(_PIECE.sub(self._site, text)) != text
            return "⟨address withheld⟩" if leads else text
        if found["key"]:
            return self._marked(text)
        return self._site(found)

    def _site(self, found: re.Match[str]) -> str:
        """A site of somebody sheltered, under any name below it; a handle after its @."""
        text = found[0]
        if found["at"]:
            return self._whole(text) or text
        parts = fold(text.replace("[.]", ".")).split(".")
        names = (self.spellings.keys.get(".".join(parts[i:])) for i in range(len(parts) - 1))
        return next((name for name in names if name), text)

    def _marked(self, text: str) -> str:
        if fold(text) in self._marks:
            head, colon, _ = text.rpartition(":")
            return "⟨address withheld⟩" if "/" in text else f"{head}{colon}{pseudonym(self._key, 'post', fold(text))}"
        head, _, rest = text.partition("/")  # a profile's key is the account's and a hash
        name = self._whole(head)
        return f"{name}/{pseudonym(self._key, 'state', fold(rest))}" if name and rest else name or text

    def _names(self, text: str) -> str:
        """The text with every spelling in it replaced, the longest first."""
        found, at, out = list(_WORDS.finditer(text)), 0, []
        i = 0
        while i < len(found):
            taken, name = self._here(found, i)
            if taken:
                out += [text[at:found[i].start()], name]
                at = found[i + taken - 1].end()
            i += taken or 1
        return "".join([*out, text[at:]]) if out else text

    def _here(self, found: list[re.Match[str]], i: int) -> tuple[int, str]:
        words: list[str] = []
        best = (0, "")
        for n, match in enumerate(found[i:i + self.spellings.longest], 1):
            words.append(bare(fold(match[0])))
            name = self.spellings.loose.get(" ".join(words))
            if not name and n == 1 and words[0].isdigit() and len(words[0]) >= DIGITS and words[0] in self._marks:
                name = pseudonym(self._key, "post", words[0])
            best = (n, name) if name else best
        if not best[0] and (name := self.spellings.within(words[0])):
            return 1, name
        return best
