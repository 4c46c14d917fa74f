"""Two releases of Neo4j, assembled the same way: a graph goes from one to the next, and every question runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from coterie.queries.catalogue import packs
from coterie.queries.errors import DatabaseUnreachable
from coterie.queries.exam import exam, stand_ins
from coterie.queries.schema.edges import EDGES
from coterie.queries.schema.nodes import NODES
from coterie.queries.schema.statements import constraints
from coterie.queries.store import LTS, RELEASES, Store, library, open_managed, start, state, status, stop

NEWEST = RELEASES["2026.08"]


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph that was made by the release of long-term support and is then served by the newest one."""
    try:
        library(release=NEWEST)
    except DatabaseUnreachable as no:
        pytest.skip(f"needs the files of Neo4j {NEWEST.version}: {no}")
    folder = tmp_path_factory.mktemp("newest") / "graph"
    try:
        with open_managed(folder) as before:
            for statement in constraints():
                before.write(statement)
            before.write("CREATE (:Account {key: 'x:1'})")
        with open_managed(folder, release=NEWEST) as opened:
            assert status(folder).version == NEWEST.version
            yield opened
    finally:
        stop(folder)


@pytest.fixture(scope="module", params=RELEASES)
def known(request: pytest.FixtureRequest) -> Store:
    """An empty graph that has seen every label, type and property, so that no warning is about what it lacks."""
    store: Store = request.getfixturevalue("store" if request.param == LTS.name else "newest")
    request.getfixturevalue("_schema")
    store.clear()
    for node in NODES:
        names = [node.key, *(p.name for p in node.properties)]
        store.write(f"CREATE (n:{node.label} {{{', '.join(f'`{name}`: 1' for name in names)}}}) DETACH DELETE n")
    for edge in EDGES:
        names = {p.name for p in edge.properties} | {"run", "statements", "synthetic"}
        store.write(f"CREATE (a)-[e:{edge.type} {{{', '.join(f'`{name}`: 1' for name in sorted(names))}}}]->(b) DETACH DELETE a, b")
    return store


def test_the_newest_serves_what_the_older_one_made(newest: Store) -> None:
    assert newest.read("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions") == [{"versions": [NEWEST.version]}]
    assert newest.read("MATCH (a:Account {key: 'x:1'}) RETURN a.key AS key") == [{"key": "x:1"}]


@pytest.mark.parametrize("id_", sorted(packs()))
def test_every_question_passes_its_exam_and_runs_without_a_warning(known: Store, id_: str) -> None:
    question = packs()[id_]
    assert [str(fault) for fault in exam(known, question)] == []
    assert [note for note in known.explain(question.text, **stand_ins(question)).notes if not note.startswith("info")] == []
    assert known.ask(question.text, stand_ins(question))[0] == [column.name for column in question.columns]


def test_an_older_one_does_not_touch_a_newer_graph(tmp_path: Path) -> None:
    state.save(tmp_path, replace(state.load(tmp_path), version=NEWEST.version))
    with pytest.raises(DatabaseUnreachable, match=rf"last used by Neo4j {NEWEST.version}; {LTS.version} cannot read it"):
        start(tmp_path)
    assert not (tmp_path / "data").exists()
