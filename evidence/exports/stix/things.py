"""Nodes as STIX objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from ipaddress import ip_address
from typing import Any

from ...subgraph import Node
from ..flat import caption
from .frame import Frame
from .ids import Thing, observable, ours, stamp

_TYPES = {"x": "twitter"}  # STIX names no x
_SHA256 = re.compile(r"[0-9a-f]{64}")


def thing(node: Node, frame: Frame) -> Thing | None:
    """The object of a node; None for what is told inside others: runs, documents, statements and clusters."""
    make = _MAKE.get(node.label)
    return make(node, node.properties, frame) if make else None


def _account(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    platform, _, rest = node.key.partition(":")
    platform = str(p.get("platform") or platform)
    named = {"account_type": _TYPES.get(platform, platform), "user_id": p.get("id"), "account_login": p.get("handle")}
    named = {k: str(v) for k, v in named.items() if v}
    if len(named) == 1:
        named["account_login"] = rest.lstrip("@") or node.key
    return _seen(node, frame, "user-account", named, {"display_name": p.get("name"), "account_created": _at(p.get("created_at"))})


def _post(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    url = str(p.get("url") or p.get("archive") or f"urn:post:{node.key}")
    said = {"content": p.get("text") or "", "publication_date": _at(p.get("at"))}
    return _seen(node, frame, "media-content", {"url": url}, said)


def _hashtag(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    printed = f"#{p.get('printed') or node.key}"
    return _seen(node, frame, "media-content", {"url": printed}, {"content": printed})


def _address(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    try:
        kind = f"ipv{ip_address(node.key).version}-addr"
    except ValueError:
        return _text(node, {"text": p.get("name") or node.key}, frame)
    return _seen(node, frame, kind, {"value": node.key})


def _text(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    return _seen(node, frame, "text", {"value": str(p.get("text") or node.key)})


def _media(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    hashed = {"hashes": {"SHA-256": node.key}} if _SHA256.fullmatch(node.key) else {"name": node.key}
    return _seen(node, frame, "file", hashed)


def _source(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    named = {"hashes": {"SHA-256": node.key}} if _SHA256.fullmatch(node.key) else {}
    return _seen(node, frame, "file", {**named, "name": str(p.get("name") or node.key)})


def _seen(node: Node, frame: Frame, type_: str, named: Mapping[str, Any], more: Mapping[str, Any] | None = None) -> Thing:
    made_up = bool(node.properties.get("synthetic"))
    return frame.observable(type_, observable(type_, named), {**named, **(more or {})}, synthetic=made_up)


def _identity(kind: str) -> Callable[[Node, Mapping[str, Any], Frame], Thing]:
    def make(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
        also = f"Also: {', '.join(p['aliases'])}." if p.get("aliases") else ""
        said = {"name": str(p.get("name") or node.key), "identity_class": kind, "description": f"{p.get('note') or ''} {also}".strip()}
        return frame.domain("identity", ours("identity", node.label, node.key), said, synthetic=bool(p.get("synthetic")))

    return make


def _event(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    said = {"name": caption(node), "description": p.get("place"), "start_time": _day(p.get("starts")), "stop_time": _day(p.get("ends"))}
    return frame.domain("event", ours("event", node.key), said, synthetic=bool(p.get("synthetic")))


def _operation(node: Node, p: Mapping[str, Any], frame: Frame) -> Thing:
    said = {"name": caption(node), "description": f"{_at(p.get('starts'))} to {_at(p.get('ends'))}; posts chosen by {p.get('selector')}"}
    return frame.domain("incident", ours("incident", node.key), said, synthetic=bool(p.get("synthetic")))


def _at(value: object) -> str | None:
    return stamp(value) if isinstance(value, datetime) else None


def _day(value: object) -> str | None:
    try:
        return stamp(datetime.fromisoformat(str(value)))
    except ValueError:
        return None  # a year or a month alone is no moment


_MAKE: dict[str, Callable[[Node, Mapping[str, Any], Frame], Thing]] = {
    "Account": _account, "Post": _post, "Hashtag": _hashtag, "Passage": _text, "Address": _address, "Media": _media, "Source": _source,
    "Link": lambda n, p, f: _seen(n, f, "url", {"value": n.key}), "Domain": lambda n, p, f: _seen(n, f, "domain-name", {"value": n.key}),
    "Person": _identity("individual"), "Organisation": _identity("organization"), "Event": _event, "Operation": _operation}
