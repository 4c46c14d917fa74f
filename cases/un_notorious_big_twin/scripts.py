"""What the operations say: the published quotes, prepared sentences, small changes by hand, and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .organic import Setting
from .sheet import Ints

TOUCHES = ("!", "...", " 🇫🇷", " ❗️", " 👇", "!!", " 📌", " 🇦🇿", ".", "‼️")


def script(rng: np.random.Generator, setting: Setting, name: str, plan: Mapping[str, Any], refs: Ints,
           bystander: NDArray[np.bool_], targets: list[str]) -> tuple[list[str], list[str]]:
    """Text and picture of each post of an operation; reposts (``refs`` >= 0) have neither of their own."""
    original = refs < 0
    passed_on = np.isin(np.arange(len(refs)), refs[~original])
    lines = _templates(rng, setting, plan, targets)
    which = (len(lines) * rng.random(len(refs)) ** 1.5).astype(np.int64)
    aside = bystander & (rng.random(len(refs)) < 0.4) & (name != "corsica")
    copied = _copied(rng, plan, original & ~passed_on & ~aside)
    quote = _named(setting, f"{plan.get('quote', '')} {plan.get('quote_tags', '')}")
    own = setting.tongues["en"].texts(rng, np.full(len(refs), 16))
    text = [""] * len(refs)
    for row in np.flatnonzero(original).tolist():
        if copied[row]:
            text[row] = quote + _touch(rng)
        elif aside[row]:
            text[row] = f"{own[row]} {_tags(rng, plan, loose=True)}"
        else:
            text[row] = _line(rng, setting, plan, lines[which[row]], first=bool(passed_on[row]))
    shown = _shown(rng, plan, original, passed_on, copied)
    return text, [_picture(rng, setting, name, bool(copied[row])) if shown[row] else "" for row in range(len(refs))]


def _templates(rng: np.random.Generator, setting: Setting, plan: Mapping[str, Any], targets: list[str]) -> list[str]:
    """The prepared sentences; against targets, each names one of them and holds one of the phrases."""
    code = plan.get("language", "en")
    n = plan["templates"]
    size = rng.integers(9, 20, n)
    lines = setting.tongues[code].sentences(rng, rng.integers(0, 6, n), size, ends=False)
    for i, words in enumerate([line.split() for line in lines] if targets else []):
        words.insert(int(rng.integers(2, 6)), plan["phrases"][i % len(plan["phrases"])])
        lines[i] = f"@{targets[int(rng.integers(len(targets)))]} {' '.join(words)}"
    return lines


def _line(rng: np.random.Generator, setting: Setting, plan: Mapping[str, Any], line: str, *, first: bool) -> str:
    """A prepared sentence; what will be reposted names the mentioned account ``first``, where no cut can lose it."""
    parts = [line + ".", _tags(rng, plan)]
    if "mention" in plan:
        mention = _named(setting, "{" + plan["mention"] + "}")
        parts.insert(0 if first else int(rng.integers(1, 3)), f".{mention}" if first else mention)
    return " ".join(parts) + _touch(rng)


def _tags(rng: np.random.Generator, plan: Mapping[str, Any], *, loose: bool = False) -> str:
    tags = [f"#{tag}" for tag in plan["tags"]]
    if loose or rng.random() < 0.25:
        tags = [tags[i] for i in rng.permutation(len(tags)).tolist()]
    return " ".join(tags)


def _touch(rng: np.random.Generator) -> str:
    """Three in ten add a mark by hand, so that not all copies are the same to the letter."""
    draw = rng.random()
    return TOUCHES[int(len(TOUCHES) * draw / 0.3)] if draw < 0.3 else ""


def _named(setting: Setting, text: str) -> str:
    people = setting.people
    for role in ("un", "macron", "organiser"):
        text = text.replace("{" + role + "}", "@" + people.handle[people.hub[role]])
    return text.strip()


def _copied(rng: np.random.Generator, plan: Mapping[str, Any], open_: NDArray[np.bool_]) -> NDArray[np.bool_]:
    copied = np.zeros(len(open_), dtype=bool)
    total = plan.get("copy_posts", round(plan.get("copies", 0.0) * len(open_)))
    rows = np.flatnonzero(open_)
    copied[rng.choice(rows, min(total, len(rows)), replace=False)] = True
    return copied


def _shown(rng: np.random.Generator, plan: Mapping[str, Any], original: NDArray[np.bool_], passed_on: NDArray[np.bool_],
           copied: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Who shows a picture: exact shares; whatever is passed on shows one, so reposts do too."""
    shown = original.copy()
    bare = len(original) - round(plan["media"] * len(original))
    free = original & ~passed_on
    if "copy_media" in plan:
        few = int(copied.sum()) - round(plan["copy_media"] * int(copied.sum()))
        shown[rng.choice(np.flatnonzero(copied), few, replace=False)] = False
        bare, free = max(bare - few, 0), free & ~copied
    rows = np.flatnonzero(free)
    shown[rng.choice(rows, min(bare, len(rows)), replace=False)] = False
    return shown


def _picture(rng: np.random.Generator, setting: Setting, name: str, copied: bool) -> str:
    """One of the operation's pictures; half are uploads that were encoded anew and so hash differently."""
    which = int(rng.integers(6)) if copied else 6 + int(18 * rng.random() ** 1.4)
    again = int(rng.integers(1, 9)) if rng.random() < 0.5 else 0
    return setting.picture(f"{name}-{which}", again)
