"""claims.toml: the sentences of a report as claims, checked against the case's graph, and what became of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from ..evidence.ledger.checking import Checked, Ground, filled
from ..evidence.ledger.checking import check as measure_all
from ..evidence.ledger.claim import Claim, Verdict
from ..evidence.ledger.controls import Ask, Rows
from ..evidence.ledger.functions import FUNCTIONS, Function
from ..evidence.ledger.measures import measures
from ..evidence.ledger.reading import claims as read_claims
from ..evidence.whole import put
from ..queries import traffic
from ..queries.errors import BadInput, CoterieError, UsageError
from ..queries.holdings import holdings, statements
from ..queries.store import Store
from . import custody, languages, steps
from .case import Case
from .overlap import Seen, beside, world


def read(case: Case) -> list[Claim]:
    """The case's claims, in the file's order; none when there is no file. BadInput names every fault."""
    return read_claims(_toml(case.folder / "claims.toml"), "claims.toml")


def parts(case: Case) -> dict[str, str]:
    """Who plays a part in this case: part -> handle, site or words, from parts.toml."""
    return {part: str(name) for part, name in _toml(case.folder / "parts.toml").items()}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(f"{path.name} cannot be read: {fault}.") from fault


def check(case: Case, only: list[str] | None = None) -> dict[str, Any]:
    """Measure all claims, or ``only`` some, and keep the result in findings/ledger.json; gives it as plain data.

    What was measured of some takes its place among the others, if these were measured on the same files by the same version.
    """
    from .. import __version__

    every = read(case)
    if strange := sorted(set(only or ()) - {c.id for c in every}):
        raise UsageError(f"There is no claim {', '.join(strange)}.", advice="coterie claims lists them.")
    chosen = [c for c in every if not only or c.id in only]
    with case.store() as store:
        case.mark(store)
        if any("languages" in claim.takes for claim in chosen):
            languages.derive(store)
        ground = _ground(case, store)
        functions = {**FUNCTIONS, "overlap": _overlap(store)}
        answers = measures(store, case.zone(), case.folder / "questions", functions)
        found = measure_all(chosen, answers, ground)
        snapshot = case.snapshot(store)
    said = {"snapshot": snapshot, "version": __version__, "synthetic": ground.synthetic, "run": (case.latest() or {}).get("run", ""),
            "claims": [c.as_dict() for c in found]}
    _keep(case, _among(latest(case), said, [c.id for c in every]) if only else said)
    custody.note(case, "claims checked", claims=len(found), snapshot=snapshot)
    return said


def _among(before: dict[str, Any] | None, said: dict[str, Any], order: list[str]) -> dict[str, Any]:
    if before is None or any(before[key] != said[key] for key in ("snapshot", "version")):
        return said
    claims = {c["id"]: c for c in [*before["claims"], *said["claims"]]}
    return said | {"claims": [claims[id_] for id_ in order if id_ in claims]}


def _overlap(store: Store) -> Function:
    seen: list[Seen] = []

    def overlap(ask: Ask, params: Mapping[str, Any]) -> Rows:
        """Each set of operations with its accounts, what activity and interests would send there, p, and p by declared populations."""
        operations, defined_by = (str(params.get(k, "")).split(",") if params.get(k) else [] for k in ("operations", "defined_by"))
        if not seen:
            seen.append(world(store))
        found = beside(store, seen[0], operations, defined_by=defined_by)
        return [{"operations": " ".join(s["operations"]), **{key: s[key] for key in ("accounts", "expected", "p", "why")},
                 **{f"p_{d['population']}": d["p"] for d in s["declared"]}, "synthetic": found["synthetic"]} for s in found["sets"]]

    return overlap


def _ground(case: Case, store: Store) -> Ground:
    return Ground(parts(case), steps.status(case, store)["synthetic"], statements(store), holdings(store), traffic.complete(store))


def latest(case: Case) -> dict[str, Any] | None:
    """What the last check of all claims gave; None before the first."""
    path = case.findings / "ledger.json"
    return orjson.loads(path.read_bytes()) if path.exists() else None


def listed(case: Case) -> dict[str, Any]:
    """Every claim of claims.toml with its last result; one that was changed since, or never checked, has no verdict."""
    from ..queries.catalogue import find

    before = latest(case) or {"claims": []}
    known, cast = {c["id"]: c for c in before["claims"]}, parts(case)
    found = []
    for claim in read(case):
        fresh = Checked(claim, Verdict.LACKING).as_dict() | {"verdict": "", "synthetic": bool(before.get("synthetic"))}
        last = known.get(claim.id)
        same = last and all(last[key] == fresh[key] for key in ("says", "tolerance", "question", "statements"))
        if last and same and last["published"] in (fresh["published"], _filled(fresh["published"], cast)):
            now = find(claim.measure.asks, case.folder / "questions").sha256 if claim.measure and claim.measure.asks else last["sha256"]
            fresh = last | {"stale": last["stale"] or (bool(last["sha256"]) and now != last["sha256"])}
        found.append(fresh)
    return {key: value for key, value in before.items() if key != "claims"} | {"claims": found}


def _filled(published: list[Any], cast: dict[str, str]) -> list[Any]:
    """Published values with who plays a part in them, as a check keeps them."""
    try:
        return [filled(value, cast) for value in published]
    except CoterieError:
        return published


def diff(case: Case, before: str, after: str = "") -> dict[str, Any]:
    """What differs between two kept ledgers, given by the beginning of their names; the newest when ``after`` is empty."""
    old, new = _kept(case, before), _kept(case, after) if after else latest(case) or {"claims": []}
    mine, theirs = ({c["id"]: c for c in ledger["claims"]} for ledger in (old, new))
    changes = []
    for id_ in sorted(mine.keys() | theirs.keys()):
        for what in ("verdict", "measured", "published", "sha256"):
            a, b = (ledger.get(id_, {}).get(what) for ledger in (mine, theirs))
            if a != b:
                changes.append({"id": id_, "what": what, "before": a, "after": b})
    return {"before": old["snapshot"], "after": new.get("snapshot", ""), "changes": changes}


def _kept(case: Case, name: str) -> dict[str, Any]:
    path = Path(name)
    found = [path] if path.is_file() else sorted((case.findings / "ledgers").glob(f"{path.name}*"))
    if len(found) != 1:
        names = ", ".join(p.stem for p in sorted((case.findings / "ledgers").glob("*.json"))) or "none yet"
        raise UsageError(f"{name} names {len(found)} kept ledgers.", advice=f"Kept are {names}.")
    said: dict[str, Any] = orjson.loads(found[0].read_bytes())
    return said


def _keep(case: Case, said: dict[str, Any]) -> None:
    folder = case.findings / "ledgers"
    written = orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    for path in (folder / f"{said['snapshot']}-{said['version']}.json", case.findings / "ledger.json"):
        put(path, written)


def lint(case: Case) -> dict[str, Any]:
    """What does not fit together in the claims themselves; lists of accounts come from the graph."""
    from ..evidence.ledger.lint.rules import lint as look

    every = read(case)
    with case.store() as store:
        rows = store.read(
            "MATCH (a:Account)-[:LISTED_IN]->(d:Document) RETURN d.id AS list, collect(DISTINCT a.handle_key) AS handles ORDER BY list"
        )
    lists = {row["list"]: frozenset(row["handles"]) for row in rows}
    found = look({c.id: c.said for c in every}, lists)
    return {"claims": len(every), "findings": [{"rule": f.rule, "claims": list(f.claims), "says": f.says} for f in found]}


def criteria(case: Case) -> dict[str, Any]:
    """Criteria and techniques of the case's criteria.toml, by the verdicts of the last check; BadInput names every fault."""
    found = weighed(case)
    return found | {"criteria": [w for w in found["criteria"] if w["kind"] in ("criterion", "technique")]}


def weighed(case: Case) -> dict[str, Any]:
    """The same with the letters of ABCDE, which claims are laid out by."""
    from ..evidence.ledger.criteria import rules, weigh

    taxonomy = tomllib.loads(files("coterie.evidence.ledger").joinpath("disarm.toml").read_text("utf-8"))
    verdicts = {c["id"]: c["verdict"] for c in listed(case)["claims"] if c["verdict"]}
    found = weigh(rules(_toml(case.folder / "criteria.toml"), taxonomy, "criteria.toml"), verdicts)
    return {"taxonomy": f"DISARM {taxonomy['version']}", "checked": bool(verdicts), "criteria": [w.as_dict() for w in found]}
