"""coterie db: the case's own Neo4j."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..queries.errors import UsageError
from .app import CaseOption, JsonOption, awake, case_at, db, elsewhere
from .show import as_json, fetching, next_steps, safe, say, talk

if TYPE_CHECKING:
    from ..cases.case import Case


@db.command(epilog="Example: coterie db fetch")
def fetch(
    release: Annotated[str, typer.Option("--neo4j", help="Which one: 5.26 or 2026.08, as case.toml says.")] = "5.26",
    json: JsonOption = False,
) -> None:
    """Fetch Neo4j into the cache folder, so that a first start needs no network."""
    from ..queries.store import RELEASES, library

    if release not in RELEASES:
        raise UsageError(f"--neo4j {release} is no Neo4j that coterie runs.", advice=f"Known are {' and '.join(RELEASES)}.")
    library(None if json else fetching(), release=RELEASES[release])
    if json:
        return as_json({"fetched": True, "version": RELEASES[release].version})
    return say(f"Neo4j {RELEASES[release].version} is in the cache folder; it starts without a network.")


@db.command(epilog="Example: coterie db start")
def start(case: CaseOption = None, json: JsonOption = False) -> None:
    """Start the database, if it is not running."""
    at = awake(case)
    with at.store() as store:
        if json:
            return as_json({"state": "running", "bolt": store.address})
        return say(f"Neo4j answers at {store.address}.")


@db.command(epilog="Example: coterie db stop")
def stop(case: CaseOption = None, json: JsonOption = False) -> None:
    """Stop the database; nothing is lost."""
    from ..queries import store

    stopped = store.stop(case_at(case).graph)
    if json:
        return as_json({"stopped": stopped})
    return say("Stopped; nothing is lost." if stopped else "It was not running.")


@db.command(name="status", epilog="Example: coterie db status")
def db_status(case: CaseOption = None, json: JsonOption = False) -> None:
    """Whether the database runs, and where."""
    from ..queries import store

    at = case_at(case)
    if other := elsewhere(at):
        with at.store():
            if json:
                return as_json({"state": "running", "version": None, "bolt": other.uri, "http": None, "pid": None, "log": None})
            return say(f"Neo4j answers at {other.uri}; coterie does not run it.")
    found = store.status(at.graph)
    if json:
        where = {"bolt": found.bolt, "http": found.http, "pid": found.pid, "log": str(found.log)}
        return as_json({"state": found.state, "version": found.version, **where})
    say(f"Neo4j {found.version} is {found.state}" + (f", process {found.pid}." if found.running else "."))
    if found.running:
        say(f"  Bolt       {found.bolt}")
        say(f"  Browser    {found.http}")
    say(f"  log        {safe(found.log)}")
    return next_steps("coterie db browse", "coterie db stop") if found.running else next_steps("coterie db start")


@db.command(epilog="Example: coterie db browse affiliation/paths -p from=jabarov.com -p to=big")
def browse(
    question: Annotated[str | None, typer.Argument(help="A saved question to fill in.")] = None,
    param: Annotated[list[str] | None, typer.Option("-p", "--param", help="A parameter, as name=value.")] = None,
    case: CaseOption = None,
    show: Annotated[bool, typer.Option("--print", help="Only print the address.")] = False,
    json: JsonOption = False,
) -> None:
    """Open Neo4j Browser on this case; on stderr stand the user and the password for its login."""
    from ..queries import browser, catalogue
    from ..queries.header import fields
    from .ask import pairs

    at = case_at(case)
    asked = catalogue.find(question, at.folder / "questions") if question else None
    given = pairs(param or [])
    if given and not asked:
        raise UsageError("-p is for a question; none is named.", advice="See coterie db browse --help.")
    open_ = asked is not None and not given and any(p.required for p in asked.params)
    bound = asked.bind(given, at.zone()) if asked and not open_ else None
    url, secret = _address(awake(case), browser.editor(asked, bound) if asked else None)
    if json:
        as_json({"url": url, "user": "neo4j"})
    else:
        say(url)
        talk(f"user neo4j   password {secret}")
        if asked and open_:
            talk("Its parameters are open. Give them with -p, or first set them in Browser, for example:")
            for line in [value for _, name, value in fields(asked.text) if name == "set"]:
                talk(f"  {safe(line)}")
    if not show and not json:
        webbrowser.open(url)


@db.command(epilog="Example: coterie db desk --out .")
def desk(
    out: Annotated[Path, typer.Option(help="The folder for the two files.")] = Path(),
    case: CaseOption = None,
    json: JsonOption = False,
) -> None:
    """Write two files to drop onto Neo4j Browser's window: all questions as favourites in folders, and the colours."""
    from ..queries import browser, catalogue
    from ..queries.schema.page import browser_style
    from .ask import own

    questions = catalogue.every(own(case))
    files = {"coterie-favourites.zip": browser.favourites(questions), "coterie.grass": browser_style().encode("utf-8")}
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
        if not json:
            say(safe(out / name))
    if json:
        return as_json({"files": [str(out / name) for name in files], "questions": len(questions)})
    return talk(f"{len(questions)} questions and the colours: open Neo4j Browser and drop each file onto its window.")


def _address(at: Case, text: str | None) -> tuple[str, str]:
    from ..queries import browser, store

    if other := elsewhere(at):
        raise UsageError(f"The database at {other.uri} is not run by coterie.", advice="Open that server's own Browser or Query tool.")
    with at.store() as opened:
        browser.mark(opened)
        return store.browser_url(store.status(at.graph), text), store.password(at.graph)
