"""Passages of a case as the sentences behind them, and texts that reword them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..queries import said, traffic
from ..queries.errors import UsageError
from .case import Case

if TYPE_CHECKING:
    from ..queries.store import Store

GRADES = {
    "copypasta": "The same text, touched up, cut or filled in: at least 0.4 of its word pairs, and 5, are the exemplar's.",
    "rewording": "The same words in other sentences: cosine of rarity-weighted words at least 0.5. Two in three are no copies: read them.",
    "translation": "The same said in another language. Not available: it needs a model of meaning, and none ships with coterie.",
}
"""What each grade means; only copypasta is a signal."""


def passages(case: Case, operation: str = "", *, grade: str = "copypasta", limit: int | None = None) -> dict[str, Any]:
    """Passages of the newest run as templates, most posts first, or posts that reword them; plain data.

    Counts are of the operation's posts if one is named, else of all; ``limit`` keeps so many. UsageError for an unknown operation
    or grade, for translations, and before any run.
    """
    if grade not in GRADES:
        raise UsageError(f"There is no grade {grade}.", advice=f"Choose from {', '.join(GRADES)}.")
    if grade == "translation":
        raise UsageError(GRADES[grade], advice="Copypasta and rewording are found within any language.")
    with case.store() as store:
        case.mark(store)
        run = traffic.latest_run(store)
        if not run:
            raise UsageError("No run has grouped texts into passages.", advice="Run: coterie detect")
        title = _title(store, run, operation)
        rows = said.said(store, run, operation)
        others = said.unsaid(store, run, operation) if grade == "rewording" else {}
    told = {"run": run, "operation": operation or None, "title": title, "grade": grade, "means": GRADES[grade],
            "posts": len(rows["post"]), "synthetic": any(rows["synthetic"])}
    found = _sentences(rows)
    if grade == "rewording":
        reworded = _reworded(found, others)
        return told | {"found": len(reworded), "rewordings": reworded[:limit], "synthetic": told["synthetic"] or any(others["synthetic"])}
    return told | {"found": len(found), "passages": found[:limit]}


def _title(store: Store, run: str, operation: str) -> str | None:
    if not operation:
        return None
    known = traffic.operation(store, operation)
    if not known:
        there = ", ".join(traffic.names(store, run)[0])
        raise UsageError(f"There is no operation called {operation}.",
                         advice=f"Known are {there}." if there else "Name windows in operations.toml.")
    return str(known["title"])


def _sentences(rows: said.Columns) -> list[dict[str, Any]]:
    from ..analytics.templates import templates

    least: dict[str, float] = {}
    for name, near in zip(rows["passage"], rows["similarity"], strict=True):
        least[name] = min(near, least.get(name, 1.0))
    return [{"passage": t.passage, "wording": t.wording, "posts": t.posts, "accounts": t.accounts,
             "first_at": None if rows["at"][t.first] < 0 else rows["at"][t.first], "first_post": rows["post"][t.first],
             "first_account": rows["account"][t.first], "first_handle": rows["handle"][t.first],
             "least_similarity": least[str(t.passage)], "fillings": t.fillings}
            for t in templates(rows["text"], rows["account"], rows["at"], rows["passage"])]


def _reworded(found: list[dict[str, Any]], others: said.Columns) -> list[dict[str, Any]]:
    from ..analytics.rewording import rewordings

    near = rewordings(others["text"], [one["wording"] for one in found])
    rows = [{"passage": found[which]["passage"], "wording": found[which]["wording"], "similarity": round(similarity, 4),
             **{name: others[name][i] for name in ("post", "account", "handle", "text")}}
            for i, (which, similarity) in enumerate(zip(near.exemplar.tolist(), near.similarity.tolist(), strict=True)) if which >= 0]
    return sorted(rows, key=lambda row: (-row["similarity"], row["post"]))
