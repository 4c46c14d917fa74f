"""Reading on two cores: a second process takes every second batch of a file and keeps its facts on disk."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import IO

from ..queries.errors import CoterieError
from .batches import Batch, Job, batches
from .facts import Facts
from .format import Format
from .parts import Parts
from .read import head, table

LEAST = 8_000_000
"""Bytes of a file from which a second process is worth its start."""


@contextmanager
def shared(job: Job, form: Format, folder: Path, processes: int | None = None) -> Iterator[Iterator[Batch]]:
    """The batches of a file in order, as one process reads them or two: the second one's facts are in ``folder`` already.

    CoterieError when the second process dies.
    """
    if (processes or (2 if (os.cpu_count() or 1) > 1 and _worth(job, form) else 1)) == 1:
        yield batches(job, form)
        return
    command = [sys.executable, "-P", "-m", __spec__.name]
    # In a group of its own: Ctrl-C is for this process, which ends the other one.
    second = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), process_group=0)
    assert second.stdin and second.stdout
    with second, second.stdout:
        try:
            with second.stdin as told:
                pickle.dump((job, folder), told)
            yield _in_turn(batches(job, form, 0, 2), _received(second.stdout))
        finally:
            second.kill()


def _worth(job: Job, form: Format) -> bool:
    # Where rows come one by one: a workbook, or a document that is read at once, would stand in memory twice.
    streamed = form.read is table or isinstance(head(job.path).first, (dict, list))
    return streamed and job.path.suffix.lower() not in (".xlsx", ".xlsm") and job.path.stat().st_size >= LEAST


def _in_turn(*shares: Iterator[Batch]) -> Iterator[Batch]:
    for share in cycle(shares):
        for piece in share:
            yield piece
            if piece.last:
                # The second process has found the end too: when it says so, its files are closed.
                yield from (left for other in shares for left in other)
                return
            if piece.whole:
                break


def _received(stream: IO[bytes]) -> Iterator[Batch]:
    while True:
        try:
            said = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError) as fault:
            raise CoterieError(
                "The second of the two processes that read the file ended before its work was done: nothing was loaded.",
                advice="Load again; if memory was short, end other programs first.",
            ) from fault
        if said is None:
            return
        if isinstance(said, CoterieError):
            raise said
        yield said


def _environment() -> dict[str, str]:
    # What this process can import, the other one can too.
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def main() -> None:
    """The second process: told on stdin what to read, it keeps the facts and sends each batch's tally to stdout."""
    job, folder = pickle.load(sys.stdin.buffer)
    parts, end = Parts(folder, 1), None
    try:
        for piece in batches(job, job.format()[0], 1, 2):
            if piece.whole:
                parts.add(piece.facts)
            _send(replace(piece, facts=Facts()))
    except CoterieError as fault:
        end = fault
    except BrokenPipeError:  # nobody listens any more
        os._exit(1)
    parts.close()
    _send(end)


def _send(said: object) -> None:
    pickle.dump(said, sys.stdout.buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
