"""SQL that makes one row of all that files say of a node or an edge, by the rules of ``facts.fill``; made from the schema.

What was known first stays, gaps are filled, lists are united. ``place`` orders rows as the files do: the file's number, then the
row's. Each function gives one SELECT; the table that it reads is named in its docstring. Columns with an underscore are no properties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..queries.schema import edges as e
from ..queries.schema import nodes as n
from ..queries.schema.model import Edge, Node, Property

FILE = 1 << 40
"""Rows that a file can have: row r of file f has the place ``f * FILE + r``."""

_PROVENANCE = frozenset({"source", "row", "sources"})


@dataclass(frozen=True)
class Kind:
    """Nodes of a label, or edges of a type between two labels; ``unsaid`` are the properties that no file speaks of."""

    schema: Node | Edge
    labels: tuple[str, ...]  # the node's own, or those of both ends
    unsaid: frozenset[str] = _PROVENANCE

    @classmethod
    def of(cls, name: str) -> Kind:
        """From a label, or a type and two labels joined by dashes."""
        type_, *labels = name.split("-")
        return cls(e.BY_TYPE[type_], tuple(labels)) if labels else cls(n.BY_LABEL[type_], (type_,))

    @property
    def name(self) -> str:
        """The label, or the type."""
        return self.schema.label if isinstance(self.schema, Node) else self.schema.type

    @property
    def node(self) -> bool:
        """Whether these are nodes."""
        return isinstance(self.schema, Node)

    @property
    def ends(self) -> tuple[str, ...]:
        """The columns of keys."""
        return ("key",) if self.node else ("start", "end")

    @property
    def accounts(self) -> tuple[str, ...]:
        """Those that are keys of accounts, so that a handle may stand there that means an id."""
        return tuple(end for end, label in zip(self.ends, self.labels, strict=True) if label == "Account")

    @property
    def said(self) -> tuple[Property, ...]:
        """The properties that files speak of."""
        return tuple(p for p in self.schema.properties if p.name not in self.unsaid)


def macros(batch: int, names: Sequence[str]) -> list[str]:
    """What the other statements speak in: the file, the row and the batch (of so many rows) of a place, and the name of a file."""
    return [
        f"CREATE MACRO file(place) AS place // {FILE}",
        f"CREATE MACRO row_of(place) AS place % {FILE}",
        f"CREATE MACRO batch(place) AS file(place) * {FILE} + (row_of(place) - 1) // {batch}",
        f"CREATE MACRO name(file) AS {list(names)}[file + 1]",
        "CREATE MACRO united(lists) AS list_filter(flatten(lists), lambda x, i: list_position(flatten(lists), x) = i)",
    ]


def said(kind: Kind, files: Sequence[Path], largest: int) -> str:
    """A row for what one batch says of a node or edge, each value as text; lines have at most ``largest`` bytes."""
    columns = dict.fromkeys(kind.ends, "VARCHAR") | {"row": "BIGINT"}
    if kind.said:
        columns["set"] = "STRUCT(" + ", ".join(f"{_q(p.name)} {'VARCHAR[]' if p.kind == 'strings' else 'VARCHAR'}" for p in kind.said) + ")"
    own = "".join(f', "set".{_q(p.name)}' for p in kind.said)
    paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    return (
        f'SELECT {_listed(kind.ends)}, "row" AS _place, "row" AS _turn{own} FROM read_json([{paths}], '
        f"format = 'newline_delimited', columns = {columns}, maximum_object_size = {largest})"
    )


def settled(kind: Kind) -> str:
    """The rows of ``said`` with the accounts that handles mean by now, from ``aliases``; ``was_…`` is the key that each end had then.

    ``_turn`` orders them as an online load fills them in: what was known of a handle comes when its id is first met, before
    the rest of that batch; and a handle whose id is known says what it says at the end of its batch.
    """
    ends = {end: f"coalesce(a_{end}.new, s.{_q(end)})" for end in kind.accounts}
    was = [f"CASE WHEN batch(_place) >= a_{end}.since THEN a_{end}.new ELSE s.{_q(end)} END AS was_{end}" for end in kind.accounts]
    turns = [
        f"CASE WHEN a_{end}.old IS NULL THEN batch(_place) * 3 + 1 "
        f"WHEN batch(_place) < a_{end}.since THEN a_{end}.since * 3 ELSE batch(_place) * 3 + 2 END"
        for end in kind.accounts
    ]
    joins = " ".join(
        f"LEFT JOIN aliases a_{end} ON a_{end}.old = s.{_q(end)} AND (a_{end}.until IS NULL OR batch(_place) < a_{end}.until)"
        for end in kind.accounts
    )
    turn = f"greatest({', '.join(turns)})::HUGEINT * {1 << 60} + _place"
    replaced = ", ".join([*(f"{new} AS {_q(end)}" for end, new in ends.items()), f"{turn} AS _turn"])
    return f"SELECT s.* REPLACE ({replaced}), {', '.join(was)} FROM said s {joins}"


def counted(kind: Kind) -> str:
    """How many rows of ``said`` speak of each property."""
    return f"SELECT {', '.join(f'count({_q(p.name)})' for p in kind.said)} FROM said"


def merged(kind: Kind, part: int, of: int, *, several: bool) -> str:
    """A row for each node or edge of one part of ``said``; ``_files`` are all files that spoke of it, in order, if several did."""
    own = "".join(f", {_known(p)} AS {_q(p.name)}" for p in kind.said)
    keys = _listed(kind.ends)
    one = f"SELECT {keys}{own}, arg_min(_place, _turn) AS _place FROM part GROUP BY {keys}"
    file = f"SELECT {keys}, file(_place) AS file, min(_turn) AS _turn FROM part GROUP BY ALL"
    told = f"SELECT {keys}, list(file ORDER BY _turn) AS _files FROM ({file}) GROUP BY ALL HAVING count(*) > 1"
    return f"""
