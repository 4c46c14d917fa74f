"""coterie db: the case's own Neo4j."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from .app import CaseOption, JsonOption, case_at, db
from .show import as_json, fetching, say, talk


@db.command(epilog="Example: coterie db fetch")
def fetch() -> None:
    """Fetch Neo4j into the cache folder, so that a first start needs no network."""
    from ..queries.store import library

    library(fetching())


@db.command(epilog="Example: coterie db start")
def start(case: CaseOption = None) -> None:
    """Start the database, if it is not running."""
    at = case_at(case)
    with at.store() as store:
        say(f"Neo4j answers at {store.address}.")


@db.command(epilog="Example: coterie db stop")
def stop(case: CaseOption = None) -> None:
    """Stop the database; nothing is lost."""
    from ..queries import store

    say("Stopped." if store.stop(case_at(case).graph) else "It was not running.")


@db.command(name="status", epilog="Example: coterie db status")
def db_status(case: CaseOption = None, json: JsonOption = False) -> None:
    """Whether the database runs, and where."""
    from ..queries import store

    found = store.status(case_at(case).graph)
    if json:
        return as_json(
            {
                "state": found.state,
                "version": found.version,
                "bolt": found.bolt,
                "http": found.http,
                "pid": found.pid,
                "log": str(found.log),
            }
        )
    where = f" at {found.bolt} and {found.http}, process {found.pid}" if found.running else ""
    say(f"Neo4j {found.version} is {found.state}{where}. Its log: {found.log}")
    return None


@db.command(epilog="Example: coterie db browse origin/first-posters")
def browse(
    question: Annotated[str | None, typer.Argument(help="A saved question to fill in.")] = None,
    case: CaseOption = None,
    show: Annotated[bool, typer.Option("--print", help="Only print the address.")] = False,
) -> None:
    """Open Neo4j Browser on this case; the user and the password are printed for its login."""
    from ..queries import catalogue, store

    at = case_at(case)
    with at.store():
        found = store.status(at.graph)
        text = catalogue.find(question, at.folder / "questions").text if question else None
        say(store.browser_url(found, text))
        talk(f"user neo4j   password {store.password(at.graph)}")
    if not show:
        webbrowser.open(store.browser_url(found, text))
