"""The read-only fence: what a question may not say, whatever comments, quotes or escapes it hides behind."""

from __future__ import annotations

import re

from ..errors import Refused

FIRST = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"}
CALLS = ("db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships", "db.index.vector.querynodes",
         "db.index.vector.queryrelationships", "db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.")
CLOSED = {"dbms", "apoc", "tx"}
TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n\r]*|/\*.*?\*/)|(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
    r"""|`(?P<quoted>(?:``|[^`])*)`|(?P<word>[^\W\d]\w*)|(?P<other>.)""", re.S)
ADVICE = "A question reads this graph and nothing else: MATCH, UNWIND, WITH, CALL { … } and RETURN."


def check(query: str) -> None:
    """Raise Refused when the query could reach files, the network, the server or other transactions."""
    tokens = _tokens(query)
    if not tokens or tokens[0] not in FIRST:
        _refuse(f"{tokens[0] if tokens else 'nothing'} at its beginning")
    for place, token in enumerate(tokens):
        after = tokens[place + 1: place + 4]
        if token == "LOAD" and after[:1] == ["CSV"]:
            _refuse("LOAD CSV")
        if token == "IN" and {"TRANSACTIONS", "TRANSACTION"} & set(after):
            _refuse("IN TRANSACTIONS")
        if token == "CALL" and after and after[0] not in ("{", "("):
            _procedure(tokens[place + 1:])
        if token.lower() in CLOSED and after[:1] == ["."] and tokens[place - 1:place] != ["."]:
            _refuse(f"{token.lower()}.*")


def require_read(kind: str | None) -> None:
    """Raise Refused unless Neo4j itself says that the query only reads."""
    if kind != "r":
        _refuse({"w": "a write", "rw": "a write", "s": "a change of the schema"}.get(kind or "", "an unknown act"))


def _tokens(query: str) -> list[str]:
    """Words in upper case and signs; comments and strings left out. Neo4j reads \\uXXXX anywhere, so it is read first."""
    text = re.sub(r"\\u+([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), query)
    found = []
    for match in TOKEN.finditer(text):
        if match["skip"] is None and match["string"] is None:
            word = match["quoted"] if match["quoted"] is not None else match["word"] or match["other"]
            found.append(word.replace("``", "`").upper())
    return found


def _procedure(tokens: list[str]) -> None:
    name = ""
    for place, token in enumerate(tokens):
        if (place % 2 == 1) != (token == "."):
            break
        name += token.lower()
    if not any(name == allowed or (allowed.endswith(".") and name.startswith(allowed)) for allowed in CALLS):
        _refuse(f"the procedure {name}")


def _refuse(what: str) -> None:
    raise Refused(f"The question contains {what}.", advice=ADVICE)
