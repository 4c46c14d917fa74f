"""The documented case as a report, out of a real graph."""

import html
import re
from importlib.resources import files
from pathlib import Path

from coterie.evidence.config import ReportConfig
from coterie.evidence.report import report
from coterie.loaders.load import load

CONFIG = ReportConfig(
    title="As published", case="un-notorious-big", zone="Europe/Paris", domains=("bakuinitiative.com",),
    paths=(("Domain:jabarov.com", "Organisation:yap"),), all_of=("new-york", "corsica"), lists=("annex-2",), about=("Domain:btq.org.az",))


def test_the_published_facts_stand_in_the_report_with_page_grade_and_archive(graph, tmp_path):
    data = Path(str(files("coterie.cases.un_notorious_big")))
    for name in ("people", "organisations", "documents", "domains", "statements", "relations", "backlinks"):
        load(graph, data / f"{name}.csv", tmp_path)
    load(graph, data / "annex-2.txt", tmp_path)
    page = report(graph, CONFIG, None)
    text = html.unescape(re.sub(r"\s+", " ", re.sub(r"<wbr>|</?bdi>", "", page)))
    assert "2 sites link to bakuinitiative[.]com; btq[.]org[.]az is called a mirror of it." in text
    assert re.search(r"\d+ paths? from jabarov\[\.\]com to Yeni Azərbaycan Partiyası; the shortest has \d hops, its weakest graded [A-F]\d", text)
    assert "annex-2 lists 423 accounts; 3 cannot be right as printed" in text
    assert "VIGINUM, p. 18, B2" in text and re.search(r'href="https://(archive\.ph|perma\.cc|web\.archive\.org)/', page)
    assert "Not enough data for: What they posted about; Sites that the posts link to; Accounts in all 2 operations; Operations." in text
    assert 'class="band"' not in page and "◇ synthetic" not in page
    assert page == report(graph, CONFIG, None)
