"""What can go wrong, said so that a user can mend it: what happened, where, and what to do next."""

from __future__ import annotations


class CoterieError(Exception):
    """A fault that a user can do something about; printed as sentences, never as a traceback.

    ``what`` happened, ``where`` (``file:line: column`` or an address; may be empty), ``advice`` what to do
    next, ``exit`` the process's exit code.
    """

    exit = 1

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.advice = what, where, advice

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.advice}".strip()


class UsageError(CoterieError):
    """The words of the command are off."""

    exit = 2


class BadInput(CoterieError):
    """A file or a value cannot be used as it is."""


class DatabaseUnreachable(CoterieError):
    """No Neo4j answers: it is missing, crashed, taken, or refuses."""

    exit = 6


class Refused(CoterieError):
    """The read-only fence or the release gate said no."""

    exit = 7
