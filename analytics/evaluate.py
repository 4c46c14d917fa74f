"""Clusters against labels that somebody else gave: who was found, who was missed, and how alike both partitions are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from .agreement import adjusted_rand, crossed, mutual_information, purity

ORGANIC = frozenset({"", "none", "organic"})
"""Labels that mean: takes part in nothing planted. Every other one counts as positive, unless the user says which do."""
_SURE = 1.96


@dataclass(frozen=True)
class Named:
    """An account in a cluster; one in several counts where it is core, and then where its score (0..1) is highest."""

    key: str
    cluster: int
    core: bool
    score: float


def named(clusters: Sequence[Mapping[str, Any]]) -> dict[str, Named]:
    """Everyone in the clusters of a run, as it is kept in findings/, by key."""
    found: dict[str, Named] = {}
    for cluster in sorted(clusters, key=lambda c: int(c["number"])):
        for m in cluster["members"]:
            here = Named(m["key"], int(cluster["number"]), bool(m["core"]), float(m["score"]))
            there = found.get(here.key)
            if there is None or (here.core, here.score) > (there.core, there.score):
                found[here.key] = here
    return found


def evaluate(labels: Mapping[str, str], found: Mapping[str, Named], *, positive: Collection[str] = (), complete: bool = False
             ) -> dict[str, Any]:
    """Compare; ``labels`` is each account's label by key, for accounts that are in the collection.

    Two comparisons. *Binary*: an account is named when it is in any cluster, and right when its label is positive:
    one of ``positive``, or, when these are not given, any label but ``organic``, ``none`` and an empty one. Accounts
    without a label are left out, or count as organic when the labels are ``complete``. *Partition*: over accounts
    that are labelled and in a cluster, label against cluster.

    Shares are 0..1; None, with a reason in ``not_enough_data``, where nothing can be said. Precision is None when
    the labels hold nobody who could have been named wrongly: it would be 1 whatever was found.
    """
    means = {label: (label in positive if positive else label.casefold() not in ORGANIC) for label in set(labels.values())}
    good = {key for key, label in labels.items() if means[label]}
    judged = {key: n for key, n in found.items() if complete or key in labels}
    closed = complete or len(good) < len(labels)
    both = [key for key in sorted(labels) if key in found]
    table = crossed([labels[key] for key in both], [found[key].cluster for key in both])
    every = _marks(list(judged.values()), good, closed)
    return {
        **{k: every[k] for k in ("precision", "recall", "f1")},
        "nmi": mutual_information(table), "ari": adjusted_rand(table), "purity": purity(table),
        "per_label": {label: _of(label, labels, found) | {"positive": means[label]} for label in sorted(means)},
        "binary": every, "core": _marks([n for n in judged.values() if n.core], good, closed),
        "partition": {"accounts": len(both), "labels": table.shape[0], "clusters": table.shape[1],
                      "share": len(both) / len(labels) if labels else None},
        "labelled": len(labels), "named": len(found), "named_without_label": sum(key not in labels for key in found),
        "complete": complete, "positive": sorted(label for label, yes in means.items() if yes),
        "curve": {"all": curve(judged.values(), good, closed), "core": curve([n for n in judged.values() if n.core], good, closed)},
        "not_enough_data": _lacking(labels, good, judged, both, closed),
    }


def curve(judged: Collection[Named], good: Collection[str], closed: bool = True) -> list[dict[str, Any]]:
    """Precision and recall when only accounts with at least this score are named, from the surest down."""
    points, right, order = [], 0, sorted(judged, key=lambda n: (-n.score, n.key))
    for n, one in enumerate(order, 1):
        right += one.key in good
        if n == len(order) or order[n].score < one.score:
            points.append({"score": one.score, "named": n, "right": right, "precision": right / n if closed else None,
                           "recall": right / len(good) if good else None})
    return points


def interval(hits: int, of: int) -> tuple[float, float] | None:
    """Where a share lies with 95 % confidence, 0..1 (Wilson 1927); None without trials."""
    if not of:
        return None
    share, z2 = hits / of, _SURE**2 / of
    middle, half = share + z2 / 2, _SURE * sqrt(share * (1 - share) / of + z2 / (4 * of))
    return max(0.0, (middle - half) / (1 + z2)), min(1.0, (middle + half) / (1 + z2))


def _marks(judged: Collection[Named], good: Collection[str], closed: bool) -> dict[str, Any]:
    right = sum(n.key in good for n in judged)
    precision = right / len(judged) if judged and closed else None
    recall = right / len(good) if good else None
    return {
        "precision": precision, "recall": recall, "f1": 2 * right / (len(judged) + len(good)) if closed and good else None,
        "precision_interval": interval(right, len(judged)) if closed else None, "recall_interval": interval(right, len(good)),
        "right": right, "wrong": len(judged) - right, "missed": len(good) - right,
    }


def _of(label: str, labels: Mapping[str, str], found: Mapping[str, Named]) -> dict[str, Any]:
    mine = [key for key, said in labels.items() if said == label]
    there = [found[key] for key in mine if key in found]
    clusters = sorted(Counter(n.cluster for n in there).items(), key=lambda item: (-item[1], item[0]))
    return {"accounts": len(mine), "named": len(there), "core": sum(n.core for n in there),
            "share_named": len(there) / len(mine), "clusters": {str(number): n for number, n in clusters}}


def _lacking(labels: Collection[str], good: Collection[str], judged: Collection[str], both: Collection[str], closed: bool
             ) -> dict[str, str]:
    said = {}
    if not judged:
        said["precision"] = "No account with a label is in a cluster."
    if labels and not closed:
        said["precision"] = "Every label is positive, so nobody could have been named wrongly."
    if not good:
        said["recall"] = "No account of this collection has a positive label."
    if len(both) < 2:
        said["partition"] = "Fewer than two accounts are both labelled and in a cluster."
    return said
