"""Ed25519 signatures (RFC 8032): who made a bundle, and that no byte of it is another since."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ...queries.errors import BadInput


def fresh() -> bytes:
    """A new secret key, 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public(secret: bytes) -> bytes:
    """The public half of a secret key, 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, data: bytes) -> bytes:
    """The signature, 64 bytes; the same key and data give the same one."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(data)


def holds(key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the owner of the public key signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: bytes) -> str:
    """What two people compare over the telephone: SHA-256 of a public key in four groups.

    >>> fingerprint(bytes(32))
    '66687aadf862bd77 6c8fc18b8e9f8e20 089714856ee233b3 902a591d0d5f2925'
    """
    digits = hashlib.sha256(key).hexdigest()
    return " ".join(digits[i:i + 16] for i in range(0, 64, 16))


def written(key: bytes) -> bytes:
    """A public key as the one line of its file."""
    return f"ed25519 {key.hex()}\n".encode()


def read(data: bytes, where: str) -> bytes:
    """The public key in a file that is written like that, byte for byte; BadInput otherwise."""
    try:
        kind, digits = data.decode("ascii").split(" ")
        key = bytes.fromhex(digits)
    except ValueError:
        kind, key = "", b""
    if kind != "ed25519" or len(key) != 32 or written(key) != data:
        raise BadInput("is no public key.", where=where)
    return key
