"""What the tests stand on: one real Neo4j for all of them, emptied before each test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from coterie.queries import store as door
from coterie.queries.schema.statements import constraints
from coterie.queries.store import Store

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@pytest.fixture(scope="session", autouse=True)
def only_ours() -> Iterator[None]:
    """No test ever writes into a database that the surroundings happen to name."""
    with pytest.MonkeyPatch.context() as patch:
        for name in NAMES:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The graph folder of a managed server that lives as long as the tests do."""
    folder = tmp_path_factory.mktemp("case") / "graph"
    try:
        door.start(folder)
        yield folder
    finally:
        door.stop(folder)


@pytest.fixture(scope="session")
def store(database: Path) -> Iterator[Store]:
    """The door to that server; the graph is as the last test left it."""
    with door.open_managed(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def _schema(store: Store) -> None:
    for statement in constraints():
        store.write(statement)


@pytest.fixture
def graph(store: Store, _schema: None) -> Store:
    """The same door to an empty graph with the schema's constraints."""
    store.clear()
    return store


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files beside the project; a test that needs it is skipped aloud where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the folder of real files {folder}")
    return folder
