"""First posters under keyed hashes: two cases are compared, and neither shows the other a name that it does not have."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from ..queries.ask import ask
from ..queries.errors import BadInput, UsageError
from .case import Case

LEAST = 16
"""Bytes of a secret. Handles are few and can all be tried, so without a secret a hash hides nothing."""
_MOST = 10_000


def index(case: Case, secret: bytes) -> dict[str, Any]:
    """Every account that opened an operation, or shared its first second, under HMAC-SHA256 of its key and of each of its handles.

    ``{"check": hash of the secret alone, "synthetic": bool, "firsts": {hash: [operations]}}``; nothing in it says which
    account a hash is. UsageError when the secret is shorter than LEAST bytes.
    """
    check, rows = _hash(secret, ""), _firsts(case)
    firsts = {name: row["operations"] for row in rows for name in _hashes(secret, row)}
    return {"check": check, "synthetic": any(row["synthetic"] for row in rows), "firsts": dict(sorted(firsts.items()))}


def common(case: Case, secret: bytes, other: Mapping[str, Any]) -> list[dict[str, Any]]:
    """First posters of this case that the other case's index holds too: key, handle, here, there (ids of operations), synthetic.

    UsageError when the index was made with another secret.
    """
    if not hmac.compare_digest(str(other["check"]), _hash(secret, "")):
        raise UsageError("The index was made with another secret.", advice="Both sides need the same file.")
    found = []
    for row in _firsts(case):
        there = sorted({id_ for name in _hashes(secret, row) for id_ in other["firsts"].get(name, ())})
        if there:
            found.append({"here": row["operations"], "there": there, **{name: row[name] for name in ("key", "handle", "synthetic")}})
    return found


def read(path: Path) -> dict[str, Any]:
    """An index from a file; BadInput when it is none."""
    try:
        found = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as fault:
        raise BadInput(f"{path} cannot be read: {fault}.", advice="Make it with: coterie firsts --secret FILE") from None
    whole = isinstance(found, dict) and isinstance(found.get("check"), str) and isinstance(found.get("firsts"), dict)
    if not whole or not all(isinstance(ids, list) and all(isinstance(id_, str) for id_ in ids) for ids in found["firsts"].values()):
        raise BadInput(f"{path} is no index of first posters.", advice="Make it with: coterie firsts --secret FILE")
    return dict(found)


def _firsts(case: Case) -> list[dict[str, Any]]:
    with case.store() as store:
        case.mark(store)
        rows = list(ask(store, "origin/first-profiles", {"most": 1}, limit=_MOST))
    by_key: dict[str, dict[str, Any]] = {}
    for row in rows:
        known = by_key.setdefault(row["key"], {name: row[name] for name in ("key", "handle", "handles", "synthetic")} | {"operations": []})
        known["operations"].append(row["operation"])
    return [by_key[key] for key in sorted(by_key)]


def _hashes(secret: bytes, row: Mapping[str, Any]) -> set[str]:
    """One case may know the id, another only a handle: each of them is a name."""
    platform = row["key"].partition(":")[0]
    return {_hash(secret, name) for name in (row["key"], *(f"{platform}:@{handle}" for handle in row["handles"]))}


def _hash(secret: bytes, name: str) -> str:
    if len(secret) < LEAST:
        raise UsageError(f"A secret of {len(secret)} bytes can be guessed.", advice=f"Give a file of at least {LEAST} random bytes.")
    return hmac.new(secret, name.encode("utf-8", "surrogatepass"), "sha256").hexdigest()
