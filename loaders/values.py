"""JSON however it was printed: line by line, one document, or one long list; whatever it holds, it becomes values or refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from .read import LONGEST, Raw, document, json_lines

Thing = dict[str, Any]
Unfold = Callable[[Thing], Iterable[Any]]


def values(stream: IO[bytes]) -> Iterator[Raw]:
    """Each line's value; of a document that takes several lines, the one value. Members of a list come one by one."""
    first = stream.readline(LONGEST + 1)
    start = first.strip()
    if not start or (len(first) <= LONGEST and start[-1:] not in b"{[,:"):
        found = json_lines(stream, first)
    else:
        found = iter([document(stream, first)])
    for raw in found:
        if isinstance(raw.value, list) and not raw.why:
            yield from (Raw(number, value) for number, value in enumerate(raw.value, 1))
        else:
            yield raw


def things(unfold: Unfold) -> Callable[[IO[bytes]], Iterator[Raw]]:
    """A reader whose rows are the objects that ``unfold`` finds in each value; what is no object is refused."""

    def read(stream: IO[bytes]) -> Iterator[Raw]:
        for raw in values(stream):
            if raw.why:
                yield raw
                continue
            for thing in unfold(raw.value) if isinstance(raw.value, dict) else [raw.value]:
                yield Raw(raw.line, thing) if is_thing(thing) else Raw(raw.line, thing, why="not an object")

    return read


def is_thing(value: Any) -> bool:
    """Whether this is an object, or a row that carries one first."""
    return isinstance(value[0] if isinstance(value, tuple) else value, dict)


def part(thing: Any, *path: str) -> Thing:
    """The object that stands in another under these names, empty when there is none on the way."""
    for name in path:
        thing = thing.get(name) if isinstance(thing, dict) else None
    return thing if isinstance(thing, dict) else {}


def parts(thing: Any, *path: str) -> list[Thing]:
    """The objects of the list that stands there."""
    found = part(thing, *path[:-1]).get(path[-1]) if path else thing
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def strings(found: Any) -> list[str]:
    """The strings of a list, and of nothing else."""
    return [x for x in found if isinstance(x, str)] if isinstance(found, list) else []
