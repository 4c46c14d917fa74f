"""A browser that refuses the network, or a skip that says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; skipped aloud on a machine that has none."""
    where = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
    if where is None:
        pytest.skip("needs Chromium to look at the report: no chromium, chromium-browser or google-chrome was found")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright to drive Chromium")
    with playwright.sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync"]
        opened = driver.chromium.launch(executable_path=where, args=flags)
        yield opened
        opened.close()
