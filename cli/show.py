"""How things are said: data to stdout, talk to stderr, colours and tables only for people."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..queries.errors import CoterieError

SCHEMA_VERSION = 1
SYNTHETIC = "◇"
_STYLES = {"bad": "31", "unsure": "33", "dim": "2", "synthetic": "35", "strong": "1"}


def styled(said: str, style: str, stream: Any = None) -> str:
    """Text in one of the few styles, each with one meaning; plain when nobody looks or NO_COLOR is set."""
    out = stream or sys.stdout
    if not out.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return said
    return f"\x1b[{_STYLES[style]}m{said}\x1b[0m"


def safe(value: Any) -> str:
    """A value as one line for a terminal: control and direction marks, which could forge what is shown, as signs."""
    said = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
    return "".join(c if c.isprintable() else "␤" if c == "\n" else "·" for c in said)


def as_json(kind: dict[str, Any]) -> None:
    """Print one object with its schema_version: what scripts rely on."""
    import orjson

    sys.stdout.write(
        orjson.dumps({"schema_version": SCHEMA_VERSION, **kind}, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS, default=str).decode()
        + "\n"
    )


def say(line: str = "") -> None:
    """Data for a person."""
    sys.stdout.write(line + "\n")


def talk(line: str = "") -> None:
    """Talk beside the data."""
    sys.stderr.write(line + "\n")


def next_steps(*commands: str) -> None:
    """What one could do now."""
    talk(styled("Next: " + "  or  ".join(commands), "dim", sys.stderr))


def fail(fault: CoterieError) -> int:
    """Print a fault as sentences, or as one object when --json is asked for; gives the exit code."""
    if "--json" in sys.argv:
        import orjson

        said = {"error": fault.what, "where": fault.where, "advice": fault.advice, "exit": fault.exit}
        sys.stderr.write(orjson.dumps(said).decode() + "\n")
    else:
        head = f"{fault.where}: {fault.what}" if fault.where else fault.what
        talk(styled(safe(head), "bad", sys.stderr) + (f"\n{safe(fault.advice)}" if fault.advice else ""))
    return fault.exit


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table that never wraps: columns that do not fit are dropped from the right, and named."""
    from unicodedata import east_asian_width

    def width(said: str) -> int:
        return sum(2 if east_asian_width(c) in "WF" else 1 for c in said)

    cells = [[safe(v) for v in row] for row in rows]
    space = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 10_000
    most = 60 if sys.stdout.isatty() else 10_000
    widths = [min(most, max([width(c), *(width(row[i]) for row in cells)])) for i, c in enumerate(columns)]
    kept = 0
    for kept in range(len(columns), 0, -1):
        if sum(widths[:kept]) + 2 * (kept - 1) <= space:
            break
    numeric = [bool(cells) and all(_number(row[i]) for row in cells) for i in range(len(columns))]

    def fit(said: str, i: int) -> str:
        while width(said) > widths[i]:
            said = said[:-2] + "…"
        pad = " " * (widths[i] - width(said))
        return pad + said if numeric[i] else said + pad

    say(styled("  ".join(fit(c, i) for i, c in enumerate(columns[:kept])).rstrip(), "strong"))
    for row in cells:
        say("  ".join(fit(row[i], i) for i in range(kept)).rstrip())
    if kept < len(columns):
        talk(styled(f"Left out for want of width: {', '.join(columns[kept:])}. A wider window or --json shows them.", "dim", sys.stderr))


def _number(said: str) -> bool:
    try:
        float(said.replace(",", ""))
    except ValueError:
        return said == ""
    return True


def fetching() -> Callable[[int, int], None]:
    """A progress bar for the database's files; it appears only if something is fetched, and only on a terminal."""
    bar: Any = None

    def moved(done: int, size: int) -> None:
        nonlocal bar
        if bar is None:
            from tqdm import tqdm

            talk(f"Fetching Neo4j once, {size / 1e6:.0f} MB, into the cache folder.")
            bar = tqdm(total=size, unit="B", unit_scale=True, file=sys.stderr, disable=not sys.stderr.isatty())
        bar.n = done
        bar.refresh()
        if done >= size:
            bar.close()

    return moved
