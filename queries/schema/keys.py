"""How things are named: keys are folded for comparison, what was printed stays as printed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_DOTTED = re.compile("i\u0307+")
_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"  # those that folding leaves
_AT, _HASH = "@＠" + _SPACES, "#＃" + _SPACES
X_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which two spellings of one tag or handle are equal.

    Compatibility forms, case and invisible characters go; so does the difference between dotted and dotless i,
    because ``İ`` lowers to two code points and the capital of ``ı`` is ``I``: #QalibXalqınQalibLideri equals
    itself in capitals too. Letters such as ``ə`` stay.

    >>> fold("QalibXalqınQalibLideri") == fold("QALİBXALQINQALİBLİDERİ")
    True
    """
    if text.isascii():
        return text.lower().strip()
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold().replace("ı", "i")
    return unicodedata.normalize("NFC", _DOTTED.sub("i", unicodedata.normalize("NFD", plain))).strip()


def handle_key(handle: str) -> str:
    """A handle folded for comparison, without its @."""
    return fold(handle).lstrip(_AT)


def account_key(platform: str, id: str | None, handle: str | None) -> str:
    """``platform:id`` where the id is known, else ``platform:@handle`` folded.

    >>> account_key("x", None, "@RenaMemmedova20")
    'x:@renamemmedova20'
    """
    if id:
        return f"{platform}:{id}"
    if not handle:
        raise ValueError("an account needs an id or a handle")
    return f"{platform}:@{handle_key(handle)}"


def hashtag_key(tag: str) -> str:
    """A hashtag folded for comparison, without its #."""
    return fold(tag).lstrip(_HASH)


def digest(*parts: object) -> str:
    """Sixteen hex digits that stand for these values; used where a source gives no id of its own."""
    return hashlib.sha256("\x1f".join("" if p is None else str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def refang(text: str) -> str:
    """Defanged addresses made whole again, alone or within a text: ``btq.org[.]az`` and ``hxxps://…``."""
    return re.sub(r"\bhxxp(?=s?:|s?\[:)", "http", text.replace("[.]", ".").replace("(.)", ".").replace("[:]", ":").replace("\\", ""))
