"""Every way to write who somebody is, and the pseudonym that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...queries.schema.keys import fold
from .people import Somebody, World
from .pseudonyms import pseudonym
from .words import joined, ordinary

SHORT, DIGITS = 4, 8
"""A handle, a name or a part of one says who it is from so many letters on; a bare number from so many digits on."""
MOST = 8
"""Words of a name that are looked for within a text; who calls himself more than that is known by the first ones."""
GRAM = 7
"""From so many letters on a spelling is known in the middle of a word too: Jabarovun, wwwjabarov."""

KINDS = {"Account": "acc", "Person": "per", "Domain": "site"}


def whole(who: Somebody) -> Iterator[str]:
    """Everything that names somebody when nothing else stands beside it."""
    return (spelling for x in (who.key, *who.handles, *who.names, *who.ids) if (spelling := joined(x)))


def loose(who: Somebody) -> Iterator[str]:
    """What names somebody within a text; of a person each given and family name does."""
    names = [" ".join(joined(name).split()[:MOST]) for name in who.names]
    yield from (h for h in map(joined, who.handles) if len(h) >= SHORT)
    yield from (id_ for id_ in who.ids if id_.isdigit() and len(id_) >= DIGITS)
    yield from (n for n in names if len(n) >= SHORT)
    yield from (n.replace(" ", "") for n in names if " " in n and len(n) > SHORT)
    if who.label == "Person":
        yield from (w for name in (*names, joined(who.key)) for w in name.split() if len(w) >= SHORT and not w.isdigit())


def freely(world: World) -> tuple[frozenset[str], frozenset[str]]:
    """Spellings of those who may be named, and words that name nobody: theirs and coterie's own."""
    known = frozenset(joined(x) for s in world.free for x in (s.key, *s.handles, *s.names, *s.ids))
    known |= {joined(x) for x in world.institutions}
    return known, ordinary() | {word for spelling in known for word in spelling.split()}


class Grams:
    """Which of many spellings stand in a word, wherever in it."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._starts: dict[str, list[str]] = {}
        for said in spellings:
            if len(said) >= GRAM and not said.isdigit():  # a number within a longer one is another number
                self._starts.setdefault(said[:GRAM], []).append(said)

    def within(self, text: str) -> Iterator[str]:
        """Every spelling that stands in the text."""
        if self._starts:
            for i in range(len(text) - GRAM + 1):
                for said in self._starts.get(text[i:i + GRAM], ()):
                    if text.startswith(said, i):
                        yield said


class Spellings:
    """Spellings of the sheltered, each with its pseudonym. ``keys``: folded keys and refs; ``whole``: for a cell that holds nothing else;
    ``loose``: for words within a text; ``longest``: words of the longest of these.

    A spelling of somebody who may be named is not among them; one that two of the sheltered share has a pseudonym of its own, so
    that nobody is taken for another.
    """

    def __init__(self, key: bytes, world: World) -> None:
        self._key = key
        self.keys: dict[str, str] = {}
        self.whole: dict[str, str] = {}
        self.loose: dict[str, str] = {}
        known, public = freely(world)
        for who in world.sheltered:
            name = pseudonym(key, KINDS[who.label], who.ref) + (".invalid" if who.label == "Domain" else "")  # a reserved name: RFC 2606
            self.keys[fold(who.key)] = self.keys[fold(who.ref)] = name
            for said in whole(who):
                if said not in known:
                    self._put(self.whole, said, name)
            for said in loose(who):
                if said not in known and said not in public:
                    self._put(self.loose, said, name)
        self.longest = max((said.count(" ") + 1 for said in self.loose), default=1)
        self.grams = Grams(said for said in self.loose if " " not in said)

    def _put(self, spellings: dict[str, str], said: str, name: str) -> None:
        if spellings.setdefault(said, name) != name:
            spellings[said] = pseudonym(self._key, "name", said)

    def within(self, word: str) -> str:
        """The pseudonym of whoever is named in the middle of a word, the longest spelling first; empty when nobody is."""
        return next((self.loose[said] for said in sorted(self.grams.within(word), key=lambda s: (-len(s), s))), "")
