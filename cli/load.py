"""coterie load and coterie formats: files into the graph."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..queries.errors import BadInput, CoterieError
from .app import CaseOption, JsonOption, app, case_at
from .show import as_json, next_steps, say, styled, table, talk

if TYPE_CHECKING:
    from ..loaders.load import Loaded

_SHOWN = ("path", "sha256", "format", "read", "accepted", "refused", "refusals", "notes", "nodes", "edges", "seconds", "already")


@app.command(epilog="Example: coterie load tweets.jsonl follows.csv --observed-at 2024-02-11")
def load(
    files: list[Path],
    case: CaseOption = None,
    as_format: Annotated[str | None, typer.Option("--as", help="Read the files as this format; coterie formats lists them.")] = None,
    zone: Annotated[str | None, typer.Option(help="The zone of times that name none.")] = None,
    observed_at: Annotated[str | None, typer.Option(help="When the data was collected, where the file does not say.")] = None,
    json: JsonOption = False,
) -> None:
    """Load files: posts, accounts, follows, links, documented facts. accepted + refused = read."""
    from ..cases import steps

    faults: dict[str, CoterieError] = {}
    bars = _Bars(json)

    def refused(path: Path, fault: CoterieError) -> None:
        bars.close()
        faults[str(path)] = fault
        if not json:
            talk(styled(str(fault), "bad", sys.stderr))

    with bars:
        found = steps.load(case_at(case), files, as_format=as_format, zone=zone, observed_at=observed_at, progress=bars.of, refused=refused)
    if json:
        as_json({"sources": [_plain(loaded) for loaded in found] + [_failed(path, fault) for path, fault in faults.items()]})
    else:
        for loaded in found:
            _told(loaded)
        if any(loaded.accepted for loaded in found):
            next_steps("coterie detect", "coterie ask")
    if not any(loaded.accepted for loaded in found):
        raise typer.Exit(1)


def _plain(loaded: Loaded) -> dict[str, Any]:
    said = asdict(loaded)
    return {name: said[name] for name in _SHOWN}


def _failed(path: str, fault: CoterieError) -> dict[str, Any]:
    return {
        "path": path,
        "sha256": None,
        "format": None,
        "read": 0,
        "accepted": 0,
        "refused": 0,
        "refusals": {},
        "nodes": {},
        "edges": {},
        "seconds": 0.0,
        "error": str(fault),
    }


def _told(loaded: Loaded) -> None:
    name = Path(loaded.path).name
    if loaded.already:
        counts = f"{loaded.read:,} read, {loaded.accepted:,} accepted, {loaded.refused:,} refused"
        say(f"{name:<24} {loaded.title}   was loaded before: nothing changed ({counts})")
        return
    refused = styled(f"{loaded.refused:,} refused", "unsure") if loaded.refused else "0 refused"
    say(f"{name:<24} {loaded.title}   {loaded.read:,} read   {loaded.accepted:,} accepted   {refused}   {loaded.seconds:.1f} s")
    if loaded.refused:
        reasons = ", ".join(f"{n:,} {why}" for why, n in sorted(loaded.refusals.items(), key=lambda kv: -kv[1])[:4])
        say(f"  refused rows are in quarantine/{Path(loaded.quarantine).name}: {reasons}")
    for note, n in loaded.notes.items():
        say(styled(f"  {n:,} × {note}: the value was dropped, the row kept", "unsure"))


class _Bars:
    """A progress bar by bytes for each file, on a terminal only."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._bar: Any = None

    def __enter__(self) -> _Bars:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def of(self, path: Path) -> Callable[[str, int, int, int, int], None] | None:
        """The callback that draws one file's bar."""
        if self._quiet:
            return None
        from tqdm import tqdm

        self.close()
        self._bar = bar = tqdm(total=1, desc=path.name, unit="B", unit_scale=True, file=sys.stderr, leave=False)

        def moved(title: str, done: int, size: int, accepted: int, refused: int) -> None:
            bar.total = max(size, 1)
            bar.n = done
            bar.set_postfix_str(f"{title}: {accepted:,} accepted, {refused:,} refused", refresh=True)

        return moved

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


@app.command(epilog="Example: coterie formats")
def formats(json: JsonOption = False) -> None:
    """List the file formats that can be loaded, with their columns."""
    from ..loaders.format import known

    every = known()
    if not every:
        raise BadInput("No formats are installed.")
    if json:
        as_json({"formats": [{"name": f.name, "title": f.title, "columns": list(f.columns)} for f in every]})
    else:
        table(["format", "what it is", "columns"], [(f.name, f.title, ",".join(f.columns)) for f in every])
