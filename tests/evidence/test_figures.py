import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from coterie.evidence.figures.bars import Bar, bars
from coterie.evidence.figures.bins import Bin, bins
from coterie.evidence.figures.catalogue import EVERY
from coterie.evidence.figures.framed import framed, png
from coterie.evidence.figures.hours import rhythm
from coterie.evidence.figures.ink import Look
from coterie.evidence.figures.interactions import Peak, interactions
from coterie.evidence.figures.labelling import place
from coterie.evidence.figures.layout import layout
from coterie.evidence.figures.matrix import Cell, matrix
from coterie.evidence.figures.network import Node, Tie, network
from coterie.evidence.figures.overlap import upset
from coterie.evidence.figures.rail import Hop, rail
from coterie.evidence.labels import Words
from coterie.evidence.writing import Desk

sys.path.insert(0, str(Path(__file__).parent))
import made_up

START = datetime(2024, 2, 2, 10, tzinfo=UTC)
HOSTILE = "</text><script>alert(1)</script>\u202e&\x00\ud800"
NAMES = ("originals", "reposts", "usual")
PARAMS = {"bins": {"operation": "corsica"}, "cluster": {"cluster": 1}, "path": {"from": "a", "to": "b"}, "links": {"operation": "corsica"}}


def draw(word="", look=Look()):  # noqa: B008
    rows = [Bin(START + timedelta(minutes=10 * i), i, 2, 1.5) for i in range(5)]
    hops = (Hop(f"a{word}", f"is part of {word}", "b" * 90, True, (f"s-1{word}",), f"3{word}", "B2", True), Hop("b", "leads", "c", False))
    nodes = [Node(f"n{i}{word}", f"@n{i}{word}", i < 3) for i in range(9)] + [Node("t", f"1{word}", thing=True)]
    yield bins(rows, zone="Europe/Paris", every=timedelta(minutes=10), names=NAMES, unit=f"posts{word}", clock=f"Paris{word}", look=look)
    yield bars([Bar(f"one{word}", 12.0, control=3.0)], names=("found", "chance"), unit="accounts", look=look)
    yield bars([Bar(f"one{word}", 0.5, 0.4, 0.6), Bar("two", 0.25, 0.2, 0.3, strong=False)], unit="share", shares=True, look=look)
    yield matrix([Cell(f"r{word}", f"c{word}", 3), Cell("r", "d", 0)], rows="", columns=f"c{word}", look=look)
    yield rhythm([(str(h), 1 / 24, 1 / 24) for h in range(24)], [("Mon", 0.5, None)], names=("these", "others"), unit=f"share{word}", titles=(f"hour{word}", "day"), look=look)
    yield upset([(frozenset({f"a{word}", "b"}), 5), (frozenset({"b"}), 9)], {f"a{word}": 5, "b": 14}, unit=f"accounts{word}", look=look)
    yield interactions([(date(2024, 2, d), date(2024, 2, d + 1), d) for d in range(1, 9)], [Peak(date(2024, 2, 7), 7, True)], usual=3.0, unit=f"likes{word}", clock=f"Paris{word}",
                       names=("told", "untold"), look=look)
    yield network(nodes, [Tie(f"n0{word}", f"n{i}{word}", f"link{word}", i) for i in range(1, 9)] + [Tie("t", f"n1{word}", "media")], key=[("core", f"core{word}"), ("media", "m")], look=look)[0]
    yield rail(hops, look=look)


def test_hostile_words_stay_words_in_every_figure():
    for svg in draw(HOSTILE):
        tags = {e.tag.rpartition("}")[2] for e in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "g", "path", "text", "rect", "line", "circle", "defs", "clipPath", "tspan"}, tags
        assert "\u202e" not in svg


def test_the_same_values_give_the_same_bytes_whatever_was_drawn_before():
    first = list(draw())
    list(draw("other"))
    assert first == list(draw())


def test_every_figure_of_synthetic_rows_says_so_across_the_picture_and_no_other_does():
    assert all(">synthetic</text>" in svg and ">SYNTHETIC</text>" in svg for svg in draw(look=Look("synthetic")))
    assert not any("synthetic" in svg.lower() for svg in draw())


def test_bins_show_the_clock_of_the_zone_and_bars_from_zero():
    svg = next(draw())
    assert ">11:00<" in svg and ">10:00<" not in svg and ">0<" in svg


