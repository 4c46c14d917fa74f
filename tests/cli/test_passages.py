"""coterie passages as a user types it."""

import json

from as_user import run, seen


def test_sentences_on_a_screen_for_scripts_and_what_is_not_available(case):
    told = json.loads(run(case, "passages", "--json").out)
    assert told["schema_version"] == 1 and told["grade"] == "copypasta" and told["found"] == len(told["passages"])
    shown = seen(case, 100, "passages", "--limit", "3")
    assert "All posts" in shown and "Innocent:" in shown and "Traceback" not in shown
    for words, sentence in ((("--grade", "translation"), "none ships with coterie"), (("atoll",), "no operation called atoll")):
        said = run(case, "passages", *words)
        assert said.exit == 2 and sentence in said.err and not said.out
