"""Every figure by its name, and which of them draws a question."""

from __future__ import annotations

from ...queries.errors import UsageError
from . import bins, cluster, control, hours, interactions, layers, links, overlap, path, topics
from .drawing import Drawing

EVERY = (
    bins.DRAWING,
    topics.DRAWING,
    topics.BY_MONTH,
    interactions.DRAWING,
    links.DRAWING,
    overlap.DRAWING,
    hours.DRAWING,
    cluster.DRAWING,
    layers.DRAWING,
    path.DRAWING,
    control.DRAWING,
)


def find(name: str) -> Drawing:
    """The figure of this name; UsageError lists all."""
    found = next((d for d in EVERY if d.name == name), None)
    if found is None:
        raise UsageError(f"There is no figure {name}.", advice=f"Known are {', '.join(d.name for d in EVERY)}.")
    return found


def of(question: str) -> Drawing | None:
    """The figure that draws a question's answer."""
    return next((d for d in EVERY if question in d.asks), None)