WITH part AS (SELECT * FROM said{f" WHERE hash({keys}) % {of} = {part}" if of > 1 else ""})
SELECT * FROM ({f"({one}) LEFT JOIN ({told}) USING ({keys})" if several else f"SELECT *, NULL::BIGINT[] AS _files FROM ({one})"})
ORDER BY _place, {keys}"""


def cells(kind: Kind, header: Sequence[str], rows: str, split: str) -> str:
    """What ``rows`` (as ``merged`` gives them) say, under an import header; lists are joined by ``split``."""
    written = {p.name: f"array_to_string({_q(p.name)}, '{split}')" if p.kind == "strings" else _q(p.name) for p in kind.said}
    written |= {
        "source": "name(file(_place))",
        "row": "row_of(_place)",
        "sources": f"array_to_string(list_transform(_files[2:], lambda x: name(x)), '{split}')",
    }
    columns = [*map(_q, kind.ends), *(written.get(p.name, "NULL") for p in kind.schema.properties)]
    return f"SELECT {', '.join(f'{value} AS {_q(name)}' for value, name in zip(columns, header, strict=True))} FROM ({rows})"


def made(kind: Kind, aliased: bool) -> str:
    """How many nodes or edges each file made, by the file's number; what an earlier one turned into is not made again."""
    was = [f"was_{end}" if aliased and end in kind.accounts else _q(end) for end in kind.ends]
    groups = ", ".join(f"{column} AS was_{end}" for column, end in zip(was, kind.ends, strict=True))
    first = f"SELECT {groups}{''.join(f', {_q(end)}' for end in kind.accounts)}, min(_place) AS _place FROM said GROUP BY ALL"
    if not aliased:
        return f"SELECT file(_place) AS file, count(*) AS made FROM ({first}) GROUP BY file ORDER BY file"
    other = " OR ".join(f"u.was_{end} <> v.was_{end}" for end in kind.ends)
    same = " AND ".join(
        f"u.{_q(end)} = v.{_q(end)} AND v.was_{end} = CASE WHEN u.since_{end} <= batch(v._place) THEN u.{_q(end)} ELSE u.was_{end} END"
        if end in kind.accounts
        else f"u.was_{end} = v.was_{end}"
        for end in kind.ends
    )
    since = "".join(f", a_{end}.since AS since_{end}" for end in kind.accounts)
    joins = " ".join(f"LEFT JOIN aliases a_{end} ON a_{end}.old = f.was_{end} AND a_{end}.new = f.{_q(end)}" for end in kind.accounts)
    return (
        f"WITH firsts AS ({first}), dated AS (SELECT f.*{since} FROM firsts f {joins}) "
        f"SELECT file(v._place) AS file, count(*) AS made FROM dated v WHERE NOT EXISTS ("
        f"SELECT 1 FROM dated u WHERE {same} AND u._place < v._place AND ({other})) "
        f"GROUP BY file ORDER BY file"
    )


def _known(p: Property) -> str:
    if p.kind == "strings":
        return f"united(list({_q(p.name)} ORDER BY _turn) FILTER ({_q(p.name)} IS NOT NULL))"
    return f"arg_min({_q(p.name)}, _turn)"


def _q(name: str) -> str:
    return f'"{name}"'


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_q, names))
