"""Communities: what modularity cuts and should not, and what it should."""

import networkx as nx
import pytest
from coterie.analytics.communities import METHODS, communities
from coterie.queries.errors import UsageError


def weighted(graph: nx.Graph) -> nx.Graph:
    nx.set_edge_attributes(graph, 5.0, "weight")
    return graph


@pytest.mark.parametrize("method", sorted(METHODS))
def test_one_group_with_gaps_stays_one(method: str) -> None:
    for seed in range(5):
        assert len(communities(weighted(nx.gnp_random_graph(20, 0.7, seed=seed)), method=method, seed=seed)) == 1


@pytest.mark.parametrize("method", sorted(METHODS))
def test_two_groups_with_a_bridge_stay_two(method: str) -> None:
    found = communities(weighted(nx.barbell_graph(12, 0)), method=method)
    assert found == [frozenset(range(12)), frozenset(range(12, 24))]


def test_a_chain_is_not_drawn_together() -> None:
    assert len(communities(weighted(nx.connected_caveman_graph(6, 8)))) == 6


def test_a_method_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="no community method"):
        communities(weighted(nx.complete_graph(3)), method="metis")
