"""A case is a folder: its files, its graph, its findings, and what can be done with them."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from ..queries import operations as marks
from ..queries.errors import BadInput, UsageError
from ..queries.schema import statements
from ..queries.store import LTS, RELEASES, Release, Store, address_from, bulk, connect, open_managed
from . import decisions, operations, settings

_TEMPLATE = """name = "{name}"
zone = "{zone}"            # times in files that name no zone are read in this one
tlp = "AMBER"
purpose = ""               # why personal data is kept here, on what ground, and until when
lawful_basis = ""
retention = ""             # a date, such as 2027-01-31
right_of_reply = ""        # whom an accused person can write to
coverage = ""              # what the loaded files cover, where they do not say it themselves

[database]                 # empty: coterie runs its own Neo4j 5.26; version = "2026.08" is the other that it can run.
                           # Any other one: uri = "neo4j://…", username, database; its password in NEO4J_PASSWORD, never here
"""


@dataclass(frozen=True)
class Case:
    """A case folder, like a checkout: commands work in the current one. ``settings`` is its case.toml."""

    folder: Path
    settings: dict[str, Any]
    fetching: Callable[[int, int], None] | None = None  # called with bytes done and in all while the database is fetched

    @property
    def name(self) -> str:
        """The case's name."""
        return str(self.settings.get("name") or self.folder.name)

    @property
    def zone_name(self) -> str:
        """The zone of times that name none; empty when the case declares none."""
        return str(self.settings.get("zone") or "")

    def zone(self, override: str | None = None) -> tzinfo | None:
        """The zone itself; UsageError when it is not one."""
        named = override or self.zone_name
        try:
            return ZoneInfo(named) if named else None
        except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
            raise UsageError(f"{named!r} is no time zone.", advice="Zones are named like Europe/Paris or UTC.") from fault

    @property
    def graph(self) -> Path:
        """The folder of the managed database."""
        return self.folder / "graph"

    @property
    def release(self) -> Release:
        """The Neo4j that coterie runs for this case."""
        return RELEASES[str(self.settings.get("database", {}).get("version") or LTS.name)]

    @property
    def quarantine(self) -> Path:
        """The folder of refused rows."""
        return self.folder / "quarantine"

    @property
    def findings(self) -> Path:
        """The folder of runs."""
        return self.folder / "findings"

    @property
    def managed(self) -> bool:
        """Whether the database is coterie's own."""
        return address_from(self.settings.get("database"), os.environ) is None

    @property
    def blank(self) -> bool:
        """Whether the database is coterie's own and holds nothing yet."""
        return self.managed and bulk.possible(self.graph)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The case's database, started if it is managed and not running; its schema is in place."""
        other = address_from(self.settings.get("database"), os.environ)
        store = connect(other.uri, other.username, other.password, other.database) if other else open_managed(
            self.graph, self.fetching, self.release
        )
        try:
            if not store.read("SHOW CONSTRAINTS YIELD name WHERE name = 'run_id' RETURN name"):
                store.transact((statement, {}) for statement in statements.constraints())
            yield store
        finally:
            store.close()

    def keep(self, path: Path, sha256: str) -> None:
        """Put the raw file into sources/ by its hash, never changed afterwards."""
        kept = self.folder / "sources" / f"{sha256[:16]}-{path.name}"
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, kept.with_name(kept.name + ".part"))
            kept.with_name(kept.name + ".part").replace(kept)
            kept.chmod(0o444)

    def operations(self) -> list[marks.Operation]:
        """The named windows of operations.toml."""
        return operations.read(self.folder / "operations.toml", self.zone_name)

    def mark(self, store: Store) -> dict[str, int]:
        """Mark the posts of each operation, if files or windows changed; gives their numbers."""
        return marks.mark(store, self.operations(), self.snapshot(store))

    def snapshot(self, store: Store) -> str:
        """A hash of what is loaded: the same files give the same one."""
        rows = store.read("MATCH (s:Source) WHERE s.complete RETURN s.sha256 AS sha ORDER BY sha")
        return hashlib.sha256("".join(row["sha"] for row in rows).encode()).hexdigest()[:16]

    def save(self, findings: dict[str, Any]) -> Path:
        """Keep a run's findings; the newest run is named in findings/latest."""
        self.findings.mkdir(exist_ok=True)
        path = self.findings / f"{findings['run']}.json"
        path.write_bytes(orjson.dumps(findings, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
        (self.findings / "latest").write_text(findings["run"])
        return path

    def latest(self) -> dict[str, Any] | None:
        """The newest run's findings with the analyst's decisions beside them, or None when nothing was detected yet."""
        named = self.findings / "latest"
        path = self.findings / f"{named.read_text().strip()}.json" if named.exists() else None
        if not path or not path.exists():
            return None
        return decisions.apply(orjson.loads(path.read_bytes()), decisions.read(self.folder / "decisions.toml"))


def create(folder: Path, *, zone: str = "", name: str = "") -> Case:
    """Make a new case folder with its case.toml; BadInput when there is something already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} is there already and not empty.", advice="Choose another name.")
    case = Case(folder, {"zone": zone})
    case.zone()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(_TEMPLATE.format(name=_quoted(name or folder.resolve().name), zone=_quoted(zone)), "utf-8")
    return open_case(folder)


def _quoted(plain: str) -> str:
    return plain.replace("\\", "\\\\").replace('"', '\\"')


def open_case(folder: Path | str | None = None) -> Case:
    """The case in this folder, or the one around the current folder; UsageError says how to make one."""
    for place in _places(folder):
        if (place / "case.toml").is_file():
            return Case(place, settings.read(place / "case.toml"))
    where = f"{folder} is no case: it holds no case.toml." if folder else "This folder is no case: there is no case.toml in it or above it."
    raise UsageError(where, advice="Make one with: coterie new my-case")


def _places(folder: Path | str | None) -> Iterable[Path]:
    if folder:
        return [Path(folder).absolute()]
    here = Path.cwd()
    return [here, *here.parents]
