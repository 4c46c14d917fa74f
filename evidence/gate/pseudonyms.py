"""Names for those who keep theirs to themselves: the same within a case, without any link to other cases."""

from __future__ import annotations

import hmac

_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
"""No vowels, so that no pseudonym is a word; nothing that is mistaken for something else."""
LENGTH = 12
"""Signs of a pseudonym: 27**12 of them, so two of a million accounts share one with a chance of 3 in a million."""


def pseudonym(key: bytes, kind: str, who: str) -> str:
    """``acc-`` with twelve signs: HMAC-SHA256 of who it is, under the case's key; without the key nobody can try names.

    >>> pseudonym(bytes(32), "acc", "Account:x:1") == pseudonym(b"2" * 32, "acc", "Account:x:1")
    False
    """
    number = int.from_bytes(hmac.digest(key, f"{kind}\x1f{who}".encode("utf-8", "surrogatepass"), "sha256"), "big")
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return f"{kind}-{''.join(signs)}"
