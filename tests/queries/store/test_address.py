"""Which Neo4j a case uses."""

from __future__ import annotations

import pytest
from coterie.queries.errors import DatabaseUnreachable, UsageError
from coterie.queries.store import Address, Store, address_from, connect
from coterie.queries.store.state import password


def test_without_an_address_the_case_has_its_own() -> None:
    assert address_from(None, {}) is None and address_from({}, {"NEO4J_PASSWORD": "left over"}) is None


def test_the_surroundings_come_before_the_case() -> None:
    case = {"uri": "bolt://127.0.0.1:1", "username": "reader", "database": "elections"}
    assert address_from(case, {"NEO4J_PASSWORD": "p"}) == Address("bolt://127.0.0.1:1", "reader", "p", "elections")
    names = {"NEO4J_URI": "neo4j+s://example.org", "NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "", "NEO4J_DATABASE": "d"}
    assert address_from(case, names) == Address("neo4j+s://example.org", "u", "", "d")


@pytest.mark.parametrize("case", [{"uri": "bolt://neo4j:secret@127.0.0.1"}, {"uri": "bolt://127.0.0.1", "password": "secret"},
                                  {"uri": "http://127.0.0.1:7474"}, {"uri": "127.0.0.1"}])
def test_secrets_in_the_case_and_other_addresses_are_refused(case: dict[str, str]) -> None:
    with pytest.raises(UsageError) as fault:
        address_from(case, {"NEO4J_PASSWORD": "p"})
    assert "secret" not in str(fault.value)


def test_a_missing_password_is_asked_for() -> None:
    with pytest.raises(DatabaseUnreachable, match="NEO4J_PASSWORD"):
        address_from({"uri": "bolt://127.0.0.1:7687"}, {})
    assert "hidden" not in repr(address_from({"uri": "bolt://127.0.0.1:7687"}, {"NEO4J_PASSWORD": "hidden"}))


def test_any_other_neo4j_opens_by_its_address(store: Store, database: object) -> None:
    with connect(store.address, "neo4j", password(database)) as other:
        assert other.read("RETURN 1 AS one") == [{"one": 1}]
    with pytest.raises(DatabaseUnreachable, match="nowhere"):
        connect(store.address, "neo4j", password(database), "nowhere")
    with pytest.raises(DatabaseUnreachable, match=r"refuses.*NEO4J_PASSWORD"):
        connect(store.address, "neo4j", "wrong")
