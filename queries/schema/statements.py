"""All Cypher that writes, made from the schema: nobody types a MERGE."""

from __future__ import annotations

from collections.abc import Iterable

from .edges import EDGES
from .model import Edge, Node, Property
from .nodes import ACCOUNT, NODES

_PROVENANCE = {"source", "row", "sources"}


def constraints() -> list[str]:
    """Statements that make each key unique and each declared property searchable; harmless when repeated."""
    found = []
    for node in NODES:
        found.append(f"CREATE CONSTRAINT {node.label.lower()}_{node.key} IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.{node.key} IS UNIQUE")
        found += [
            f"CREATE INDEX {node.label.lower()}_{p.name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{p.name})"
            for p in node.properties
            if p.index
        ]
    for edge in EDGES:
        found += [
            f"CREATE INDEX {edge.type.lower()}_{p.name} IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON (r.{p.name})"
            for p in edge.properties
            if p.index
        ]
    return found


def upsert_node(node: Node) -> str:
    """Cypher that takes ``$rows`` of ``{key, set, row}`` and ``$source``.

    A loaded value never replaces an earlier one, lists are united: so loading twice changes nothing, and the
    order of files decides only which spelling is shown. Derived nodes are simply set.
    """
    head = f"UNWIND $rows AS row MERGE (n:{node.label} {{{node.key}: row.key}}) "
    return head + ("SET n += row.set" if node.derived else _fill("n", node.properties))


def upsert_edge(edge: Edge, start: Node, end: Node) -> str:
    """Cypher that takes ``$rows`` of ``{start, end, set, row}`` (and ``$source``); both ends must exist."""
    if start not in edge.start or end not in edge.end:
        raise ValueError(f"{edge.type} does not lead from {start.label} to {end.label}")
    apart = ", ".join(f"{name}: row.set.{name}" for name in edge.apart)
    return (
        f"UNWIND $rows AS row MATCH (a:{start.label} {{{start.key}: row.start}}) "
        f"MATCH (b:{end.label} {{{end.key}: row.end}}) "
        f"MERGE (a)-[r:{edge.type}{' {' + apart + '}' if apart else ''}]->(b) "
        + ("SET r += row.set" if edge.derived else _fill("r", edge.properties))
    )


def _fill(name: str, properties: Iterable[Property]) -> str:
    kept = [p for p in properties if p.name not in _PROVENANCE]
    old = [f"{name}.{p.name} = {_united(name, p)}" for p in kept]
    old.append(
        f"{name}.sources = CASE WHEN {name}.source = $source OR $source IN coalesce({name}.sources, []) "
        f"THEN {name}.sources ELSE coalesce({name}.sources, []) + $source END"
    )
    return f"ON CREATE SET {name} += row.set, {name}.source = $source, {name}.row = row.row ON MATCH SET {', '.join(old)}"


def _united(name: str, p: Property) -> str:
    mine, theirs = f"{name}.{p.name}", f"row.set.{p.name}"
    if p.kind == "strings":
        return f"CASE WHEN {theirs} IS NULL THEN {mine} ELSE coalesce({mine}, []) + [x IN {theirs} WHERE NOT x IN coalesce({mine}, [])] END"
    return f"coalesce({mine}, {theirs})"


def absorb_account() -> list[str]:
    """Statements that make one node of an account first known by its handle and later by its id.

    Each takes ``$rows`` of ``{handle, key}`` (both are keys). Edges move one type at a time, since a type cannot
    be a parameter; the last statement removes the emptied node. What was known of the id stays, gaps are filled.
    """
    found = [
        "UNWIND $rows AS row MATCH (old:Account {key: row.handle}) WHERE NOT EXISTS { MATCH (:Account {key: row.key}) } "
        "SET old.key = row.key, old.id = row.id"
    ]
    pair = "UNWIND $rows AS row MATCH (old:Account {key: row.handle}) MATCH (new:Account {key: row.key}) "
    for edge in EDGES:
        filled = f"SET {_filled('s', 'r', edge.properties)} DELETE r" if edge.properties else "DELETE r"
        if ACCOUNT in edge.start:
            found.append(pair + f"MATCH (old)-[r:{edge.type}]->(x) MERGE (new)-[s:{edge.type}{_same(edge)}]->(x) {filled}")
        if ACCOUNT in edge.end:
            found.append(pair + f"MATCH (x)-[r:{edge.type}]->(old) MERGE (x)-[s:{edge.type}{_same(edge)}]->(new) {filled}")
    found.append(pair + f"SET {_filled('new', 'old', ACCOUNT.properties)} DELETE old")
    return found


def _filled(new: str, old: str, properties: Iterable[Property]) -> str:
    found = []
    for p in sorted(properties, key=lambda p: p.name != "sources"):  # further sources first: they are those beside the first one
        mine, theirs = f"{new}.{p.name}", f"{old}.{p.name}"
        if p.name == "sources":
            first = f"coalesce({new}.source, {old}.source)"
            more = f"[x IN [{old}.source] + coalesce({theirs}, []) WHERE x <> {first} AND NOT x IN coalesce({mine}, [])]"
            found.append(f"{mine} = CASE WHEN coalesce({mine}, []) + {more} = [] THEN NULL ELSE coalesce({mine}, []) + {more} END")
        elif p.kind == "strings":
            found.append(f"{mine} = CASE WHEN {theirs} IS NULL THEN {mine} ELSE "
                         f"coalesce({mine}, []) + [x IN {theirs} WHERE NOT x IN coalesce({mine}, [])] END")
        else:
            found.append(f"{mine} = coalesce({mine}, {theirs})")
    return ", ".join(found)


def _same(edge: Edge) -> str:
    return " {" + ", ".join(f"{n}: r.{n}" for n in edge.apart) + "}" if edge.apart else ""


def forget_run() -> list[str]:
    """Statements that remove what a run derived, at most ``$most`` at once, the run itself last; each takes ``$run``.

    Each is repeated until it deletes nothing: a run over a million posts is more than the memory of one transaction.
    """
    edges = [f"MATCH ()-[r:{e.type} {{run: $run}}]->() WITH r LIMIT $most DELETE r" for e in EDGES if e.derived and "run" in e.names]
    nodes = [f"MATCH (n:{n.label} {{run: $run}}) WITH n LIMIT $most DETACH DELETE n" for n in NODES if n.derived and "run" in n.names]
    return [*edges, *nodes, "MATCH (n:Run {id: $run}) WITH n LIMIT $most DETACH DELETE n"]
