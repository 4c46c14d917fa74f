"""First posters of two cases are compared under keyed hashes; nothing in an index says who they are."""

import orjson
import pytest
from coterie.cases.firsts import common, index, read
from coterie.queries.errors import BadInput, UsageError

SECRET = b"sixteen bytes ok"
WORLD = """
CREATE (:Account {key: 'x:1', platform: 'x', handle: 'Renamed', handle_key: 'renamed'})-[:SHOWED]->(:Profile {key: 'p', handle_key: 'opener'}),
       (:Account {key: 'x:2', platform: 'x', handle: 'late', handle_key: 'late'}), (one:Operation {id: 'one'}), (two:Operation {id: 'two'})
WITH one, two
MATCH (a:Account {key: 'x:1'}), (b:Account {key: 'x:2'})
CREATE (a)-[:POSTED]->(p:Post {key: '1', kind: 'original', at: datetime('2024-01-01T00:00:00Z')}), (p)-[:IN_OPERATION]->(one), (p)-[:IN_OPERATION]->(two),
       (b)-[:POSTED]->(q:Post {key: '2', kind: 'original', at: datetime('2024-01-01T00:00:01Z')}), (q)-[:IN_OPERATION]->(one)
"""


class Opened:
    """A case whose graph is the tests' own."""

    def __init__(self, graph):
        self.graph = graph

    def store(self):
        return self

    def mark(self, store):
        pass

    def __enter__(self):
        return self.graph

    def __exit__(self, *_):
        pass


@pytest.fixture
def case(graph):
    graph.write(WORLD)
    return Opened(graph)


def test_the_same_first_poster_is_found_by_an_earlier_handle_and_nobody_else_is(case, graph, tmp_path):
    said = index(case, SECRET)
    assert sorted(map(sorted, said["firsts"].values())) == [["one", "two"]] * 3  # its id and two handles
    assert not any(name in orjson.dumps(said).decode() for name in ("x:1", "enamed", "opener", "late"))
    (tmp_path / "index.json").write_bytes(orjson.dumps(said))
    graph.clear()
    # The other case knows no id, and the account by its earlier handle.
    graph.write("CREATE (:Account {key: 'x:@opener', platform: 'x', handle: 'Opener', handle_key: 'opener'})-[:POSTED]->(p:Post {key: '9', kind: 'original', "
                "at: datetime('2023-07-01T00:00:00Z')}), (p)-[:IN_OPERATION]->(:Operation {id: 'olympiya'})")
    assert common(case, SECRET, read(tmp_path / "index.json")) == [
        {"key": "x:@opener", "handle": "Opener", "here": ["olympiya"], "there": ["one", "two"], "synthetic": False}]
    graph.clear()
    graph.write("CREATE (:Account {key: 'x:2', platform: 'x', handle: 'late', handle_key: 'late'})-[:POSTED]->(p:Post {key: '9', kind: 'original', "
                "at: datetime('2023-07-01T00:00:00Z')}), (p)-[:IN_OPERATION]->(:Operation {id: 'olympiya'})")
    assert common(case, SECRET, said) == []


def test_another_secret_a_short_one_and_another_file_are_refused(case, tmp_path):
    said = index(case, SECRET)
    assert not set(said["firsts"]) & set(index(case, SECRET[::-1])["firsts"])
    with pytest.raises(UsageError, match="another secret"):
        common(case, SECRET[::-1], said)
    with pytest.raises(UsageError, match="can be guessed"):
        index(case, b"short")
    for text in ("{", "[]", '{"check": "x", "firsts": {"h": "op"}}'):
        (tmp_path / "no.json").write_text(text)
        with pytest.raises(BadInput):
            read(tmp_path / "no.json")
