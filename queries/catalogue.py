"""All questions there are: a file in a pack is a question, and so is a file in the case's own folder."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from .errors import BadInput, UsageError
from .header import Fault
from .question import Question, examine

SIGNALS = "signals"
"""The theme whose files the engine reads; they can be asked too, but are not listed among the questions."""


class BadQuestion(BadInput):
    """Questions of the user's that do not pass their exam; it names every fault."""

    exit = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)), advice="Mend the questions in the folder questions/, or move them out of it.")


@cache
def packs() -> Mapping[str, Question]:
    """The questions that come along, by id, signals included."""
    found = {}
    for theme in sorted((files("coterie.queries") / "packs").iterdir(), key=lambda folder: folder.name):
        if theme.is_dir():
            for file in sorted(theme.iterdir(), key=lambda file: file.name):
                if file.name.endswith(".cypher"):
                    question = _read(file, f"{theme.name}/{file.name}")
                    found[question.id] = question
    return found


def own(folder: Path) -> Mapping[str, Question]:
    """The questions in a folder of the user's, by id; BadQuestion names every fault of all of them."""
    found: dict[str, Question] = {}
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.cypher")) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            faults.append(Fault(name, 0, "is not UTF-8"))
            continue
        question, wrong = examine(text, name)
        faults += wrong
        if question is not None:
            faults += _misplaced(question, name)
            found[question.id] = question
    if faults:
        raise BadQuestion(faults)
    return found


def catalogue(folder: Path | None = None) -> Mapping[str, Question]:
    """All questions by id: those that come along and, from a folder, the user's own."""
    mine = own(folder) if folder else {}
    if hidden := sorted(mine.keys() & packs().keys()):
        raise BadQuestion(Fault(f"{id_}.cypher", 1, f"{id_} comes along; an own question cannot take its place") for id_ in hidden)
    return {**packs(), **mine}


def find(name: str, folder: Path | None = None) -> Question:
    """The question of this id, or of this bare name when only one theme has it; else UsageError with near names.

    ``folder`` holds the user's own questions.
    """
    plain = name.strip().removesuffix(".cypher")
    questions = packs()
    if plain not in questions and folder:
        questions = catalogue(folder)
    if plain in questions:
        return questions[plain]
    bare = [question for id_, question in questions.items() if id_.rpartition("/")[2] == plain and question.theme != SIGNALS]
    if len(bare) == 1:
        return bare[0]
    near = [question.id for question in bare] or _near(plain, questions)
    raise UsageError(f"{'Several questions are' if bare else 'No question is'} called {plain!r}.",
                     advice=f"Did you mean {' or '.join(near)}?" if near else "`coterie ask` lists all questions.")


def every(folder: Path | None = None, search: str = "") -> list[Question]:
    """Questions in order of their ids, signals left out; with ``search``, those that speak of each of its words."""
    words = search.casefold().split()
    return [question for id_, question in sorted(catalogue(folder).items()) if question.theme != SIGNALS
            and all(word in f"{id_} {question.title} {question.asks}".casefold() for word in words)]


def _near(name: str, ids: Iterable[str]) -> list[str]:
    by_name = {form: id_ for id_ in sorted(ids) for form in (id_, id_.rpartition("/")[2])}
    close = difflib.get_close_matches(name, by_name, n=4, cutoff=0.5)
    return list(dict.fromkeys(by_name[form] for form in close))[:3]


def _read(file: Traversable, name: str) -> Question:
    question, faults = examine(file.read_text(encoding="utf-8"), name)
    faults += _misplaced(question, name) if question is not None else []
    if faults or question is None:
        raise BadInput("\n".join(map(str, faults)), advice="This question came with coterie: install it again.")
    return question


def _misplaced(question: Question, name: str) -> list[Fault]:
    """The id of a question is the place of its file."""
    wanted = name.removesuffix(".cypher")
    return [] if question.id == wanted else [Fault(name, 1, f"its id is {question.id}, its place says {wanted}")]
