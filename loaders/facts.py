"""Typed rows become nodes and edges: the one mapping from what files say to the graph's schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..queries.schema import edges as e
from ..queries.schema import nodes as n
from ..queries.schema.keys import account_key, digest, handle_key, hashtag_key
from ..queries.schema.model import Edge, Node
from . import clean, language
from .rows import AccountRow, EdgeRow, NodeRow, PostRow, RowRefused, Rows

Ends = tuple[str, str, str]  # edge type, start label, end label

_NOTHING: dict[str, Any] = {}


def _ends(edge: Edge) -> Ends:
    return edge.type, edge.start[0].label, edge.end[0].label


_POSTED, _MENTIONS, _TAGGED, _LINKS_TO, _ON, _SHOWS = map(_ends, (e.POSTED, e.MENTIONS, e.TAGGED, e.LINKS_TO, e.ON, e.SHOWS))
_REPOSTS, _QUOTES, _REPLIES_TO = map(_ends, (e.REPOSTS, e.QUOTES, e.REPLIES_TO))


@dataclass
class Facts:
    """What a batch of rows says: nodes by label and key, edges by type and ends, each with its first row number."""

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    edges: dict[Ends, dict[tuple[str, ...], dict[str, Any]]] = field(default_factory=dict)
    row: int = 0
    _seen: dict[int, PostRow] = field(default_factory=dict)  # context that many rows of a page share, taken in once
    _taken: dict[int, tuple[AccountRow, str]] = field(default_factory=dict)  # and accounts with their profile

    def add(self, said: Rows) -> None:
        """Take in one row; raises RowRefused, before anything was taken in, when it cannot be used."""
        if isinstance(said, PostRow):
            self._post(said)
        elif isinstance(said, AccountRow):
            self._account(said)
        elif isinstance(said, NodeRow):
            self.node(n.BY_LABEL[said.label], said.key, said.properties)
        else:
            self._edge_row(said)

    def node(self, node: Node, key: str, properties: dict[str, Any]) -> str:
        """A node; what was known first stays, gaps are filled."""
        known = self.nodes.get(node.label)
        if known is None:
            known = self.nodes[node.label] = {}
        if (row := known.get(key)) is not None:
            if properties:
                fill(row["set"], properties)
        else:
            known[key] = {"key": key, "set": _kept(properties), "row": self.row}
        return key

    def edge(self, edge: Edge, start: tuple[Node, str], end: tuple[Node, str], **properties: Any) -> None:
        """An edge between two nodes of this batch or of the graph."""
        self._tie((edge.type, start[0].label, end[0].label), start[1], end[1], properties)

    def _tie(self, kind: Ends, start: str, end: str, properties: dict[str, Any] = _NOTHING) -> None:
        known = self.edges.get(kind)
        if known is None:
            known = self.edges[kind] = {}
        ends = (start, end)
        row = known.get(ends)
        if row is None:
            known[ends] = {"start": start, "end": end, "set": _kept(properties) if properties else {}, "row": self.row}
        elif properties:
            fill(row["set"], properties)

    def _account(self, said: AccountRow) -> str:
        if not said.id and not (said.handle and handle_key(said.handle)):
            raise RowRefused("account", "neither an id nor a handle")
        if (taken := self._taken.get(id(said))) is not None:
            return taken[1]
        key = account_key(said.platform, said.id, said.handle)
        named = handle_key(said.handle) if said.handle else None
        if said.profile:
            self._taken[id(said)] = (said, key)
        elif _bare(said):
            there = self.nodes.get("Account", {}).get(key)
            if there is None or (named and "handle" not in there["set"]):
                self.node(n.ACCOUNT, key, {"platform": said.platform, "id": said.id, "handle": said.handle, "handle_key": named})
            return key
        self.node(
            n.ACCOUNT,
            key,
            {
                "platform": said.platform,
                "id": said.id,
                "handle": said.handle,
                "handle_key": named,
                "name": said.name,
                "created_at": said.created_at,
                "standing": said.standing,
                "standing_source": said.standing_source,
                "damaged": said.damaged,
                "doubtful": said.doubtful,
                "candidates": list(said.candidates),
                "synthetic": said.synthetic,
            },
        )
        if said.profile and any(value is not None for value in said.profile.values()):
            state = {"handle": said.handle, "name": said.name, **said.profile}
            # One node for one state, however often it was seen; counts change daily and make no new state, and a mark that
            # is not there is the same as one that a file does not speak of.
            seen = digest(
                *(
                    state.get(k) or None
                    for k in ("handle", "name", "bio", "location", "url", "banner", "suspended", "protected", "verified")
                )
            )
            more = {"handle_key": named, "observed_at": said.observed_at, "synthetic": said.synthetic}
            profile = self.node(n.PROFILE, f"{key}/{seen}", {**state, **more})
            self.edge(e.SHOWED, (n.ACCOUNT, key), (n.PROFILE, profile))
        return key

    def _post(self, said: PostRow) -> str:
        key = post_key(said)
        author = self._account(said.author) if said.author else None
        hashtags = said.hashtags if said.hashtags is not None else clean.hashtags_in(said.text or "")
        links = said.links if said.links is not None else clean.links_in(said.text or "")
        mentions = (
            said.mentions
            if said.mentions is not None
            else [AccountRow(said.platform, handle=h, synthetic=said.synthetic) for h in clean.mentions_in(said.text or "")]
        )
        self.node(
            n.POST,
            key,
            {
                "id": said.id,
                "platform": said.platform,
                "at": said.at,
                "text": said.text,
                "lang": language.code(said.lang),
                "kind": said.kind,
                **said.counts,
                "media": len(said.media) or None,
                "client": said.client,
                "conversation": said.conversation,
                "observed_at": said.observed_at,
                "url": said.url,
                "archive": said.archive,
                "synthetic": said.synthetic,
            },
        )
        if author:
            self._tie(_POSTED, author, key)
        for kind, other in ((_REPOSTS, said.reposts_of), (_QUOTES, said.quotes), (_REPLIES_TO, said.replies_to)):
            if other:
                bare = {"id": other, "platform": said.platform, "synthetic": said.synthetic}
                self._tie(kind, key, self.node(n.POST, f"{said.platform}:{other}", bare))
        self._carried(key, said, hashtags, links)
        for account in mentions:
            self._tie(_MENTIONS, key, self._account(account))
        for other_post in said.context:
            if id(other_post) not in self._seen:
                self._seen[id(other_post)] = other_post
                self._post(other_post)
        return key

    def _carried(self, key: str, said: PostRow, hashtags: Iterable[str], links: Iterable[str]) -> None:
        mark = {"synthetic": True} if said.synthetic else _NOTHING
        for tag in hashtags:
            if folded := hashtag_key(tag):
                self._tie(_TAGGED, key, self.node(n.HASHTAG, folded, {"printed": tag, **mark}))
        for address in links:
            url, name = clean.place(address)
            if url:
                self._tie(_LINKS_TO, key, self.node(n.LINK, url, mark))
                if name:
                    self._tie(_ON, url, self.node(n.DOMAIN, name, mark))
        for media in said.media:
            found = self.node(n.MEDIA, media.hash, {"type": media.type, "url": media.url, "perceptual": media.perceptual, **mark})
            self._tie(_SHOWS, key, found)

    def _edge_row(self, said: EdgeRow) -> None:
        ends = []
        for label, key in (said.start, said.end):
            node = n.BY_LABEL[label]
            ends.append((node, self.node(node, key, reference(label, key))))
        self.edge(e.BY_TYPE[said.type], ends[0], ends[1], **said.properties)


def post_key(said: PostRow) -> str:
    """``platform:id``; a post without an id is known by its author, time and text, or by the key that the format gives it.

    RowRefused when it has none of them.
    """
    if said.key:
        return said.key
    if said.id:
        return f"{said.platform}:{said.id}"
    if said.author and said.at and said.text:
        who = account_key(said.platform, said.author.id, said.author.handle) if said.author.id or said.author.handle else ""
        return f"{said.platform}:~{digest(who, said.at.isoformat(), said.text)}"
    raise RowRefused("id", "nothing identifies this post: it has no id, and author, time and text are not all there")


@lru_cache(maxsize=65536)
def _parts(key: str) -> tuple[str, str | None, str | None]:
    platform, _, rest = key.partition(":")
    return platform, None if rest.startswith("@") else rest, rest[1:] if rest.startswith("@") else None


def reference(label: str, key: str) -> dict[str, Any]:
    """What a bare reference to a node already says of it."""
    if label != "Account":
        return {}
    platform, id_, handle = _parts(key)
    return {"platform": platform, "id": id_, "handle": handle, "handle_key": handle}


def _bare(said: AccountRow) -> bool:
    return not (said.name or said.created_at or said.standing or said.damaged or said.doubtful or said.candidates or said.synthetic)


def _kept(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None and (value.__class__ is not list or value)}


def fill(known: dict[str, Any], more: dict[str, Any]) -> None:
    """What was known first stays, gaps are filled, lists are united."""
    for name, value in more.items():
        if value is None:
            continue
        if isinstance(value, list):
            old = known.get(name, [])
            if fresh := [x for x in value if x not in old]:
                known[name] = old + fresh
        elif name not in known:
            known[name] = value
