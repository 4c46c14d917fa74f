"""What every export says of itself: what it is evidence of, from which data, what was left out, and that it is synthetic."""

from __future__ import annotations

from ..subgraph import Subgraph

SYNTHETIC = "made by a generator, it speaks of nobody"
CAVEAT = "Synchronised is not inauthentic. Ties and clusters were computed and are no evidence themselves: the posts and statements are."


def about(part: Subgraph) -> dict[str, str]:
    """Facts by name, in a fixed order; only what is known."""
    given = {k: v for k, v in part.of.items() if v}
    first = {k: given.pop(k) for k in ("what", "case", "tlp", "run", "snapshot", "seed", "version") if k in given}
    left = ", ".join(f"{n:,} {kind}" for kind, n in part.left_out.items())
    made = {"synthetic": f"yes, {SYNTHETIC}"} if part.synthetic else {}
    return first | dict(sorted(given.items())) | {"left_out": left or "nothing"} | made | {"caveat": CAVEAT}


def sentence(part: Subgraph) -> str:
    """The same as one line of text."""
    return "; ".join(f"{name.replace('_', ' ')}: {' '.join(said.split())}" for name, said in about(part).items())
