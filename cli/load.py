"""coterie load: files into the graph."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..queries.errors import BadInput, CoterieError
from .app import CaseOption, JsonOption, app, case_at
from .show import as_json, fail, next_steps, refusal, room, safe, say, styled
from .table import paragraph, width

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
    object: Annotated[
        str | None, typer.Option(help="What a file lists where it does not say: repost, link, hashtag, text; followers, following.")
    ] = None,
    of: Annotated[str, typer.Option(help="Whose followers, follows or archive a file holds that does not say it: handle or id.")] = "",
    covers: Annotated[str, typer.Option(help="What the files cover, in words: query, window, deletions.")] = "",
    complete: Annotated[bool, typer.Option("--complete", help="They hold all of that; without it a low count proves nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Load files, folders, zip archives or - (a pipe): posts, accounts, follows, links, documented facts. accepted + refused = read."""
    from ..cases import steps

    faults: dict[str, CoterieError] = {}
    bars = _Bars(json)

    def refused(path: Path, fault: CoterieError) -> None:
        bars.close()
        faults[str(path)] = fault
        if not json:
            refusal(fault)

    with bars:
        found = steps.load(
            case_at(case),
            files,
            as_format=as_format,
            zone=zone,
            observed_at=observed_at,
            object=object,
            of=of,
            covers=covers,
            complete=complete,
            progress=bars.of,
            refused=refused,
        )
    if json:
        as_json({"sources": [_plain(loaded) for loaded in found] + [_failed(path, fault) for path, fault in faults.items()]})
    else:
        if found:
            _told(found)
        if any(loaded.accepted for loaded in found):
            next_steps("coterie detect", "coterie ask")
    if not any(loaded.accepted for loaded in found):
        if json:
            fail(_together(list(faults.values()), len(files)))
        raise typer.Exit(1)


def _together(faults: list[CoterieError], files: int) -> CoterieError:
    if len(faults) == 1 and files == 1:
        return faults[0]
    return BadInput(f"None of {files} files could be loaded: {' '.join(map(str, faults))}", advice="Each file's fault stands in the JSON.")


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


def _told(found: list[Loaded]) -> None:
    names = max(width(safe(Path(loaded.path).name)) for loaded in found)
    for loaded in found:
        name = safe(Path(loaded.path).name)
        head = name + " " * (min(names, 32) - width(name))
        refused = f"{loaded.refused:,} refused"
        counts = f"{loaded.read:,} read   {loaded.accepted:,} accepted   "
        more = [safe(loaded.title)] if loaded.already else [safe(loaded.title), f"{loaded.seconds:.1f} s"]
        while more and width(head) + len(counts) + len(refused) + sum(map(width, more)) + 3 * len(more) + 3 > room():
            more.pop()
        tail = [styled(refused, "unsure") if loaded.refused else refused, *more]
        say(f"{head}   {counts}" + "   ".join(tail))
        if loaded.already:
            say("  It was loaded before: nothing changed.")
        else:
            _lost(loaded)


def _lost(loaded: Loaded) -> None:
    if loaded.refused:
        many = sorted(loaded.refusals.items(), key=lambda reason: (-reason[1], reason[0]))
        reasons = ", ".join(f"{n:,} × {why}" for why, n in many[:4]) + (f" and {len(many) - 4} more reasons" if len(many) > 4 else "")
        paragraph("", f"Refused rows are in quarantine/{Path(loaded.quarantine).name}: {reasons}.", indent=2, style="unsure")
    for note, n in loaded.notes.items():
        paragraph("", f"{n:,} × {note}; the row was kept.", indent=2, style="unsure")


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
        self.close()

        def moved(title: str, done: int, size: int, accepted: int, refused: int) -> None:
            if self._bar is None:
                self._bar = self._drawn(path, max(size, 1))
            self._bar.n = done
            self._bar.set_postfix_str(f"{accepted:,} accepted, {refused:,} refused", refresh=True)

        return moved

    @staticmethod
    def _drawn(path: Path, size: int) -> Any:
        from tqdm import tqdm

        return tqdm(total=size, desc=safe(path.name), unit="B", unit_scale=True, file=sys.stderr, leave=False, dynamic_ncols=True)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
