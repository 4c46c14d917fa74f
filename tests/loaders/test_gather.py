"""What is gathered on disk, by one process or two, is the graph that an online load makes, whatever handles turn out to mean."""

from __future__ import annotations

import json
import random
from datetime import UTC
from pathlib import Path

import psutil
import pytest
from coterie.loaders.format import Context
from coterie.loaders.gather import Gathered
from coterie.loaders.load import load
from coterie.loaders.seen import Seen, mark
from coterie.queries.errors import CoterieError
from coterie.queries.schema import nodes as n
from hypothesis import given
from hypothesis import strategies as st
from picture import differences, picture
from test_load import QUT


def posts(seed: int, rows: int) -> str:
    """Authors known by id, handle or both, and mentions; some ids change their handle, some handles their id."""
    chance = random.Random(seed)
    table = QUT
    for i in range(1, rows + 1):
        who, name = chance.randrange(6), chance.randrange(8)
        id_, handle = chance.choice([(who, ""), ("", f"h{name}"), (who, f"h{name if chance.random() < 0.3 else who}")])
        reply = chance.randrange(1, i) if i > 1 and chance.random() < 0.3 else ""
        table += f"{chance.randrange(1, rows)},{id_},{handle},,{reply},#t{i % 3} @h{chance.randrange(8)} x{chance.randrange(4)},{i},\n"
    return table


def gathered(graph: Gathered) -> tuple[list[str], list[str]]:
    """The graph as ``picture`` has it."""
    nodes = [{"labels": [label], "said": {n.BY_LABEL[label].key: key, **said}} for label, rows in graph.nodes.items() for key, said in rows.items()]
    edges = [{"a": a, "type": ends[0], "b": b, "said": said} for ends, rows in graph.edges.items() for (a, b), said in rows.items()]
    return tuple(sorted(json.dumps(row, sort_keys=True, default=str) for row in rows) for rows in (nodes, edges))  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(4))
def test_whomever_a_handle_means_both_ways_make_the_same_graph(graph, tmp_path, seed):
    path = tmp_path / "posts.csv"
    path.write_text(posts(seed, 60))
    online = load(graph, path, tmp_path / "aside", context=Context(UTC), batch=4)
    there = Gathered()
    gathering = load(there, path, tmp_path / "aside", context=Context(UTC), batch=4)
    there.tell([gathering])
    assert differences(gathered(there), picture(graph)) == []
    assert (gathering.nodes, gathering.edges) == (online.nodes, online.edges)


def many(folder: Path) -> Path:
    """Every eleventh row is refused, every seventh has no id and is repeated."""
    rows = [f"{i},{i % 37},user{i % 37},{i - 5 if i % 5 == 0 else ''},,words #tag{i % 11} @user{i % 41},{i if i % 11 else 'never'},\n"
            if i % 7 else f",1,one,,,again,{i // 98},\n" for i in range(1, 1001)]
    path = folder / "many.csv"
    path.write_text(QUT + "".join(rows))
    return path


def test_two_processes_do_what_one_does(tmp_path):
    path = many(tmp_path)
    told = []
    for processes in (1, 2):
        graph = Gathered(processes=processes)
        found = load(graph, path, tmp_path / "aside", context=Context(UTC), batch=50)
        graph.tell([found])
        found.seconds = 0.0
        told.append((gathered(graph), found, Path(found.quarantine).read_bytes()))
    assert told[0] == told[1] and (told[0][1].read, told[0][1].refused) == (1000, 78) and list(told[0][1].notes.values()) == [131]


def test_a_second_process_that_dies_is_told_in_a_sentence(tmp_path):
    path = many(tmp_path)

    def killed(*_: object) -> None:
        for child in psutil.Process().children():
            if "coterie.loaders.share" in child.cmdline():
                child.kill()

    with pytest.raises(CoterieError, match="ended before its work was done"):
        load(Gathered(processes=2), path, tmp_path / "aside", context=Context(UTC), batch=2, progress=killed)


def test_what_is_gathered_goes_with_it(tmp_path):
    graph = Gathered(tmp_path)
    load(graph, many(tmp_path), tmp_path / "aside", context=Context(UTC))
    assert graph.nodes["Post"] and any(tmp_path.glob("gathered-*/Post.*"))
    del graph
    assert not any(tmp_path.glob("gathered-*"))


@given(st.lists(st.lists(st.sampled_from("abcdefg"))))
def test_what_was_met_before_is_counted(batches):
    seen = Seen()
    every = [key for batch in batches for key in batch]
    assert sum(seen.again([mark(key) for key in batch]) for batch in batches) == len(every) - len(set(every))
