"""A bundle: files, a manifest that names each with its SHA-256, and a signature; made here, checked here from the files alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ...queries.errors import BadInput
from . import signature

MANIFEST, SIGNATURE, KEY = "manifest.json", "manifest.sig", "public-key.txt"
VERSION = 1
_SIGNED = re.compile(r"sha256 ([0-9a-f]{64})\ned25519 ([0-9a-f]{128})\n")


def sealed(files: Mapping[str, bytes], about: Mapping[str, Any], secret: bytes) -> dict[str, bytes]:
    """The files with manifest, signature and public key beside them; the same files, ``about`` and key give the same bytes.

    ``about`` goes into the manifest as it is: profile, label, case, snapshot, versions, questions, custody.
    """
    key = signature.public(secret)
    every = dict(files) | {KEY: signature.written(key)}
    listed = {name: {"sha256": digest(data), "bytes": len(data)} for name, data in sorted(every.items())}
    manifest = _json({"coterie_bundle": VERSION, **about, "key": signature.fingerprint(key), "files": listed})
    signed = f"sha256 {digest(manifest)}\ned25519 {signature.sign(secret, manifest).hex()}\n".encode()
    return every | {MANIFEST: manifest, SIGNATURE: signed}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def digest(data: bytes) -> str:
    """SHA-256, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def check(folder: Path, pinned: str = "") -> dict[str, Any]:
    """``{"faults": [{"file", "says"}], "key", "pinned", "manifest"}`` of a bundle; no fault: every byte is as its maker signed it.

    ``pinned``: a public key's file, hex digits or fingerprint that must be the bundle's, known from elsewhere: a stranger can
    sign a forged bundle with a key of his own. BadInput when the folder is no bundle.
    """
    if not (folder / MANIFEST).is_file():
        raise BadInput(f"holds no {MANIFEST}: it is no bundle.", where=str(folder))
    faults = [{"file": name, "says": says} for name, says in _faults(folder, pinned)]
    manifest = _manifest(folder)
    key = _key(folder)
    return {"faults": sorted(faults, key=lambda f: (f["file"], f["says"])), "key": signature.fingerprint(key) if key else "",
            "pinned": bool(pinned), "manifest": manifest}


def _faults(folder: Path, pinned: str) -> Iterator[tuple[str, str]]:
    manifest, key = _manifest(folder), _key(folder)
    files = manifest.get("files")
    listed: dict[str, Any] = files if isinstance(files, dict) else {}
    yield from _contents(folder, listed)
    if key is None:
        yield KEY, "is missing or no public key"
        return
    yield from _signed(folder, key, untouched=_same(folder / KEY, listed.get(KEY)))
    if pinned and not _is(key, pinned):
        yield KEY, f"is not the key that was pinned: it is {signature.fingerprint(key)}"


def _signed(folder: Path, key: bytes, *, untouched: bool) -> Iterator[tuple[str, str]]:
    """One of three files is to blame when a signature fails; each says something of the others, so that it can be named."""
    data = (folder / MANIFEST).read_bytes()
    written = (folder / SIGNATURE).read_bytes() if (folder / SIGNATURE).is_file() else b""
    said = _SIGNED.fullmatch(written.decode("ascii", "replace"))
    if said is None:
        yield SIGNATURE, "is missing or no signature"
        return
    holds, same = signature.holds(key, bytes.fromhex(said[2]), data), said[1] == digest(data)
    if holds and same:
        return
    if not same and not holds:
        yield MANIFEST, "is not what was signed"
    elif untouched or holds:
        yield SIGNATURE, "does not fit the manifest"


def _contents(folder: Path, listed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, said in listed.items():
        path = folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts:
            yield name, "leads out of the bundle"
        elif not path.is_file() or path.is_symlink():
            yield name, "is missing"
        elif not _same(path, said):
            yield name, "is not what was released: its SHA-256 is another"
    known = {*listed, MANIFEST, SIGNATURE, KEY}
    folders = {str(parent) for name in known for parent in Path(name).parents}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or (name not in known if not path.is_dir() else name not in folders):
            yield name, "was not released with it"


def _same(path: Path, said: Any) -> bool:
    if not isinstance(said, dict) or not path.is_file():
        return False
    data = path.read_bytes()
    return bool(said.get("sha256") == digest(data) and said.get("bytes") == len(data))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _key(folder: Path) -> bytes | None:
    try:
        return signature.read((folder / KEY).read_bytes(), KEY)
    except (BadInput, OSError):
        return None


def _is(key: bytes, pinned: str) -> bool:
    path = Path(pinned)
    if path.is_file():
        return signature.read(path.read_bytes(), str(path)) == key
    digits = re.sub(r"[\s:]", "", pinned).lower()
    return digits in (key.hex(), signature.fingerprint(key).replace(" ", ""))
