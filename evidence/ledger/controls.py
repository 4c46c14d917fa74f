"""Controls that Cypher alone cannot compute: what stands beside a figure, so that a reader sees what honest accounts would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ...analytics.evaluate import interval as wilson
from ...analytics.matching import matched as controls
from ...analytics.peak import peak
from .measuring import fits

Rows = Sequence[Mapping[str, Any]]
Ask = Callable[[str, Mapping[str, Any]], Rows]
"""``ask(question, params)`` gives a question's rows."""
_EVERYBODY = 10**9


def burst(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """The fullest ten minutes of ``operation`` beside a steady and a bursty chance; empty stretches count as bins."""
    rows = ask("operations/bins", {"operation": params["operation"]})
    if not rows:
        return []
    first, last = min(r["bin"] for r in rows), max(r["bin"] for r in rows)
    counts = np.zeros(int((last - first).total_seconds() // 600) + 1, np.int64)
    for row in rows:
        counts[int((row["bin"] - first).total_seconds() // 600)] = row["posts"]
    found = peak(counts)
    if found is None:
        return []
    return [{"most": found.peak, "bins": found.bins, "others_mean": round(found.mean, 3), "p_steady": found.poisson,
             "p_bursty": found.bursty, "synthetic": any(r["synthetic"] for r in rows)}]


def interval(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """A share with its 95 % interval (Wilson 1927): ``of`` by ``whole`` in the row of a question where ``column`` is ``value``."""
    own = {"asks", "of", "whole", "column", "value"}
    rows = ask(str(params["asks"]), {k: v for k, v in params.items() if k not in own})
    found = []
    for row in (r for r in rows if fits(r, str(params["column"]), params["value"])):
        low, high = wilson(row[params["of"]], row[params["whole"]]) or (None, None)
        found.append({str(params["column"]): params["value"], "share": row[params["of"]] / row[params["whole"]], "low": low, "high": high,
                      "of": row[params["whole"]], "synthetic": bool(row.get("synthetic"))})
    return found


def matched(ask: Ask, params: Mapping[str, Any]) -> Rows:
    """A question put to accounts outside the group that are as active as its members.

    ``asks``: a question that takes ``accounts``. ``all_of``: operations; the group is who took part in all of them.
    ``show``: columns kept. The first rows are of controls out of the whole collection; the others, if enough are there, of controls
    that took part in one of these operations and so care for the same things. ``controls``: how many there are, ``for_members``
    of the group; a row without values: nothing was found among them.
    """
    own = {"asks", "all_of", "show", "where"}
    operations = str(params["all_of"]).split(",")
    members = {row["key"] for row in ask("overlap/accounts-in-all", {"operations": params["all_of"]})}
    everybody = ask("collection/accounts", {"most": _EVERYBODY})
    posts = {row["key"]: row["posts"] for row in everybody}
    made_up = {row["key"] for row in everybody if row.get("synthetic")}
    alike = {row["key"] for row in ask("overlap/in-several", {"operations": ",".join(operations), "least": 1})}
    group = {key: posts[key] for key in members if key in posts}
    found = []
    for name, pool in (("as active", posts), ("as active, in one of the operations", {k: n for k, n in posts.items() if k in alike})):
        beside = sorted(controls(group, {k: n for k, n in pool.items() if k not in group}).values())
        if not beside:
            continue
        rows = ask(str(params["asks"]), {k: v for k, v in params.items() if k not in own} | {"accounts": beside})
        columns = str(params["show"]).split(",")
        shown = [row for row in rows if _shown(row, params.get("where", ""))]
        # Where nothing is found among the controls, that is the answer: a row without values says beside how many.
        found += [{"beside": name, **{c: row.get(c) for c in columns}, "controls": len(beside), "for_members": len(group),
                   "synthetic": not made_up.isdisjoint(beside)} for row in shown or [{}]]
    return found


def _shown(row: Mapping[str, Any], where: str) -> bool:
    column, equals, value = where.partition("=")
    return not equals or fits(row, column, value)
