"""Neo4j Browser as a workplace: a question with its values for its editor, and all questions as its favourites."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from .cypher import tokens
from .question import Question
from .store import Store
from .values import plain

SYNTHETIC = "Synthetic"
"""The label by which Browser tells generated nodes apart: it colours by labels only."""
_SAFE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ @._:,-")
_OWN = {"'": "\\'", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same questions give the same bytes


def editor(question: Question, bound: Mapping[str, Any] | None = None) -> str:
    """What Browser's editor holds: the question as it stands, or with its parameters' values in their places.

    One statement, since Browser draws nothing when it runs several, and setting parameters is one of its own. ``bound``
    is what ``Question.bind`` gives. The text survives Browser's reading of its address, in which # and & end it.
    """
    text, values = question.text, bound or {}
    for token in reversed(tokens(text)):
        if token.kind == "param" and token.text in values:
            text = text[: token.start] + literal(values[token.text]) + text[token.end:]
    return text.replace("&", "\\u0026").replace("#", "\\u0023").replace("?arg=", "\\u003farg=")


def literal(value: Any) -> str:
    """A value as Cypher; in a text each sign that could end it, or mean something to Browser, is an escape.

    >>> print(literal("it's #1"), literal([1, None]), literal(timedelta(seconds=60)))
    'it\\'s \\u00231' [1, null] duration('PT60S')
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, timedelta):
        return f"duration('{plain(value)}')"
    if isinstance(value, datetime):
        return f"datetime('{plain(value)}')"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return f"'{''.join(map(_escaped, value, chr(0) + value))}'"
    return repr(value)


def _escaped(sign: str, before: str) -> str:
    if sign in _OWN:
        return _OWN[sign]
    # Neo4j reads \\uXXXX before anything else: after a backslash a plain u would begin one.
    if (sign in _SAFE and before != "\\") or (ord(sign) > 0x7F and sign.isprintable()):
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def favourites(questions: Iterable[Question]) -> bytes:
    """A zip to drop onto Browser's window: each question a favourite in the folder of its theme."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for question in questions:
            # Browser names a favourite by the comment in its first line.
            text = f"// {question.title}\n{question.text}"
            archive.writestr(zipfile.ZipInfo(f"{question.theme}/{question.id.rpartition('/')[2]}.cypher", _MOMENT), text)
    return out.getvalue()


def mark(store: Store, batch: int = 20_000) -> int:
    """Give generated nodes the label that Browser colours; how many were new. Nothing else looks at it."""
    new = 0
    while made := store.write(f"MATCH (n) WHERE n.synthetic AND NOT n:{SYNTHETIC} WITH n LIMIT $batch SET n:{SYNTHETIC}",
                              batch=batch)["labels_added"]:
        new += made
    return new
