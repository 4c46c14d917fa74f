"""The nodes: what can stand in the graph."""

from __future__ import annotations

from .found import CLUSTER, OPERATION, PASSAGE, RUN, SOURCE
from .marks import PROVENANCE, SYNTHETIC
from .platform import ACCOUNT, HASHTAG, LINK, MEDIA, POST, PROFILE
from .world import ADDRESS, DOCUMENT, DOMAIN, EVENT, ORGANISATION, PERSON, STATEMENT

NODES = (
    ACCOUNT,
    PROFILE,
    POST,
    HASHTAG,
    LINK,
    DOMAIN,
    MEDIA,
    PASSAGE,
    PERSON,
    ORGANISATION,
    ADDRESS,
    EVENT,
    STATEMENT,
    DOCUMENT,
    OPERATION,
    SOURCE,
    RUN,
    CLUSTER,
)
BY_LABEL = {node.label: node for node in NODES}

__all__ = [
    "ACCOUNT",
    "ADDRESS",
    "BY_LABEL",
    "CLUSTER",
    "DOCUMENT",
    "DOMAIN",
    "EVENT",
    "HASHTAG",
    "LINK",
    "MEDIA",
    "NODES",
    "OPERATION",
    "ORGANISATION",
    "PASSAGE",
    "PERSON",
    "POST",
    "PROFILE",
    "PROVENANCE",
    "RUN",
    "SOURCE",
    "STATEMENT",
    "SYNTHETIC",
]
