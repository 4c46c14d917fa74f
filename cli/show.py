"""How things are said: data to stdout, talk to stderr, colours only for people."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ..queries.errors import CoterieError
from .drawn import drawn

SCHEMA_VERSION = 1
SYNTHETIC = "◇"
_STYLES = {"bad": "31", "unsure": "33", "dim": "2", "synthetic": "35", "strong": "1", "plain": "0"}


def watched(stream: Any = None) -> bool:
    """Whether a person looks at the stream (stdout if not given)."""
    return bool((stream or sys.stdout).isatty())


def styled(said: str, style: str, stream: Any = None) -> str:
    """Text in one of the few styles, each with one meaning; plain when nobody looks or NO_COLOR is set."""
    if not watched(stream) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return said
    return f"\x1b[{_STYLES[style]}m{said}\x1b[0m"


def safe(value: Any) -> str:
    """A value as one line for a terminal: control and direction marks, which could forge what is shown, as signs."""
    if isinstance(value, bool):
        said = "yes" if value else "no"
    elif isinstance(value, float):
        said = f"{value:,.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.4g}"
    elif isinstance(value, datetime):
        said = f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"
    elif isinstance(value, (list, tuple)):
        said = ", ".join(safe(part) for part in value)
    elif isinstance(value, dict):
        said = drawn(value)
    else:
        said = "" if value is None else str(value)
    return "".join(c if c.isprintable() else " " if c == "\u00a0" else "␤" if c == "\n" else "·" for c in said)


def dumped(said: dict[str, Any], *, indented: bool = False) -> str:
    """One object as JSON; names of files that are no UTF-8 are escaped."""
    import orjson

    option = orjson.OPT_NON_STR_KEYS | (orjson.OPT_INDENT_2 if indented else 0)
    try:
        return orjson.dumps(said, option=option, default=str).decode()
    except TypeError:
        import json

        return json.dumps(said, default=str, indent=2 if indented else None)


def as_json(said: dict[str, Any]) -> None:
    """Print one object with its schema_version: what scripts rely on."""
    sys.stdout.write(dumped({"schema_version": SCHEMA_VERSION, **said}, indented=True) + "\n")


def say(line: str = "") -> None:
    """Data for a person."""
    sys.stdout.write(line + "\n")


def room(stream: Any = None) -> int:
    """Characters in a line: the window's, or endless when nobody looks."""
    return shutil.get_terminal_size((100, 24)).columns if watched(stream) else 1_000_000


def talk(line: str = "") -> None:
    """Talk beside the data."""
    sys.stderr.write(line + "\n")


def aside(said: str, style: str = "dim") -> None:
    """Talk in one of the styles, broken at spaces."""
    for line in textwrap.wrap(said, room(sys.stderr), break_on_hyphens=False, break_long_words=False, subsequent_indent="  "):
        talk(styled(line, style, sys.stderr))


def next_steps(*commands: str) -> None:
    """What one could do now."""
    lines = [f"Next: {commands[0]}"]
    for command in commands[1:]:
        if len(lines[-1]) + len(command) + 6 <= room(sys.stderr):
            lines[-1] += f"  or  {command}"
        else:
            lines.append(f"  or  {command}")
    for line in lines:
        talk(styled(line, "dim", sys.stderr))


def asked_for_json() -> bool:
    """Whether the words of the command ask for JSON, for faults that come before they are understood."""
    return "--json" in sys.argv[1:]


def fail(fault: CoterieError) -> int:
    """Print a fault as sentences, or as one object when --json is asked for; gives the exit code."""
    if asked_for_json():
        talk(dumped({"error": fault.what, "where": fault.where, "advice": fault.advice, "exit": fault.exit}))
    else:
        refusal(fault)
    return fault.exit


def refusal(fault: CoterieError) -> None:
    """A fault as sentences; further lines are indented, so that none can pass for another message."""
    head = f"{fault.where}: {fault.what}" if fault.where else fault.what
    first, *more = [safe(line) for line in head.split("\n")]
    aside(first, "bad")
    for line in more:
        aside(f"  {line}", "bad")
    if fault.advice:
        aside(safe(fault.advice), "plain")


def fetching() -> Callable[[int, int], None]:
    """A progress bar for the database's files; it appears only if something is fetched, and only on a terminal."""
    bar: Any = None

    def moved(done: int, size: int) -> None:
        nonlocal bar
        if bar is None:
            from tqdm import tqdm

            talk(f"Fetching Neo4j once, {size / 1e6:.0f} MB, into the cache folder.")
            bar = tqdm(total=size, unit="B", unit_scale=True, file=sys.stderr, disable=not watched(sys.stderr))
        bar.n = done
        bar.refresh()
        if done >= size:
            bar.close()

    return moved
