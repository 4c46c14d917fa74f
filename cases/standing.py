"""standing.toml: what an analyst decided about who may be named, with reason and source; the files' own word stays beside it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from ..evidence.gate.profile import STANDINGS
from ..queries import naming
from ..queries.accounts import meant
from ..queries.errors import BadInput, UsageError
from ..queries.store import Store
from . import custody, entries
from .case import Case

FILE = "standing.toml"


@dataclass(frozen=True)
class Standing:
    """``who`` (``Account:x:@handle`` or ``Person:key``) has a ``standing`` ``because`` of something, as a ``source`` says."""

    who: str
    standing: str
    because: str
    source: str
    by: str
    on: date


def read(case: Case) -> list[Standing]:
    """The standings in standing.toml, in its order; none when there is no file. BadInput names entry and key."""
    return [_standing(where, entry) for where, entry in entries.read(case.folder / FILE, "standing", (f.name for f in fields(Standing)))]


def _standing(where: str, table: entries.Entry) -> Standing:
    if table["standing"] not in STANDINGS:
        raise BadInput(f"{table['standing']} is no standing.", where=where, advice=f"Choose from {', '.join(STANDINGS)}.")
    if not isinstance(table["on"], date):
        raise BadInput("on is a date such as 2024-02-11.", where=where)
    texts = {name: str(table[name]).strip() for name in ("who", "because", "source", "by")}
    if texts["who"].partition(":")[0] not in ("Account", "Person") or not texts["who"].partition(":")[2]:
        raise BadInput(f"{texts['who']} is nobody.", where=where, advice="Write Account:x:@handle or Person:key.")
    if table["standing"] != "private" and not (texts["because"] and texts["source"]):
        raise BadInput("names somebody without a reason and a source.", where=where, advice="Give because and source.")
    return Standing(texts["who"], table["standing"], texts["because"], texts["source"], texts["by"], table["on"])


def decided(case: Case, store: Store) -> dict[str, str]:
    """The standing by ref, the last word on each; ``platform:@handle`` will do for an account, if it means one of the graph."""
    every = read(case)
    keys = meant(store, [s.who.partition(":")[2] for s in every if s.who.startswith("Account:")])
    found = {}
    for s in every:
        label, _, name = s.who.partition(":")
        refs = keys.get(name, []) if label == "Account" else [name]
        if len(refs) == 1:  # whoever might be two is named by neither
            found[f"{label}:{refs[0]}"] = s.standing
    return found


def put(case: Case, name: str, standing: str, because: str, source: str, by: str) -> Standing:
    """Decide on an account (handle or key) or a ``Person:key``, in place of an earlier decision; UsageError for nobody."""
    with case.store() as store:
        who = _meant(store, name)
    said = {"who": who, "standing": standing, "because": because, "source": source, "by": by, "on": date.today()}
    new = _standing("coterie standing", said)
    write(case.folder / FILE, [*(s for s in read(case) if s.who != who), new])
    custody.note(case, "standing", who=who, standing=standing, because=new.because, source=new.source, decided_by=new.by)
    return new


def _meant(store: Store, name: str) -> str:
    if name.startswith("Person:"):
        if name not in {f"Person:{row['key']}" for row in naming.people(store)}:
            raise UsageError(f"There is no {name}.", advice="coterie standing lists the people of this case.")
        return name
    plain = name.removeprefix("Account:")
    keys = meant(store, [plain])[plain]
    if len(keys) != 1:
        raise UsageError(f"{name} may mean {', '.join(keys)}." if keys else f"There is no account {name}.",
                         advice="Give its key." if keys else "Give a handle, a key, or Person:key.")
    return f"Account:{keys[0]}"


def write(path: Path, standings: list[Standing]) -> None:
    """Write them all."""
    head = "Who may be named, and why. coterie standing writes it; it may be edited by hand."
    entries.write(path, "standing", head, map(asdict, standings))


def listed(case: Case) -> list[dict[str, Any]]:
    """Everybody who is not private, and everybody decided on: who, names, standing, source, and because where an analyst said so."""
    said = {s.who: s for s in read(case)}
    with case.store() as store:
        everybody = [(f"Account:{row['key']}", row["handles"], row) for row in naming.accounts(store)]
        everybody += [(f"Person:{row['key']}", row["names"], row) for row in naming.people(store)]
    found = []
    for ref, names, row in everybody:
        mine = said.get(ref)
        if mine or row["standing"] != "private":
            said_by = {name: getattr(mine, name) for name in ("standing", "source", "because", "by")} if mine else {
                "standing": row["standing"], "source": row["source"], "because": "", "by": ""}
            found.append({"who": ref, "names": sorted(set(names))[:3], **said_by})
    return found
