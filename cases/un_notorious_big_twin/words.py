"""Sentences nobody ever wrote: small words of a real language among invented long ones."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
LONG = 4200  # invented words a language
TOPIC = 220  # of which one topic prefers so many
ENDS = np.array([".", "", "", "!", "...", " 👍", " 🙏", "?", " 👇"], dtype=object)
CODES = ("az", "tr", "en", "fr", "ru")
FACTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Tongue:
    """One language as this seed invents it: ``small`` real words first in ``words``, invented ones after."""

    code: str
    small: int
    words: NDArray[np.object_]

    def sentences(self, rng: np.random.Generator, topics: Ints, lengths: Ints, *, ends: bool = True) -> list[str]:
        """One text per topic number, of so many words each; common words are common (log-uniform ranks)."""
        total = int(lengths.sum())
        topic = np.repeat(topics, lengths)
        pick, rank = rng.random(total), rng.random(total)
        small = (self.small**rank).astype(np.int64) - 1
        near = (topic * 173 + (TOPIC**rank).astype(np.int64)) % LONG
        wide = (LONG**rank).astype(np.int64) - 1
        index = np.where(pick < 0.36, small, self.small + np.where(pick < 0.66, near, wide))
        flat = self.words[index].tolist()
        stops = np.cumsum(lengths).tolist()
        starts = [0, *stops][: len(stops)]
        tails = ENDS[(len(ENDS) * rng.random(len(stops)) ** 2).astype(np.int64)].tolist()
        lines = (" ".join(flat[a:b]) for a, b in zip(starts, stops, strict=True))
        return [line[:1].upper() + line[1:] + (tail if ends else "") for line, tail in zip(lines, tails, strict=True)]

    def texts(self, rng: np.random.Generator, topics: Ints) -> list[str]:
        """Posts of ordinary length: half under 95 characters, one in twenty over 200."""
        return self.sentences(rng, topics, lengths(rng, len(topics)))

    def word(self, rng: np.random.Generator) -> str:
        """One invented long word."""
        return str(self.words[self.small + int(rng.integers(LONG))])

    def tag(self, rng: np.random.Generator, parts: int = 2) -> str:
        """A hashtag without its #, two invented words run together."""
        return "".join(self.word(rng).capitalize() for _ in range(parts))


def lengths(rng: np.random.Generator, n: int) -> Ints:
    """Words a post: log-normal, median 14."""
    drawn = np.exp(rng.normal(2.65, 0.52, n))
    return np.clip(drawn, 3, 38).astype(np.int64)


def learn(rng: np.random.Generator) -> dict[str, Tongue]:
    """Every language, invented anew from ``rng``."""
    return {code: _tongue(rng, code) for code in CODES}


def _tongue(rng: np.random.Generator, code: str) -> Tongue:
    facts = FACTS[code]
    small = facts["small"].split()
    parts = {name: np.array([p.strip("-") for p in facts[name].split()], dtype=object)
             for name in ("onset", "nucleus", "coda", "ending")}
    size = int(LONG * 1.6)

    def draw(name: str) -> NDArray[np.object_]:
        chosen: NDArray[np.object_] = parts[name][rng.integers(len(parts[name]), size=size)]
        return chosen

    def syllable() -> NDArray[np.object_]:
        made: NDArray[np.object_] = draw("onset") + draw("nucleus") + draw("coda")
        return made

    third = np.where(rng.random(size) < 0.35, syllable(), "")
    made = syllable() + syllable() + third + draw("ending")
    known = set(small)
    long = [w for w in dict.fromkeys(made.tolist()) if w not in known][:LONG]
    long += [f"{w}{w[-2:]}" for w in long[: LONG - len(long)]]
    return Tongue(code, len(small), np.array(small + long, dtype=object))
