"""Text written by others, made safe to look at: what cannot be seen is shown as a mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup

LONGEST = 600
"""Characters shown of one text; what is cut off is counted."""

# Directions, joiners between Latin letters, byte order marks, tags, controls: they hide or reorder what one reads.
_HIDDEN = re.compile(
    "(?P<hidden>[\u061c\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]"
    "|(?<=[\u0000-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\u0000-\u024f]))"
    "|(?P<pile>[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4,})")
_LONG = re.compile(r"\S{28}(?=\S)")
_NAMES = {"\u202e": "RLO", "\u202d": "LRO", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u2066": "LRI", "\u2067": "RLI",
          "\u2068": "FSI", "\u2069": "PDI", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ",
          "\u200d": "ZWJ", "\u2060": "WJ", "\ufeff": "BOM", "\u00ad": "SHY"}


def pieces(text: object, longest: int = LONGEST) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a mark that stands for something unseen.

    >>> list(pieces("a" + chr(0x202E) + "b"))
    [('a', False), ('⟨RLO⟩', True), ('b', False)]
    """
    whole = "" if text is None else str(text)
    at, cut = 0, whole[:longest]
    for found in _HIDDEN.finditer(cut):
        if found.start() > at:
            yield cut[at:found.start()], False
        yield _mark(found), True
        at = found.end()
    if at < len(cut):
        yield cut[at:], False
    if len(whole) > longest:
        yield f"⟨{len(whole) - longest:,} more characters⟩", True


def _mark(found: re.Match[str]) -> str:
    text = found.group()
    if found["pile"]:
        return f"⟨{len(text)} accents⟩"
    return f"⟨{_NAMES.get(text) or f'U+{ord(text):04X}'}⟩"


def visible(text: object, longest: int = LONGEST) -> str:
    """The text on one line with its unseen characters as marks; for figures and alternative texts."""
    plain = "".join(part for part, _ in pieces(text, longest))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def shown(text: object, longest: int = LONGEST) -> Markup:
    """The text escaped and isolated in its own direction, unseen characters as marks."""
    unseen = Markup('<span class="unseen">{}</span>')
    body = [unseen.format(part) if mark else _broken(part) for part, mark in pieces(text, longest)]
    return Markup("<bdi>{}</bdi>").format(Markup("").join(body))


def _broken(text: str) -> Markup:
    """The text escaped, with places where a very long word may go on in the next line."""
    return Markup("<wbr>").join(_LONG.sub(lambda m: m[0] + "\n\x00", text).split("\n\x00"))
