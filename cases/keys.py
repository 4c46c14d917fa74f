"""A case's secrets: the key of its pseudonyms and the key that signs its bundles. They lie in keys/, for their owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from ..queries.errors import BadInput
from .case import Case

LENGTH = 32
"""Bytes of a key."""


def veil(case: Case) -> bytes:
    """The key of the pseudonyms: who has it can link pseudonyms to names by trying names. Made when first needed."""
    return _kept(case.folder / "keys" / "veil.key", secrets.token_bytes(LENGTH))


def signing(case: Case) -> bytes:
    """The secret half of the key that signs bundles. Made when first needed."""
    from ..evidence.gate import signature

    return _kept(case.folder / "keys" / "signing.key", signature.fresh())


def _kept(path: Path, fresh: bytes) -> bytes:
    """The key in a file, or ``fresh`` put there; BadInput when others may read it or it is none."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(fresh)
        return fresh
    except FileExistsError:
        pass
    if path.stat().st_mode & 0o077:
        raise BadInput("may be read by others.", where=str(path), advice=f"It is a secret: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != LENGTH:
        raise BadInput(f"is no key: it holds {len(key)} bytes, not {LENGTH}.", where=str(path), advice="Take it from a copy of the case.")
    return key
