"""coterie detect twice: the same findings file, but for how long it took."""

from __future__ import annotations

import re
from pathlib import Path

from as_user import run


def found(case: Path) -> str:
    """The newest findings file with every number of seconds taken out."""
    assert run(case, "detect", "--permutations", "1").exit == 0
    text = (case / "findings" / f"{(case / 'findings' / 'latest').read_text()}.json").read_text("utf-8")
    return re.sub(r'"seconds": [\d.e-]+', '"seconds": 0', text)


def test_the_same_findings_again(case: Path) -> None:
    first = found(case)
    assert first.count('"seconds": 0') > 1 and '"clusters": [\n    {' in first
    assert found(case) == first
