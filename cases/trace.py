"""From a number in the report, or a claim, back to the rows of files and the statements that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..queries import behind, catalogue
from ..queries.errors import CoterieError, UsageError
from ..queries.store import Store
from . import claims, custody, reporting
from .case import Case

if TYPE_CHECKING:
    from ..evidence.asking import Asker
    from ..evidence.numbers import Place
    from ..evidence.page import Asked, Page

SHOWN = 20
"""Row numbers given of one file; the others are counted."""


def trace(case: Case, what: str) -> dict[str, Any]:
    """``what`` is a claim's id or a number as the report prints it; gives ``{"asked", "found": [{"where", "says", "question",
    "sha256", "params", "row", "files", "statements", "why"}]}``. UsageError when neither is known.

    ``files``: name, sha256, rows in all, the first row numbers, and when it was loaded by whom. ``why``: why there are none.
    """
    with case.store() as store:
        case.mark(store)
        tracer = Tracer(case, store)
        found = tracer.claim(what) or [tracer.place(place) for place in tracer.places(what)]
    if not found:
        raise UsageError(f"{what} is no claim of this case and no number of its report.",
                         advice="Give a claim's id, or a number as it is printed: coterie trace 1,043")
    return {"asked": what, "found": _once(found)}


def _once(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = {}
    for one in found:
        kept.setdefault(repr((one["where"], one["question"], one["params"], one["row"])), one)
    return list(kept.values())


class Tracer:
    """Leads numbers and claims of one case back; the report is composed once."""

    def __init__(self, case: Case, store: Store) -> None:
        from ..evidence.asking import asker

        self.case, self.store = case, store
        self._ask: Asker = asker(store)
        self._files = behind.files(store)
        self._loads = {line["file"]: line for line in custody.log(case) if line.get("what") == "load"}
        self._known: dict[str, list[dict[str, Any]]] = {}
        self._led: dict[str, list[dict[str, Any]]] = {}
        self._answers: dict[Asked, list[tuple[dict[str, Any], frozenset[str]]]] = {}

    @cached_property
    def page(self) -> Page:
        """The report as values."""
        from ..evidence.report import compose

        config, ledger, found = reporting.material(self.case, self.store)
        return compose(self._ask, config, found, ledger)

    def places(self, printed: str) -> list[Place]:
        """Where the report prints a number."""
        from ..evidence.numbers import those

        return those(self.page, printed)

    def place(self, place: Place) -> dict[str, Any]:
        """The rows behind one number of the report."""
        from ..evidence.numbers import row_of

        if place.section == "sources":
            return self._said(place.section, place.says, files=[self._file(key, []) for key in self._named(place.cells)])
        if place.claim and (led := self.claim(place.claim)):
            return led[0]
        whole = [asked for asked in place.asked if asked.sha]
        for asked in whole:
            if row := row_of(place, self._printed(asked), self.case.zone_name or "UTC"):
                return self._traced(place, asked, row)
        if whole:
            return self._traced(place, whole[0], None)
        return self._unasked(place)

    def _printed(self, asked: Asked) -> list[tuple[dict[str, Any], frozenset[str]]]:
        """The rows of an answer, each with everything that it may have been printed as."""
        from ..evidence.numbers import forms

        if asked not in self._answers:
            zone = self.case.zone_name or "UTC"
            self._answers[asked] = [(row, forms(row, zone)) for row in self._ask(asked.id, **self._given(asked)).rows]
        return self._answers[asked]

    def _traced(self, place: Place, asked: Asked, row: dict[str, Any] | None) -> dict[str, Any]:
        question = catalogue.find(asked.id, self.case.folder / "questions")
        return self._question(place.section, place.says, asked.id, question.bind(self._given(asked), self.case.zone()), row)

    def _given(self, asked: Asked) -> dict[str, Any]:
        return {name: value.split(", ") if ", " in value else value for name, value in asked.params}

    def _question(self, where: str, says: str, id_: str, bound: Mapping[str, Any], row: Mapping[str, Any] | None) -> dict[str, Any]:
        question = catalogue.find(id_, self.case.folder / "questions")
        said = [s for name in ("statement", "statements") for s in _listed((row or {}).get(name))]
        kinds = behind.reads(question)
        found = self._rows(kinds, behind.scope(bound, row), said)
        if not found and row:  # no file says it of this row alone: what the question read as a whole stands behind it
            found = self._rows(kinds, behind.scope(bound))
        why = "" if found else f"{id_} read nothing from a file within these parameters: it found nothing, and that is its answer."
        return self._said(where, says, question=id_, sha256=question.sha256, params=_plain(bound), row=_plain(row) if row else None,
                          files=self._listed(found), statements=behind.cited(self.store, said), why=why)

    def _rows(self, kinds: list[str], within: behind.Scope, statements: list[str] | None = None) -> list[dict[str, Any]]:
        asked = repr((kinds, within, statements))
        if asked not in self._known:
            self._known[asked] = behind.rows(self.store, kinds, within, statements or ())
        return self._known[asked]

    def _unasked(self, place: Place) -> dict[str, Any]:
        """Numbers that detection computed, and fixed words."""
        run = (self.case.latest() or {}).get("run", "")
        if place.section == "ledger":
            return self._said(place.section, place.says, why="counted over the claims of the ledger: each leads on by its own id.")
        if not place.section.startswith("cluster") or not run:
            return self._said(place.section, place.says, why="no question stands under this place: one of coterie's own words.")
        number = place.section.rpartition("-")[2]
        within = behind.scope({"cluster": number, "run": run} if number.isdigit() else {})
        found = self._rows(["posts"], within)
        return self._said(place.section, place.says, question=f"detection run {run}", params=self._parameters(),
                          files=self._listed(found))

    def _parameters(self) -> dict[str, Any]:
        found = self.case.latest() or {}
        return {name: found.get(name) for name in ("seed", "snapshot", "parameters")}

    @cached_property
    def _claims(self) -> dict[str, tuple[Any, dict[str, Any]]]:
        """Each claim of the case with what its ledger says of it."""
        kept = {claim["id"]: claim for claim in claims.listed(self.case)["claims"]}
        return {claim.id: (claim, kept.get(claim.id, {})) for claim in claims.read(self.case)}

    def claim(self, id_: str) -> list[dict[str, Any]]:
        """What a claim rests on; nothing when there is none of that id."""
        if id_ not in self._led:
            self._led[id_] = self._claimed(*self._claims[id_]) if id_ in self._claims else []
        return self._led[id_]

    def _claimed(self, claim: Any, kept: dict[str, Any]) -> list[dict[str, Any]]:
        id_ = claim.id
        cited = behind.cited(self.store, claim.statements)
        if claim.measure is None:
            found = self._rows([], behind.scope({}), [s["id"] for s in cited]) if cited else []
            return [self._said(id_, claim.says, files=self._listed(found), statements=cited,
                               why=claim.unpublished or ("" if found else "this case does not hold its statements."))]
        try:
            return [self._measured(id_, claim.says, question, params, cited) for question, params in self._measures(claim)]
        except CoterieError as fault:
            why = kept.get("why") or str(fault)
            return [self._said(id_, claim.says, question=claim.measure.name, params=dict(claim.measure.params), statements=cited, why=why)]

    def _measured(self, id_: str, says: str, question: str, params: Mapping[str, Any], cited: list[dict[str, Any]]) -> dict[str, Any]:
        found = self._question(id_, says, question, params, None)
        return found | {"statements": cited}

    def _measures(self, claim: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        """The questions a claim asks; a function stands on the questions of the operations that it is given."""
        from ..evidence.ledger.checking import filled

        parts = claims.parts(self.case)
        params = {name: filled(value, parts) for name, value in claim.measure.params.items()}
        zone = self.case.zone(claim.zone or None)
        if claim.measure.asks:
            yield claim.measure.asks, catalogue.find(claim.measure.asks, self.case.folder / "questions").bind(params, zone)
            return
        asks = str(params.get("asks") or "operations/volume")
        question = catalogue.find(asks, self.case.folder / "questions")
        known = {p.name for p in question.params}
        yield asks, question.bind({name: value for name, value in params.items() if name in known}, zone)

    def _named(self, cells: tuple[Any, ...]) -> list[str]:
        return [cell[:16] for cell in cells if isinstance(cell, str) and cell[:16] in self._files]

    def _file(self, source: str, rows: list[int], kind: str = "rows") -> dict[str, Any]:
        known = self._files.get(source) or {"name": "", "sha256": source, "read": None}
        loaded = self._loads.get(known["sha256"], {})
        kept = next(iter(sorted((self.case.folder / "sources").glob(f"{source}-*"))), Path())
        return {"file": known["name"], "sha256": known["sha256"], "kept": kept.name, "kind": kind,
                "rows": len(rows) if rows else known["read"], "first_rows": rows[:SHOWN],
                "loaded_at": loaded.get("at", ""), "loaded_by": loaded.get("by", "")}

    def _listed(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [self._file(row["source"], row["rows"], row["kind"]) for row in found]

    def _said(self, where: str, says: str, **more: Any) -> dict[str, Any]:
        return {"where": where, "says": says, "question": "", "sha256": "", "params": {}, "row": None, "files": [], "statements": [],
                "why": "", **more}


def _listed(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)] if value else []


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    from ..queries.question import shown

    return {name: value for name, value in shown(dict(values)).items() if value not in (None, [], "")}
