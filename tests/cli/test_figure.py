"""coterie figure and report as a user types them."""

import json
from xml.etree import ElementTree

from as_user import HOSTILE, run


def test_figures_are_listed_drawn_as_svg_and_png_and_told_to_scripts(case, tmp_path):
    assert len(json.loads(run(case, "figure", "--json").out)["figures"]) == 11
    out = tmp_path / "map.svg"
    said = json.loads(run(case, "figure", "cluster", "-p", "cluster=1", "--out", str(out), "--json").out)
    assert said["synthetic"] and said["rows"] and [q["question"] for q in said["questions"]] == ["clusters/members", "clusters/ties"]
    root = ElementTree.fromstring(out.read_text("utf-8"))
    text = " ".join(e.text or "" for e in root.iter())
    assert "SYNTHETIC" in text and "clusters/ties" in text and HOSTILE not in text and "\u202e" not in text and "\x1b" not in text
    told = run(case, "figure", "links", "--format", "png", "--language", "fr", "--numbers")
    assert told.exit == 0 and "evidence/figures/links.png" in told.out and "example[.]net" in told.out and "◇" in told.err
    assert (case / "evidence" / "figures" / "links.png").read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said_with_advice(case):
    for words, sentence, code in ((("nothing",), "There is no figure nothing.", 2), (("bins",), "operation is missing", 2), (("bins", "--operation", "atoll"), "Not enough data to draw bins", 1)):
        said = run(case, "figure", *words)
        assert (said.exit, sentence in said.err, said.out) == (code, True, ""), (words, said)


def test_a_report_in_french_after_abcde_without_claims(case, tmp_path):
    out = tmp_path / "rapport.html"
    said = run(case, "report", "--language", "fr", "--sections", "abcde", "--out", str(out))
    assert said.exit == 0, said.err
    text = out.read_text("utf-8")
    assert '<html lang="fr">' in text and "Groupes qui agissent ensemble" in text and "\u202e" not in text and 'id="ledger"' not in text
