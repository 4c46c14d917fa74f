"""What a record asserts: one statement that cites the record, and the relation that rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..queries.schema.keys import digest
from .rows import EdgeRow, NodeRow, Rows

Place = tuple[str, str]  # label and key

# What registries and registrars print in place of a person, and services that stand in for one: such a value joins nobody.
_IN_PLACE = (
    "redacted|data (?:masked|protected)|withheld|not disclosed|non.?public|anonymi[sz]ed|statutory masking|gdpr|whoisguard|hidden",
    "whois ?(?:agent|privacy|proxy|protect)|privacy ?(?:protect|service|guardian|inc|llc|ltd|limited|hero|department|customer|id)",
    "private (?:person|registra|individual|whois)|(?:domains? by|contact|perfect|domain|identity|id) (?:prox|privacy|protect|shield)",
    "proxy (?:service|registra|llc)|on behalf of|please query|see registrar|contact .*registrar|registration service|not available",
    "(?:n/?a|none|unknown|private|privacy)$",
)
# Companies that register or host for whoever pays.
_FOR_PAY = (
    "godaddy|namecheap|tucows|enom|gandi|ovh|ionos|1&1|hetzner|cloudflare|amazon (?:registrar|technologies|data|web)|aws",
    "google (?:cloud|domains)|markmonitor|key.?systems|network solutions|hostinger|porkbun|dynadot|name.com|namesilo|reg.ru|regru|beget",
    "timeweb|selectel|digitalocean|linode|akamai|fastly|squarespace|wix.com|automattic|shopify|sedo|afternic|dan.com|epik|pdr ltd",
    "publicdomainregistry|alibaba|hichina|registrar",
)
_AROUND = re.compile(r"^\W+|\W+$")
_NOBODY, _SERVICES = re.compile(rf"\b(?:{'|'.join(_IN_PLACE)})", re.I), re.compile(rf"\b(?:{'|'.join(_FOR_PAY)})\b", re.I)


def stands_for_nobody(value: object) -> bool:
    """Whether this is what a registry prints in place of a person: such a value is shared by strangers."""
    plain = _AROUND.sub("", str(value or "")[:500])
    return not plain or bool(_NOBODY.search(plain))


def is_service(value: object) -> bool:
    """Whether this is a company that registers or hosts for whoever pays."""
    return bool(_SERVICES.search(str(value or "")))


def asserts(
    edge: str,
    start: Place,
    end: Place,
    says: str,
    document: str,
    *,
    by: str | None = None,
    holds_from: str | None = None,
    holds_to: str | None = None,
    verb: str | None = None,
) -> Iterator[Rows]:
    """A relation between two things (label, key) as a document asserts it, with its statement."""
    id_ = f"said-{digest(document, edge, *start, *end, holds_from, holds_to, verb)}"
    said: dict[str, Any] = {"says": says[:300], "asserted_by": by, "holds_from": holds_from, "holds_to": holds_to, "document": document}
    yield NodeRow("Statement", id_, said)
    yield EdgeRow("CITES", ("Statement", id_), ("Document", document))
    for place in dict.fromkeys((start, end)):
        yield EdgeRow("ABOUT", ("Statement", id_), place)
    yield EdgeRow(edge, start, end, {"statements": [id_], "verb": verb, "holds_from": holds_from, "holds_to": holds_to})
