"""What is done with a case, step by step: load, detect, ask, report, status. Commands and notebooks call these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ..queries.browser import SYNTHETIC
from ..queries.errors import BadInput, CoterieError, UsageError
from . import custody, languages
from .case import Case

if TYPE_CHECKING:
    from ..loaders.gather import Gathered
    from ..loaders.load import Loaded, Progress
    from ..queries.ask import Answer, Planned
    from ..queries.question import Question
    from ..queries.store import Store


def load(
    case: Case,
    paths: Iterable[Path],
    *,
    as_format: str | None = None,
    zone: str | None = None,
    observed_at: str | None = None,
    object: str | None = None,
    of: str = "",
    covers: str = "",
    complete: bool = False,
    lay: dict[Path, str] | None = None,
    progress: Callable[[Path], Progress | None] | None = None,
    refused: Callable[[Path, CoterieError], None] | None = None,
) -> list[Loaded]:
    """Load files in order, those in folders, globs and zip archives too; one that cannot be used is reported through ``refused``.

    ``observed_at`` (ISO 8601) says when the data was collected, where the file does not; ``object`` what is shared
    (repost, link, hashtag or text) in a file of CooRTweet's form, or listed (followers, following) in a list of ids; ``of`` whose
    list or archive it is (@handle or id). ``covers`` says in words what the files cover, and
    ``complete`` declares that they hold all of it. ``lay`` says in which folder (a hash of its path) each file once lay, where it
    no longer lies there. Raises the refusal when there is no ``refused``. Raw files go to
    sources/ once a row of theirs is in the graph.
    """
    from ..loaders import clean
    from ..loaders.first import save
    from ..loaders.format import Context
    from ..loaders.gather import Gathered
    from ..loaders.load import load as load_file
    from ..loaders.named import Fault, Faults, named
    from ..queries.schema.keys import digest
    from ..queries.store import bulk

    read_zone = case.zone(zone)
    seen = clean.moment(observed_at, read_zone) if observed_at else None
    if observed_at and seen is None:
        raise UsageError(
            f"--observed-at {observed_at} is no time.", advice="Write it like 2024-02-11 or 2024-02-11T10:00:00Z, and give --zone."
        )
    if complete and not covers:
        raise UsageError("--complete says of what: give --covers.", advice='For example: --covers "all posts with #x, 6 to 8 July 2023"')
    with TemporaryDirectory(prefix="coterie-unpacked-") as place:
        found, faults = [], Faults(refused)
        files = list(named(paths, Path(place)))
        with _sink(case, [x.path for x in files]) as into:
            for file in files:
                if isinstance(file, Fault):
                    faults.add(file, file.said)
                    continue
                context = Context(read_zone, seen, object=object or "", of=of, covers=covers, complete=complete)
                bar = progress(file.path) if progress else None
                try:
                    found.append(load_file(into, file.path, case.quarantine, as_format=as_format, context=context, progress=bar))
                except BadInput as no:
                    faults.add(file, no)
            faults.tell(len(files))
            if found and isinstance(into, Gathered):
                save(into, partial(bulk.run, case.graph, progress=case.fetching, release=case.release), bulk.LIST)
                into.tell(found)
        fresh = [loaded for loaded in found if not loaded.already]
        for loaded in fresh:
            case.keep(Path(loaded.path), loaded.sha256)
            custody.note(case, "load", name=Path(loaded.path).name, file=loaded.sha256, format=loaded.format, read=loaded.read,
                         accepted=loaded.accepted, refused=loaded.refused, covers=covers, complete=complete,
                         as_format=as_format, zone=zone or case.zone_name, observed_at=observed_at, object=object, of=of,
                         folder=(lay or {}).get(Path(loaded.path)) or digest(str(Path(loaded.path).parent.resolve())))
    if fresh:
        with case.store() as store:
            case.mark(store)
    return found


@contextmanager
def _sink(case: Case, paths: list[Path]) -> Iterator[Store | Gathered]:
    # A managed database that holds nothing yet takes its first files in one piece, ten times as fast.
    from ..loaders.first import room
    from ..loaders.gather import Gathered
    from ..queries.store import bulk

    if case.blank and room(paths, case.folder):
        with bulk.place(case.graph) as place:
            yield Gathered(place)
    else:
        with case.store() as store:
            yield store


def detect(
    case: Case,
    *,
    seed: int = 0,
    permutations: int = 20,
    communities: str = "leiden",
    signals: list[str] | None = None,
    guard: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> dict[str, Any]:
    """Find who acts together; the findings are written to the graph and to findings/, and given back as plain data."""
    from ..analytics.detect import detect as find

    with case.store() as store:
        case.mark(store)
        found = find(
            store, seed=seed, permutations=permutations, communities=communities, signals=signals, guard=guard, progress=progress
        ).as_dict()
    case.save(found)
    custody.note(case, "detect", run=found["run"], snapshot=found["snapshot"], seed=seed, clusters=len(found["clusters"]))
    return found


def ask(
    case: Case, name: str, params: dict[str, Any] | None = None, *, as_of: str | None = None, limit: int = 1000, timeout: float = 60.0
) -> Answer:
    """Ask a saved question; ``params`` may be strings as typed, ``as_of`` a moment for those that look at one.

    Raises UsageError for an unknown name, a bad parameter, or an ``as_of`` that the question does not know, and BadQuestion
    for an own question that does not pass its exam.
    """
    from ..queries.ask import ask as put

    with _put(case, name, params, as_of) as (store, question, given):
        answer = put(store, question, given, limit=limit, timeout=timeout, zone=case.zone())
        if not answer.rows:
            _known_operations(store, answer.params)
    return answer


def plan(
    case: Case, name: str, params: dict[str, Any] | None = None, *, as_of: str | None = None, run: bool = False, timeout: float = 60.0
) -> Planned:
    """How Neo4j would answer a saved question, or with ``run`` how it did."""
    from ..queries.ask import plan as put

    with _put(case, name, params, as_of) as (store, question, given):
        return put(store, question, given, run=run, timeout=timeout, zone=case.zone())


@contextmanager
def _put(case: Case, name: str, params: dict[str, Any] | None, as_of: str | None) -> Iterator[tuple[Store, Question, dict[str, Any]]]:
    from ..queries import catalogue
    from ..queries.ask import at_moment
    from ..queries.exam import exam

    question = catalogue.find(name, case.folder / "questions")
    given = at_moment(question, params or {}, as_of)
    question.bind(given, case.zone())  # before a database is waited for
    with case.store() as store:
        if question.id not in catalogue.packs() and (faults := exam(store, question)):
            raise catalogue.BadQuestion(faults)
        if question.theme in ("operations", "overlap", "origin", "content") or any("operation" in p.name for p in question.params):
            case.mark(store)
        if languages.PROPERTY in question.text:
            languages.derive(store)
        yield store, question, given


def _known_operations(store: Store, params: dict[str, Any]) -> None:
    # An empty answer about an operation that nobody named would read like a finding.
    asked = params.get("operations") or [params.get("operation")]
    known = [row["id"] for row in store.read("MATCH (o:Operation) RETURN o.id AS id ORDER BY o.starts, id")]
    strange = [id_ for id_ in asked if id_ and id_ not in known]
    if strange:
        advice = f"Known are {', '.join(known)}." if known else "Name windows in operations.toml first."
        raise UsageError(f"There is no operation {', '.join(strange)}.", advice=advice)


def status(case: Case, store: Store) -> dict[str, Any]:
    """What is in the case: nodes by label, edges by type, sources, runs, and whether anything is synthetic."""
    counted = store.read("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label")
    nodes = {row["label"]: row["n"] for row in counted if row["label"] != SYNTHETIC}
    edges = {row["type"]: row["n"] for row in store.read("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type")}
    span = store.read("MATCH (p:Post) WHERE p.at IS NOT NULL RETURN min(p.at) AS first, max(p.at) AS last")[0]
    synthetic = store.read("MATCH (p:Post|Account) WHERE p.synthetic RETURN true AS yes LIMIT 1")
    return {
        "case": case.name,
        "database": store.address,
        "nodes": nodes,
        "edges": edges,
        "sources": nodes.get("Source", 0),
        "runs": nodes.get("Run", 0),
        "synthetic": bool(synthetic),
        "zone": case.zone_name,
        "first": span["first"].isoformat() if span["first"] else None,
        "last": span["last"].isoformat() if span["last"] else None,
    }


def names(case: Case, keys: list[str]) -> dict[str, tuple[str, bool]]:
    """Handle (empty when unknown) and whether synthetic, by account key."""
    with case.store() as store:
        rows = store.read(
            "UNWIND $keys AS key MATCH (a:Account {key: key}) RETURN key, a.handle AS handle, a.synthetic AS synthetic", keys=keys
        )
    return {row["key"]: (row["handle"] or "", bool(row["synthetic"])) for row in rows}
