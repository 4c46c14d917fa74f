"""A question: one Cypher file whose header says what it asks, with which parameters, and what it returns."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from .cypher import params_used, returned
from .errors import BadInput, UsageError
from .header import Column, Fault, Param, columns_in, fields, params_in
from .values import plain

ONCE = ("title", "id", "asks", "shows", "innocent", "next", "status", "window", "use", "default", "guard", "near", "take", "of")
MANY = ("param", "column", "set")
NEEDED = ("title", "id", "asks", "innocent")
NEEDED_TO_ASK = ("next", "status")
SHOWS = ("table", "picture")
"""What an answer is best seen as; a picture is nodes, relations and paths, which Neo4j Browser draws."""


@dataclass(frozen=True)
class Question:
    """A question with its header; ``text`` is the whole file, which Neo4j Browser runs as it stands."""

    id: str
    title: str
    asks: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    innocent: str
    next: str
    status: str
    text: str
    file: str
    said: dict[str, str] = field(default_factory=dict)

    @property
    def theme(self) -> str:
        """The folder it lies in."""
        return self.id.partition("/")[0]

    @property
    def shows(self) -> str:
        """table (if it does not say) or picture."""
        return self.said.get("shows") or SHOWS[0]

    @property
    def sha256(self) -> str:
        """Of the file's text, 64 hex digits; a ledger cites it."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def bind(self, given: dict[str, Any], zone: tzinfo | None = None) -> dict[str, Any]:
        """All parameters as Neo4j gets them: given ones read by their kind, the rest by default.

        Raises UsageError that names every fault: unknown names, missing values, values that cannot be read.
        """
        known = {param.name: param for param in self.params}
        faults = [_unknown(name, list(known)) for name in given if name not in known]
        bound: dict[str, Any] = {}
        for param in self.params:
            try:
                if param.name in given:
                    bound[param.name] = param.read(given[param.name], zone)
                elif param.required:
                    faults.append(f"{param.name} is missing ({param.says[0].lower()}{param.says[1:]}). {param.example}")
                else:
                    bound[param.name] = param.default
            except UsageError as fault:
                faults.append(str(fault))
        if faults:
            raise UsageError(" ".join(faults), where=self.id)
        return bound


def shown(bound: dict[str, Any]) -> dict[str, Any]:
    """Bound parameters as JSON can carry them."""
    return {name: plain(value) for name, value in bound.items()}


def parse(text: str, file: str) -> Question:
    """Read a question; BadInput names every fault of header and text with file and line."""
    question, faults = examine(text, file)
    if faults or question is None:
        raise BadInput("\n".join(map(str, faults)), advice="Mend the header: see the page of questions.")
    return question


def examine(text: str, file: str) -> tuple[Question | None, list[Fault]]:
    """Read a question and everything that is wrong with it, without a database."""
    header = fields(text)
    faults = [Fault(file, line, f"{name} is no field of a header; known are {', '.join(ONCE + MANY)}")
              for line, name, _ in header if name not in ONCE + MANY]
    said = {}
    for line, name, value in header:
        if name in ONCE and name in said:
            faults.append(Fault(file, line, f"{name} stands twice"))
        elif name in ONCE:
            said[name] = value
    needed = NEEDED if "window" in said else NEEDED + NEEDED_TO_ASK
    faults += [Fault(file, 1, f"{name} is missing") for name in needed if not said.get(name)]
    faults += [Fault(file, line, f"shows is {' or '.join(SHOWS)}, not {value!r}")
               for line, name, value in header if name == "shows" and value not in SHOWS]
    params, wrong = params_in(header, file)
    columns, wrong_columns = columns_in(header, file)
    faults += wrong + wrong_columns + _agree(text, file, params, columns)
    if not said.get("id"):
        return None, faults
    return Question(said["id"], said.get("title", ""), said.get("asks", ""), tuple(params), tuple(columns),
                    said.get("innocent", ""), said.get("next", ""), said.get("status", ""), text, file, said), sorted(
                        faults, key=lambda fault: fault.line)


def _agree(text: str, file: str, params: list[Param], columns: list[Column]) -> list[Fault]:
    """Header and text say the same, both ways."""
    used, declared = params_used(text), {param.name: param.line for param in params}
    faults = [Fault(file, line, f"${name} is used and not declared") for name, line in used.items() if name not in declared]
    faults += [Fault(file, line, f"{name} is declared and not used") for name, line in declared.items() if name not in used]
    line, names = returned(text)
    promised = [column.name for column in columns]
    if not names:
        faults.append(Fault(file, line, "the text returns nothing that can be named"))
    elif names != promised:
        missing, more = [n for n in promised if n not in names], [n for n in names if n not in promised]
        what = "; ".join(part for part in (
            f"declared and not returned: {', '.join(missing)}" if missing else "",
            f"returned and not declared: {', '.join(more)}" if more else "") if part)
        faults.append(Fault(file, line, what or f"columns are returned in another order: {', '.join(names)}"))
    return faults


def _unknown(name: str, known: list[str]) -> str:
    return f"{name} is no parameter; it takes {', '.join(known) or 'none'}."
