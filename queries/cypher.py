"""Just enough reading of Cypher to see which parameters a text uses and which columns it returns."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n\r]*|/\*.*?\*/)|(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
    r"""|\$(?P<param>\w+|`[^`]+`)|`(?P<quoted>(?:``|[^`])*)`|(?P<word>[^\W\d]\w*)|(?P<other>.)""", re.S)
END = {"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"}
OPEN, CLOSE = "([{", ")]}"


@dataclass(frozen=True)
class Token:
    """A word, sign, string or parameter with its line, its depth in brackets, and where it starts and ends."""

    text: str
    kind: str
    line: int
    depth: int
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The text without white space and comments."""
    found: list[Token] = []
    line, depth = 1, 0
    for match in TOKEN.finditer(text):
        kind, said = str(match.lastgroup), match[0]
        if kind == "other" and said in CLOSE:
            depth -= 1
        if kind != "skip":
            plain = match[kind].strip("`") if kind in ("param", "quoted", "word") else said
            found.append(Token(plain, kind, line, depth, *match.span()))
        if kind == "other" and said in OPEN:
            depth += 1
        line += said.count("\n")
    return found


def params_used(text: str) -> dict[str, int]:
    """Names of parameters, each with the line of its first use."""
    used: dict[str, int] = {}
    for token in tokens(text):
        if token.kind == "param":
            used.setdefault(token.text, token.line)
    return used


def returned(text: str) -> tuple[int, list[str]]:
    """The line of the last RETURN outside brackets, and the names of its columns in order."""
    listed = tokens(text)
    places = [i for i, token in enumerate(listed) if _word(token, "RETURN") and token.depth == 0]
    if not places:
        return 0, []
    items: list[list[Token]] = [[]]
    for token in listed[places[-1] + 1:]:
        if token.depth == 0 and token.kind == "word" and token.text.upper() in END and items[-1]:
            break
        if token.depth == 0 and token.text in (",", ";") and token.kind == "other":
            items.append([])
        elif not (_word(token, "DISTINCT") and items == [[]]):
            items[-1].append(token)
    return listed[places[-1]].line, [_name(item) for item in items if item]


def _name(item: list[Token]) -> str:
    """What follows AS, else the expression as written."""
    for place in range(len(item) - 2, 0, -1):
        if _word(item[place], "AS") and item[place].depth == 0:
            return item[place + 1].text
    return "".join(token.text for token in item)


def _word(token: Token, word: str) -> bool:
    return token.kind == "word" and token.text.upper() == word


def statements(text: str) -> list[str]:
    """The text cut at its semicolons, those in strings and comments left alone; the last part is what is not ended yet.

    >>> statements("RETURN ';' AS a; // b;")
    ["RETURN ';' AS a", ' // b;']
    """
    cuts = [token.start for token in tokens(text) if token.kind == "other" and token.text == ";"]
    return [text[start:end] for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)]
