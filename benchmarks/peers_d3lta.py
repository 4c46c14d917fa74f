"""D3lta's matching with embeddings handed to it, run in D3lta's own environment by peers.py.

Usage: python peers_d3lta.py TEXTS_JSON GROUPS_JSON; prints one JSON object with seconds. What is handed over: each text once,
one language for all, and 512 numbers a text that count its hashed character trigrams (no model is fetched).
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from d3lta.faissd3lta import prepare_dataset, semantic_faiss  # type: ignore[import-not-found,unused-ignore]

WIDTH = 512


def embedded(texts: list[str]) -> Any:
    """Counts of hashed character trigrams, one row a text."""
    found = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in zip(found, texts, strict=True):
        for i in range(max(1, len(text) - 2)):
            row[zlib.crc32(text[i : i + 3].encode()) % WIDTH] += 1
    return found


def main() -> None:
    """Match, and write each text's group (-1: none)."""
    texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    frame = pd.DataFrame({"original": texts, "language": "az"}, index=[str(i) for i in range(len(texts))])
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        kept = prepare_dataset(frame.copy()).index
        vectors = pd.DataFrame(embedded([texts[int(i)] for i in kept]), index=kept)
        start, work = time.perf_counter(), time.process_time()
        _, grouped = semantic_faiss(frame, df_embeddings_use=vectors)
        seconds, work = time.perf_counter() - start, time.process_time() - work
    groups = np.full(len(texts), -1)
    if "cluster" in grouped:
        held = grouped["cluster"].dropna()
        groups[held.index.astype(int)] = held.astype(int)
    Path(sys.argv[2]).write_text(json.dumps(groups.tolist()))
    print(json.dumps({"compute": round(seconds, 3), "compute_work": round(work, 3), "kept": len(kept)}))


if __name__ == "__main__":
    main()
