"""The read-only fence: what a question may not say or do, whatever comments, quotes or escapes it hides behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import Refused

FIRST = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"}
CALLS = ("db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships", "db.index.vector.querynodes",
         "db.index.vector.queryrelationships", "db.labels", "db.relationshiptypes", "db.propertykeys")
CLOSED = {"DBMS", "APOC"}
OPERATORS = re.compile(r"LoadCSV|Transaction(?:Apply|Foreach)|Administration|Terminate", re.I)
KINDS = {"w": "a write", "rw": "a write", "s": "a change of the schema"}
ESCAPED = re.compile(r"\\(?:u+00|U000000)[0-7][0-9a-fA-F]")
TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n\r]*|/\*.*?\*/)|(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
    r"""|`(?P<quoted>(?:``|[^`])*)`|(?P<word>[^\W\d]\w*)|(?P<sign>[!-~])|.""", re.S)
DEEPEST = 60
"""Brackets within brackets, or NOT and signs in a row; at some hundreds Neo4j's reader breaks and never answers."""
ADVICE = "A question reads this graph and nothing else: MATCH, UNWIND, WITH, CALL { … } and RETURN."


def check(query: str) -> None:
    """Raise Refused when the query's words could reach files, the network, the server or other transactions."""
    if ESCAPED.search(query):
        _refuse("a plain letter or sign written as an escape")
    tokens = list(_tokens(query))
    if not tokens or tokens[0] not in FIRST:
        _refuse(f"{tokens[0] if tokens else 'nothing'} at its beginning")
    depth = signs = 0
    for place, token in enumerate(tokens):
        depth += (token in "([{") - (token in ")]}")
        signs = signs + 1 if token in ("NOT", "-", "+") else 0
        if max(depth, signs) > DEEPEST:
            _refuse(f"more than {DEEPEST} brackets within brackets, or NOT and signs in a row")
        before, after = tokens[place - 1] if place else "", tokens[place + 1: place + 4]
        if token == "LOAD" and after[:1] == ["CSV"]:
            _refuse("LOAD CSV")
        if token == "IN" and {"TRANSACTIONS", "TRANSACTION"} & set(after):
            _refuse("IN TRANSACTIONS")
        if token in CLOSED and after[:1] == ["."] and before != ".":
            _refuse(f"{token.lower()}.*")
        if token == "CALL" and before not in (".", ":") and after and after[0][0].isalpha():
            _procedure(_dotted(tokens[place + 1:]))


def check_plan(kind: str | None, plan: Mapping[str, Any] | None) -> None:
    """Raise Refused unless Neo4j's own plan of the query only reads this graph: no parser can be fooled here."""
    if kind != "r":
        _refuse(KINDS.get(kind or "", "something that is not a question"))
    for step in _steps(plan or {}):
        operator = str(step.get("operatorType", ""))
        if OPERATORS.search(operator):
            _refuse(operator.partition("@")[0])
        if operator.startswith("ProcedureCall"):
            _procedure(str(step.get("args", {}).get("Details", "")).partition("(")[0])


def _tokens(query: str) -> Iterator[str]:
    """Words in upper case and signs; strings, comments and space of any script left out."""
    for match in TOKEN.finditer(query):
        if match["quoted"] is not None:
            yield match["quoted"].replace("``", "`").upper() or "`"
        elif word := match["word"] or match["sign"]:
            yield word.upper()


def _dotted(tokens: list[str]) -> str:
    name = ""
    for place, token in enumerate(tokens):
        if (place % 2 == 1) != (token == "."):
            break
        name += token
    return name


def _procedure(name: str) -> None:
    bare = name.replace("`", "").replace(" ", "").lower()
    if bare not in CALLS and not bare.startswith("db.schema."):
        _refuse(f"the procedure {bare}")


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)


def _refuse(what: str) -> None:
    raise Refused(f"The question contains {what}.", advice=ADVICE)
