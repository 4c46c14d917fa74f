"""Properties that many things carry: the mark of synthetic rows, and where a thing comes from."""

from __future__ import annotations

from .model import flag, number, text, texts

SYNTHETIC = flag("synthetic", "Made by a generator; shown with a violet diamond wherever it appears.")
PROVENANCE = (
    text("source", "The first loaded file that said so: the first 16 hex digits of its SHA-256."),
    number("row", "The row of that file, counted from 1."),
    texts("sources", "Further files that say the same."),
)
