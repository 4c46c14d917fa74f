"""Lists of handles, judged: what X cannot have issued, what looks misread, what is there twice, what two lists share.

A damaged handle is never repaired: it stays as printed, and candidates are offered with the reason. Only a file that
brings the account's id, or the printed page itself, can settle which is right.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..queries.schema.keys import X_HANDLE, handle_key

LONGEST = 15  # characters of an X handle

# Letters of other scripts that look like a letter of X's alphabet (Unicode UTS #39, confusables).
_ALIKE = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοıəƏ", "aeopcyxijsdhqwABEKMHOPCTXYIJSABEZHIKMNOPTYXoieE")
# Within X's alphabet UTS #39 holds I, l and 1 for one shape, O and 0, m and rn; X ignores case, so i and o join them.
_SHAPES = str.maketrans("i10", "llo")
_RUN = re.compile(r"[^A-Za-z0-9_]+")
_WORD = re.compile(r"[A-Z]{3,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_DIGRAPH, _CONSONANT = "[sckgzpt]h", "[b-df-hj-np-tv-xz]"
# An l that no syllable holds: two consonants (sh, ch, ph and the like are one) and a vowel come after it in its word.
_SYLLABLE = re.compile(f"(?<=[a-z])l(?=(?!{_DIGRAPH}){_CONSONANT}{{2}}[aeiou])")
_DOUBLED = re.compile(r"(?<=[a-z])ll(?=[0-9])")
_ZERO = re.compile(r"(?<=[a-z][A-Z])0|(?<=[a-z][A-Z]{2})0")
_LEAST = 5  # letters of a word that is recognised inside another; shorter ones are there by chance


@dataclass(frozen=True)
class Doubt:
    """A handle that may have been misread: as printed, why, and what it may have been; never applied."""

    raw: str
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """What one list says of a handle of another: ``how`` is exact, damaged (the same damage in both), repair or none."""

    raw: str
    how: str
    found: tuple[str, ...] = ()
    position: int | None = None
    reason: str = ""


def why_damaged(handle: str) -> str | None:
    """Why X cannot have issued this handle: 1 to 15 of A-Z, a-z, 0-9 and _; None when it can have.

    >>> why_damaged("Anar_Elخان1990")
    'holds U+062E U+0627 U+0646, which no X handle can'
    """
    if not handle:
        return "is empty"
    foreign = sorted({c for c in handle if not X_HANDLE.fullmatch(c)}, key=handle.index)
    if foreign:
        return f"holds {' '.join(f'U+{ord(c):04X}' for c in foreign)}, which no X handle can"
    return f"has {len(handle)} characters, X allows {LONGEST}" if len(handle) > LONGEST else None


def candidates(handle: str) -> tuple[str, ...]:
    """What an impossible handle may have been, by its letters alone: accents off, look-alikes, one letter or the tail less.

    >>> candidates("AygünManiyevaaa"), candidates("quliyevcaavid279")
    (('AygunManiyevaaa',), ('quliyevcavid279', 'quliyevcaavid27'))
    """
    plain = unicodedata.normalize("NFKD", handle.translate(_ALIKE))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    tries = [plain]
    if len(plain) > LONGEST:
        halved = [plain[:i] + plain[i + 1 :] for i in range(1, len(plain)) if plain[i] == plain[i - 1]] if len(plain) == LONGEST + 1 else []
        tries = [*halved, plain[:LONGEST]]
    return tuple(dict.fromkeys(x for x in tries if x != handle and not why_damaged(x)))


def impossible(handles: Iterable[str]) -> list[Doubt]:
    """Those that X cannot have issued, in their order, each with its reason and candidates."""
    return [Doubt(handle, why, candidates(handle)) for handle in handles if (why := why_damaged(handle))]


def duplicates(handles: Iterable[str]) -> list[tuple[str, ...]]:
    """Handles that are one account, X being blind to case, each group as printed."""
    groups: dict[str, list[str]] = {}
    for handle in handles:
        groups.setdefault(handle_key(handle), []).append(handle)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def skeleton(handle: str) -> str:
    """The shape of a handle: what looks alike, or differs by case or accents only, is equal (after Unicode UTS #39).

    >>> skeleton("AytacIskenderli") == skeleton("Aytaclskenderli")
    True
    """
    plain = unicodedata.normalize("NFKD", handle.translate(_ALIKE))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return handle_key(kept).translate(_SHAPES).replace("rn", "m")


def misread(handle: str) -> Doubt | None:
    """Why a possible handle may be a misreading of I, l, 1 or of O, 0; None when each stands where it would be expected.

    The rules were shaped on one list of Azerbaijani names. Of 1,225 true handles around the US Congress, which nobody
    misread, 37 (3 %) are doubted too: a doubt is a reason to look at the page, and no more.
    """
    found = list(_doubts(handle))
    if not found or why_damaged(handle):
        return None
    offered = [x for _, tries in found for x in tries if not why_damaged(x) and handle_key(x) != handle_key(handle)]
    return Doubt(handle, "; ".join(dict.fromkeys(why for why, _ in found)), tuple(dict.fromkeys(offered)))


def _doubts(handle: str) -> Iterator[tuple[str, list[str]]]:
    for at in _SYLLABLE.finditer(handle):
        yield "an l that no syllable holds; a capital I would begin a word", [_put(handle, at.start(), "I")]
    for at in _DOUBLED.finditer(handle):
        yield "ll between word and number; one may be I or 1", [_put(handle, at.start() + i, c) for i in (0, 1) for c in "I1"]
    for at in _ZERO.finditer(handle):
        yield "0 after a capital inside a word; it may be O", [_put(handle, at.start(), "O")]
    words = list(_WORD.finditer(handle))
    for before, word in itertools.pairwise(words):
        if before.end() == word.start() and word[0][0] in "IO" and (len(before[0]) <= 2 or len(word[0]) == 1):
            tries = [_put(handle, at.start(), c) for at in (before, word) for c in {"I": "l1", "O": "0"}.get(at[0][0], "")]
            yield f"a capital {word[0][0]} beside a scrap of a word", tries


def _put(handle: str, at: int, letter: str) -> str:
    return handle[:at] + letter + handle[at + 1 :]


def confusions(handles: Sequence[str]) -> list[Doubt]:
    """Possible handles of one list that may be misread, in their order.

    A handle is doubted for its own letters (``misread``); for a word beginning with I that other handles of the list
    show, run into the word before it; or because another handle of the list looks like it. These are suspicions: a
    person has to look at the printed page.
    """
    shapes: dict[str, dict[str, str]] = {}
    begun: dict[str, set[str]] = {}
    for handle in handles:
        shapes.setdefault(skeleton(handle), {}).setdefault(handle_key(handle), handle)
        for word in _WORD.findall(handle):
            if word[0] in "iI" and len(word) >= _LEAST:
                begun.setdefault(word.lower(), set()).add(handle)
    found = []
    for handle in handles:
        twins = tuple(other for key, other in shapes[skeleton(handle)].items() if key != handle_key(handle))
        reasons = [doubt for doubt in (misread(handle), _swallowed(handle, begun)) if doubt]
        if twins:
            reasons.append(Doubt(handle, f"looks like {', '.join(twins)} of the same list", twins))
        if reasons and not why_damaged(handle):
            offered = dict.fromkeys(c for doubt in reasons for c in doubt.candidates if not why_damaged(c))
            found.append(Doubt(handle, "; ".join(doubt.reason for doubt in reasons), tuple(offered)))
    return found


def _swallowed(handle: str, begun: dict[str, set[str]]) -> Doubt | None:
    # Only where words are marked by capitals can one be missed.
    for word in _WORD.findall(handle):
        inside = word.lower() if word[0].isupper() else ""
        for start in range(1, len(inside)):
            for end in range(len(inside), start + _LEAST - 1, -1):
                known = inside[start:end]
                if begun.get(known, set()) - {handle}:
                    return Doubt(handle, f"{known.capitalize()}, a word of this list, run into the one before; the same account either way")
    return None


def compare(first: Sequence[str], second: Sequence[str]) -> list[Match]:
    """Each handle of ``second``, looked for in ``first``; positions count from 1.

    Exact means equal but for case, X being blind to it; damaged, that X cannot have issued what both print; repair, that
    one looks like the other or fits what is left of it: a candidate with its reason, to be settled by a person.
    """
    places: dict[str, int] = {}
    shapes: dict[str, list[str]] = {}
    for position, handle in enumerate(first, 1):
        places.setdefault(handle_key(handle), position)
        for shape in {skeleton(x) for x in (handle, *candidates(handle))}:
            shapes.setdefault(shape, []).append(handle)
    frames = [(handle, frame) for handle in first if (frame := _frame(handle))]
    found = []
    for handle in second:
        match = Match(handle, "none")
        if handle_key(handle) in places:
            why = why_damaged(handle)
            match = Match(handle, "damaged" if why else "exact", (first[places[handle_key(handle)] - 1],), reason=why or "")
        elif alike := [x for y in (handle, *candidates(handle)) for x in shapes.get(skeleton(y), ())]:
            match = Match(
                handle, "repair", tuple(dict.fromkeys(alike)), reason="looks the same: I, l, 1; O, 0; m, rn; accents; a letter too many"
            )
        elif whole := [x for x, frame in frames if frame.fullmatch(handle)] or _framed(handle, first):
            match = Match(handle, "repair", tuple(dict.fromkeys(whole)), reason="fits around the letters that X does not allow")
        found.append(replace(match, position=places[handle_key(match.found[0])]) if match.found else match)
    return found


def _frame(handle: str) -> re.Pattern[str] | None:
    # What is left of a handle around one or two gaps must be at least half of it, or anything would fit.
    parts = _RUN.split(handle)
    if len(parts) not in (2, 3) or sum(map(len, parts)) * 2 < len(handle):
        return None
    return re.compile("[A-Za-z0-9_]{1,4}".join(map(re.escape, parts)), re.IGNORECASE)


def _framed(handle: str, others: Sequence[str]) -> list[str]:
    frame = _frame(handle)
    return [x for x in others if frame.fullmatch(x)] if frame else []


def in_order(matches: Iterable[Match]) -> bool:
    """Whether those found stand in the order of the other list."""
    places = [m.position for m in matches if m.position is not None]
    return all(a < b for a, b in itertools.pairwise(places))
