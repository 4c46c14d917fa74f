"""The header of a question: its fields, its typed parameters, its columns, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from .errors import UsageError
from .values import KINDS

FIELD = re.compile(r"//\s*([a-z]+):\s*(.*?)\s*$")
PARAM = re.compile(rf"(\w+)\s+({'|'.join(KINDS)})(?: (\S.*?))?\s{{2,}}(\S.*)")
COLUMN = re.compile(r"(\w+)\s{2,}(\S.*)")
Fields = list[tuple[int, str, str]]
NOTHING = object()
"""The default of a parameter that has none: it must be given."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a question, and in which line; line 0 is the file as a whole."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Param:
    """A parameter, its kind and its default as Neo4j gets it."""

    name: str
    kind: str
    says: str
    default: Any = NOTHING
    line: int = 0

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is NOTHING

    def read(self, value: Any, zone: tzinfo | None = None) -> Any:
        """The value as Neo4j gets it; UsageError with an example when it cannot be read."""
        if value is None or (isinstance(value, str) and value.strip() == "null"):
            if self.default is None:
                return None
            raise UsageError(f"{self.name} needs a value.", advice=self.example)
        try:
            return KINDS[self.kind].read(value, zone)
        except ValueError as why:
            raise UsageError(f"{self.name}={value!r} cannot be used: {why}.", advice=self.example) from None

    @property
    def example(self) -> str:
        """A sentence with a value that works."""
        return f"It takes a {self.kind}, for example {self.name}={KINDS[self.kind].example}."


@dataclass(frozen=True)
class Column:
    """A column of the answer."""

    name: str
    says: str
    line: int = 0


def fields(text: str) -> Fields:
    """The lines of the header: number, name, value."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        if match := FIELD.fullmatch(line):
            found.append((number, match[1], match[2]))
    return found


def params_in(header: Fields, file: str) -> tuple[list[Param], list[Fault]]:
    """The declared parameters, and what is wrong with their lines."""
    params: list[Param] = []
    faults: list[Fault] = []
    for line, name, value in header:
        if name != "param":
            continue
        match = PARAM.fullmatch(value)
        if not match or "  " in match[4]:
            faults.append(Fault(file, line, f"a param reads: name kind default, two spaces, a sentence; kinds are {', '.join(KINDS)}"))
            continue
        if any(param.name == match[1] for param in params):
            faults.append(Fault(file, line, f"the parameter {match[1]} is declared twice"))
        bare = Param(match[1], match[2], match[4], line=line)
        try:
            default = NOTHING if match[3] is None else None if match[3] == "null" else bare.read(match[3])
        except UsageError as fault:
            faults.append(Fault(file, line, f"the default of {fault.what}"))
            default = NOTHING
        params.append(Param(bare.name, bare.kind, bare.says, default, line))
    return params, faults


def columns_in(header: Fields, file: str) -> tuple[list[Column], list[Fault]]:
    """The declared columns, and what is wrong with their lines."""
    columns: list[Column] = []
    faults: list[Fault] = []
    for line, name, value in header:
        if name == "column":
            match = COLUMN.fullmatch(value) or re.fullmatch(r"(\w+)\s+(\S.*)", value)
            if not match:
                faults.append(Fault(file, line, "a column reads: name, a sentence"))
            elif any(column.name == match[1] for column in columns):
                faults.append(Fault(file, line, f"the column {match[1]} is declared twice"))
            else:
                columns.append(Column(match[1], match[2], line))
    return columns, faults
