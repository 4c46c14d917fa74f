"""Which account a handle means: one node, whether a file knows its id or only its handle, and in whatever order files come.

A handle that several ids have borne means none of them. What was met under it before the second id came is the first one's, and stays so:
there alone the order decides.
"""

from __future__ import annotations

from typing import Protocol

from .facts import Facts, fill


class Lookup(Protocol):
    """What is known of accounts already."""

    def ids(self, handles: list[str]) -> dict[str, str]:
        """For keys such as ``x:@name``: the key of the one account whose id is known and whose handle that is."""
        ...

    def present(self, keys: list[str]) -> list[str]:
        """Which of these account keys are there."""
        ...


class Resolver:
    """Settles, batch by batch, which accounts known by a handle are accounts known by an id."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._known: dict[str, str] = {}  # a handle's one id; "" for a handle that several ids have borne

    def settle(self, facts: Facts) -> dict[str, str]:
        """Rename the batch's handle-only accounts whose id is known; gives the earlier ones to adopt, by their new key."""
        accounts = facts.nodes.get("Account", {})
        here: dict[str, str] = {}
        for key, row in accounts.items():
            said = row["set"]
            if said.get("id") and said.get("handle_key"):
                handle = f"{said['platform']}:@{said['handle_key']}"
                here[handle] = "" if here.get(handle, key) != key else key
        bare = [key for key in accounts if ":@" in key]
        self._known |= self._lookup.ids([key for key in {*bare, *here} if key not in self._known])
        fresh = {handle: key for handle, key in here.items() if key and handle not in self._known}
        for handle, key in here.items():
            self._known[handle] = key if self._known.get(handle, key) == key else ""
        if names := {key: self._known[key] for key in bare if self._known.get(key)}:
            _rename(facts, names)
        return {old: fresh[old] for old in self._lookup.present(sorted(fresh))} if fresh else {}


def _rename(facts: Facts, names: dict[str, str]) -> None:
    accounts = facts.nodes["Account"]
    for old, new in names.items():
        row = accounts.pop(old)
        known = accounts.setdefault(new, {"key": new, "set": {}, "row": row["row"]})
        fill(known["set"], row["set"])
    for ends, rows in list(facts.edges.items()):
        if "Account" not in ends[1:]:
            continue
        for key, row in list(rows.items()):
            start, end = names.get(row["start"], row["start"]), names.get(row["end"], row["end"])
            if (start, end) != (row["start"], row["end"]):
                del rows[key]
                fill(rows.setdefault((start, end), {**row, "start": start, "end": end})["set"], row["set"])
