"""What an investigator types: thin commands, no logic."""

from __future__ import annotations

import sys

from ..queries.errors import CoterieError


def main() -> None:
    """Run the command line: a fault a user can mend is a sentence and an exit code, never a traceback."""
    from .app import app

    try:
        app(prog_name="coterie")
    except CoterieError as fault:
        from .show import fail

        sys.exit(fail(fault))
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was finished is kept; run the same command to go on.\n")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
