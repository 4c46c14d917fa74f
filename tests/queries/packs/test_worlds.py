"""Each question has a world in which it finds and one in which it stays silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from coterie.queries.catalogue import every, packs


def test_each_question_found_something_once_and_was_silent_once(request, answered):
    here = Path(__file__).parent
    run = {item.path for item in request.session.items}
    missing = {path.name for path in here.glob("test_*.py")} - {path.name for path in run if path.parent == here}
    if missing or request.config.getoption("keyword") or any("::" in word for word in request.config.args):
        pytest.skip("looks back at all tests of its folder, and not all of them were run")
    texts = {packs()[q.id].text: q.id for q in every()}
    assert sorted(id_ for text, id_ in texts.items() if True not in answered.get(text, ())) == [], "never found anything"
    assert sorted(id_ for text, id_ in texts.items() if False not in answered.get(text, ())) == [], "never stayed silent"
