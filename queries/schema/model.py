"""What a node, an edge and a property are; everything else about the schema is made from these three."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["string", "integer", "float", "boolean", "datetime", "strings"]


@dataclass(frozen=True)
class Property:
    """One value on a node or an edge; times are UTC, shares lie in 0..1."""

    name: str
    kind: Kind
    says: str
    index: bool = False


@dataclass(frozen=True)
class Node:
    """A label with its key property; the key is unique in the whole graph."""

    label: str
    key: str
    says: str
    properties: tuple[Property, ...] = ()
    caption: str = ""
    colour: str = "#9AA5B1"
    derived: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every property's name, the key first."""
        return (self.key, *(p.name for p in self.properties))


@dataclass(frozen=True)
class Edge:
    """A type between labels. ``apart`` names properties that make two edges of one pair different edges."""

    type: str
    start: tuple[Node, ...]
    end: tuple[Node, ...]
    says: str
    properties: tuple[Property, ...] = ()
    apart: tuple[str, ...] = ()
    derived: bool = False
    asserted: bool = field(default=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Every property's name."""
        return tuple(p.name for p in self.properties)


def text(name: str, says: str, *, index: bool = False) -> Property:
    """A string, as it was written."""
    return Property(name, "string", says, index)


def number(name: str, says: str, *, index: bool = False) -> Property:
    """A whole number."""
    return Property(name, "integer", says, index)


def share(name: str, says: str) -> Property:
    """A number with a fraction."""
    return Property(name, "float", says)


def flag(name: str, says: str) -> Property:
    """True or false; absent means not known."""
    return Property(name, "boolean", says)


def time(name: str, says: str, *, index: bool = False) -> Property:
    """A moment in UTC."""
    return Property(name, "datetime", says, index)


def texts(name: str, says: str) -> Property:
    """A list of strings."""
    return Property(name, "strings", says)
