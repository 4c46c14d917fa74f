"""A case on the tests' own database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from coterie.cases.case import Case
from coterie.queries.store import Store


@pytest.fixture(scope="session")
def on_ours(store: Store) -> Callable[[Case], AbstractContextManager[Store]]:
    """In place of ``Case.store``: the tests' own database instead of one for the case alone."""

    @contextmanager
    def opened(case: Case) -> Iterator[Store]:
        yield store

    return opened
