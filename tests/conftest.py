"""What the tests stand on: one real Neo4j for all of them, emptied before each test that asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coterie.queries import store as door
from coterie.queries.schema.statements import constraints
from coterie.queries.store import Store
from hypothesis import settings

# On a machine that others use too a slow example is no fault.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")
ROOT = Path(__file__).resolve().parents[1]
NAMES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two processes share the tests, each with a database of its own: a file stays whole, and so do folders that share a case or a memory."""
    for item in items:
        folder = item.path.parent
        whole = folder if folder.name in ("packs", "cli") else item.path
        item.add_marker(pytest.mark.xdist_group(str(whole.relative_to(ROOT))))


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; skipped aloud on a machine that has none."""
    where = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
    if where is None:
        pytest.skip("needs Chromium to look at pages: no chromium, chromium-browser or google-chrome was found")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright to drive Chromium")
    with playwright.sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync"]
        opened = driver.chromium.launch(executable_path=where, args=flags)
        yield opened
        opened.close()
