"""Neo4j's errors, said as coterie's: what happened and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import BadInput, CoterieError, DatabaseUnreachable
from .driver import exceptions as neo


@contextmanager
def told(address: str, login: str = "Check NEO4J_USERNAME and NEO4J_PASSWORD.") -> Iterator[None]:
    """Run a piece of work against the database at ``address``; ``login`` is the advice when it refuses us."""
    try:
        yield
    except neo.AuthError as error:
        raise DatabaseUnreachable("The database refuses the user name or the password.", where=address,
                                  advice=login) from error
    except (neo.ServiceUnavailable, neo.SessionExpired, neo.ConfigurationError, OSError) as error:
        raise DatabaseUnreachable(f"The database does not answer: {_short(error)}", where=address,
                                  advice="See `coterie db status`; check the address if it is not a managed one.") from error
    except neo.Neo4jError as error:
        raise _named(error, address) from error
    except neo.DriverError as error:
        raise CoterieError(f"The database's driver gave up: {_short(error)}", where=address) from error


def _short(error: BaseException) -> str:
    text = str(getattr(error, "message", None) or error).strip().splitlines()
    return (text[0] if text else type(error).__name__).rstrip(".") + "."


def _named(error: neo.Neo4jError, address: str) -> CoterieError:
    code, short = error.code or "", _short(error)
    if "MemoryPoolOutOfMemory" in code or "TransactionOutOfMemory" in code or "OutOfMemory" in code:
        return CoterieError("The database ran out of memory for one transaction.", where=address,
                            advice="Write smaller batches, or ask a narrower question.")
    if "TransactionTimedOut" in code:
        return CoterieError("The question took longer than it may.", where=address,
                            advice="Narrow it (an operation, a day, fewer accounts) or allow more time.")
    if "DatabaseNotFound" in code:
        return DatabaseUnreachable(short, where=address, advice="Check NEO4J_DATABASE and case.toml.")
    if "DatabaseUnavailable" in code:
        return DatabaseUnreachable(short, where=address, advice="It is starting or stopping: try again in a moment.")
    if "AccessMode" in code:
        return BadInput("Something that was to read only tried to write.", where=address)
    return BadInput(f"The database refuses: {short}", where=address, advice=f"({code})")
