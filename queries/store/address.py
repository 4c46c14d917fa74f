"""Which Neo4j a case uses: its own managed one, or another that the case or the surroundings name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ..errors import DatabaseUnreachable, UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Address:
    """Where another Neo4j answers and as whom; ``database`` None is that server's default one."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None


def address_from(case_database: Mapping[str, Any] | None, environment: Mapping[str, str]) -> Address | None:
    """The other Neo4j that is named, None for the managed one.

    ``NEO4J_URI``, ``NEO4J_USERNAME`` and ``NEO4J_DATABASE`` come before ``uri``, ``username`` and ``database`` of
    the case's ``[database]``; the password comes from ``NEO4J_PASSWORD`` only. A server that asks for no password is
    told by an empty one.
    """
    case = case_database or {}
    if "password" in case:
        raise UsageError("A password stands in the case file.", where="case.toml",
                         advice="Take it out, change it, and give the new one in NEO4J_PASSWORD.")
    uri = environment.get("NEO4J_URI") or str(case.get("uri") or "")
    if not uri:
        return None
    _check(uri)
    if "NEO4J_PASSWORD" not in environment:
        raise DatabaseUnreachable("No password is given for the database.", where=uri,
                                  advice="Set NEO4J_PASSWORD (empty if the server asks for none).")
    return Address(uri, environment.get("NEO4J_USERNAME") or str(case.get("username") or "neo4j"),
                   environment["NEO4J_PASSWORD"], environment.get("NEO4J_DATABASE") or case.get("database") or None)


def _check(uri: str) -> None:
    parts = urlsplit(uri)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise UsageError(f"{uri!r} is not the address of a Neo4j.", advice=f"It begins with {', '.join(SCHEMES)}, as in "
                         "bolt://127.0.0.1:7687.")
    if parts.password or parts.username:
        raise UsageError("The database's address carries a user name or a password.",
                         advice="Give them in NEO4J_USERNAME and NEO4J_PASSWORD.")
