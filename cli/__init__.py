"""What an investigator types: thin commands, no logic."""

from __future__ import annotations

import os
import sys
from typing import Any

from ..queries.errors import CoterieError, UsageError

_STOPPED = "Stopped. What was finished is kept; run the same command to go on."


def main() -> None:
    """Run the command line: a fault a user can mend is a sentence and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        _forgiving(stream)
    try:
        code = _run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # Whoever read us has seen enough; what is still waiting must not fault at the exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    if code == 130:
        from .show import fail

        fail(Stopped(_STOPPED))
    sys.exit(code)


class Stopped(CoterieError):
    """Ctrl-C."""

    exit = 130


def _run() -> int:
    import typer

    from .app import app
    from .show import asked_for_json, fail

    misspelt: Any = typer.BadParameter.__bases__[0]
    try:
        return int(app(prog_name="coterie", standalone_mode=False) or 0)
    except CoterieError as fault:
        return fail(fault)
    except misspelt as fault:
        if not asked_for_json():
            fault.show()
            return 2
        at = fault.ctx.command_path if fault.ctx else "coterie"
        return fail(UsageError(fault.format_message(), where=at, advice=f"See {at} --help."))
    except BrokenPipeError:
        raise
    except OSError as fault:
        if fault.filename is None:
            raise
        return fail(CoterieError(f"{fault.strerror}.", where=str(fault.filename), advice="Check that it is there and may be written."))


def _forgiving(stream: Any) -> None:
    # A terminal that lacks a sign shows another one in its place, rather than nothing at all.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
