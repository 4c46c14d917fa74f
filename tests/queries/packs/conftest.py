"""Every answer that a pack's tests get is noted, so that no question goes without its two worlds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from coterie.queries.store import Store

ANSWERED: dict[str, set[bool]] = {}
"""By text of the question: True where it found something, False where it stayed silent."""


@pytest.fixture(autouse=True)
def _noted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = Store.ask

    def ask(self: Store, query: str, *words: Any, **named: Any) -> Any:
        answer = real(self, query, *words, **named)
        ANSWERED.setdefault(query, set()).add(bool(answer[1]))
        return answer

    monkeypatch.setattr(Store, "ask", ask)
    yield


@pytest.fixture
def answered() -> dict[str, set[bool]]:
    return ANSWERED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks back at the others comes last."""
    items.sort(key=lambda item: item.path.name == "test_worlds.py")