def test_numbers_in_french_figures_are_french():
    svg = bars([Bar("un", 0.523)], unit="part", shares=True, look=Look(lang="fr"))
    assert "52,3" in svg and "52.3" not in svg


def test_a_path_runs_left_to_right_with_arrow_heads_as_the_source_words_them_and_the_weakest_hop_dashed():
    svg = list(draw())[-1]
    places = [float(c.get("cx")) for c in ElementTree.fromstring(svg).iter() if c.tag.endswith("circle")]
    assert places == sorted(places) and len(places) == 3
    assert svg.count("stroke-dasharray") == 1 and "weakest" in svg and "no statement" in svg


def test_a_layout_is_the_same_for_a_seed_another_for_another_and_draws_ties_together():
    nodes, ties = [str(i) for i in range(20)], {(str(i), str(i + 1)): 5.0 for i in range(9)} | {("0", "9"): 5.0}
    at = layout(nodes, ties, seed=3)
    assert at == layout(nodes, ties, seed=3) != layout(nodes, ties, seed=4)

    def apart(a, b):
        return ((at[a][0] - at[b][0]) ** 2 + (at[a][1] - at[b][1]) ** 2) ** 0.5

    tied = sum(apart(a, b) for a, b in ties) / len(ties)
    assert tied < 0.7 * sum(apart("0", str(i)) for i in range(10, 20)) / 10


def test_labels_touch_neither_one_another_nor_a_point_and_what_has_no_room_is_left_out():
    points = [(str(i), f"@account_{i:04d}", 20.0 + 7 * (i % 20), 20.0 + 7 * (i // 20), 3.0) for i in range(200)]
    labels = place(points, width=220, height=120)
    assert 0 < len(labels) < 200
    boxes = [({"start": w.x, "end": w.x - 0.56 * 10 * len(w.text) - 2, "middle": w.x - 0.28 * 10 * len(w.text) - 1}[w.anchor], w.y, w.text) for w in labels]
    for i, (x, y, text) in enumerate(boxes):
        for other_x, other_y, other in boxes[:i]:
            assert abs(y - other_y) >= 10 or x + 0.56 * 10 * len(text) <= other_x or other_x + 0.56 * 10 * len(other) <= x


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("drawing", EVERY, ids=lambda d: d.name)
def test_each_figure_of_the_catalogue_has_its_finding_alt_text_numbers_question_and_claims(drawing, lang):
    desk = Desk(made_up.config(lang=lang), Words(lang), made_up.answers(), made_up.told())
    figures = drawing.make(desk, **PARAMS.get(drawing.name, {}))
    assert figures
    for figure in figures:
        assert figure.title and figure.alt and figure.synthetic and figure.table and figure.table.rows and figure.note
        assert {a.id for a in figure.asked} <= set(drawing.asks) and (figure.asked or figure.claims)
        assert Words(lang)("synthetic").upper() in figure.svg
    if drawing.name == "bins":
        assert drawing.make(desk, operation="corsica", minutes=10)[0].claims == ("OP5-01",)
    assert drawing.make(Desk(made_up.config(), Words("en"), made_up.silence), **PARAMS.get(drawing.name, {})) == []


def test_a_figure_alone_carries_its_finding_its_question_and_what_one_would_see_and_is_a_picture():
    desk = Desk(made_up.config(), Words("en"), made_up.answers(HOSTILE), made_up.told())
    figure = EVERY[0].make(desk, operation="corsica", minutes=10)[0]
    svg = framed(figure, Words("en"), made=f"a case {HOSTILE}")
    root = ElementTree.fromstring(svg)
    said = " ".join(t.text or "" for t in root.iter() if t.tag.endswith(("text", "title", "desc")))
    assert "busiest 10 minutes held" in said and "operations/bins 1f00ba2c9d3e" in said and "OP5-01" in said and "· synthetic" in said
    assert png(svg).startswith(b"\x89PNG") and png(svg) == png(svg)


def test_the_page_names_every_figure_with_its_questions():
    said = (Path(__file__).parents[2] / "docs" / "report.md").read_text("utf-8")
    for drawing in EVERY:
        row = next(line for line in said.splitlines() if line.startswith(f"| {drawing.name} |"))
        assert all(f"`{question}`" in row for question in drawing.asks)
