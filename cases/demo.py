"""The two cases that come along, built as a user would build them: new, load, detect, report."""

from __future__ import annotations

import csv
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

import tomli_w

from ..queries.store import stop
from . import claims, reporting, standing, steps
from .case import Case, create, open_case
from .example import bring

DOCUMENTED, TWIN = "un-notorious-big", "un-notorious-big-twin"
_FOREIGN = ("un", "macron", "prize", "journalist")  # much followed, and not the country's own
_OBSERVED = "2024-12-02"  # the day the report was published
_MADE = date(2024, 12, 2)
_COVERS = "what the report of December 2024 prints, as transcribed; no post of the accounts is public"


Build = Callable[[Case, Callable[[str], None]], None]


@dataclass(frozen=True)
class Made:
    """A case that was built, and its report."""

    name: str
    folder: Path
    report: Path


def run(folder: Path, *, seed: int, scale: float, permutations: int, tell: Callable[[str], None]) -> Iterator[Made]:
    """Build both cases in ``folder``, side by side, and stop their databases again; what is there already is kept."""
    builds: dict[str, Build] = {DOCUMENTED: _documented, TWIN: partial(_twin, seed=seed, scale=scale, permutations=permutations)}
    with ThreadPoolExecutor(len(builds)) as both:
        yield from [made.result() for made in [both.submit(_made, folder / name, build, tell) for name, build in builds.items()]]


def _made(place: Path, build: Build, tell: Callable[[str], None]) -> Made:
    case = open_case(place) if (place / "case.toml").exists() else create(place, zone="Europe/Paris")
    try:
        build(case, lambda line: tell(f"{place.name}: {line}"))
        checked = claims.check(open_case(place))["claims"]
        tell(f"{place.name}: {len(checked)} claims measured again")
        return Made(place.name, place, reporting.report(open_case(place)))  # opened again: settings came along
    finally:
        stop(case.graph)


def _documented(case: Case, tell: Callable[[str], None]) -> None:
    bring(case, DOCUMENTED)
    with as_file(files("coterie.cases.un_notorious_big")) as data:
        _lawful(case, data)
        found = steps.load(case, _files(data), observed_at=_OBSERVED, covers=_COVERS)
    tell(f"{sum(f.accepted for f in found):,} rows from {len(found)} files")


def _twin(case: Case, tell: Callable[[str], None], *, seed: int, scale: float, permutations: int) -> None:
    from .un_notorious_big_twin import generate

    with tempfile.TemporaryDirectory(prefix="coterie-twin-") as place:
        world = Path(place)
        generate(world, seed=seed, scale=scale)
        tell(f"generated, seed {seed}")
        bring(case, TWIN)
        with as_file(files("coterie.cases.un_notorious_big_twin")) as data:
            _lawful(case, data)
        shutil.copyfile(world / "operations.toml", case.folder / "operations.toml")
        _cast(case, world / "roles.csv")
        found = steps.load(case, _files(world), covers="the invented platform, as generated", complete=True)
    tell(f"{sum(f.accepted for f in found):,} rows loaded")
    run_ = steps.detect(case, seed=seed, permutations=permutations)
    tell(f"{len(run_['clusters'])} clusters")


def _files(folder: Path) -> list[Path]:
    # The order decides only which spelling of a name is shown; things come before what speaks of them.
    first = ("people", "organisations", "addresses", "events", "documents", "domains", "accounts", "annex", "statements")
    known = [p for p in folder.iterdir() if p.suffix in (".csv", ".jsonl", ".txt") and p.stem not in ("roles", "questions")]
    return sorted(known, key=lambda p: (next((i for i, stem in enumerate(first) if p.name.startswith(stem)), len(first)), p.name))


def _cast(case: Case, table: Path) -> None:
    """The twin's accounts join those who play parts in the claims, which are the same as the documented case's."""
    with table.open(encoding="utf-8", newline="") as stream:
        roles = {row["role"]: row["handle"] for row in csv.DictReader(stream)}
    if "hub:organiser" in roles:
        roles["guest"] = roles["hub:organiser"]  # the post that was shared is written by its own account here
    own = {f"own:{role}": handle for role, handle in roles.items() if role.startswith("hub:") and role.partition(":")[2] not in _FOREIGN}
    hubs = {part: handle for part, handle in sorted(roles.items()) if part.startswith("hub:") and part != "hub:journalist"}
    offices = [f"Account:twin:@{handle}" for handle in hubs.values()]
    why = "office-holder", "an invented institution", "roles.csv of the generator", "coterie", _MADE
    standing.write(case.folder / standing.FILE, [standing.Standing(who, *why) for who in offices])
    lines = [f'"{part}" = "{handle}"\n' for part, handle in {**roles, **own}.items()]
    with (case.folder / "parts.toml").open("a", encoding="utf-8") as parts:
        parts.writelines(lines)
    with as_file(files("coterie.cases.un_notorious_big")) as data:
        for name in ("claims.toml", "criteria.toml"):
            shutil.copyfile(data / name, case.folder / name)


def _lawful(case: Case, data: Path) -> None:
    """Purpose, basis, retention and right of reply of a case that comes along: a case of one's own says its own."""
    law, path = tomllib.loads((data / "law.toml").read_text("utf-8")), case.folder / "case.toml"
    lines = path.read_text("utf-8").split("\n")
    name = (line.partition(" = ")[0] for line in lines)
    said = [tomli_w.dumps({n: law[n]}).strip() if n in law else line for n, line in zip(name, lines, strict=True)]
    path.write_text("\n".join(said), "utf-8")
