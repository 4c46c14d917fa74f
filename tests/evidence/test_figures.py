from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from coterie.evidence.figures import Bin, beside, bins, ranks
from coterie.evidence.rail import Hop, rail

START = datetime(2024, 2, 2, 10, tzinfo=UTC)
HOSTILE = "</text><script>alert(1)</script>\u202e&\x00\ud800"
NAMES = ("originals", "reposts", "usual")


def draw(word="", synthetic=False):
    rows = [Bin(START + timedelta(minutes=10 * i), i, 2, 1.5) for i in range(5)]
    hops = (Hop(f"a{word}", f"is part of {word}", "b" * 90, True, (f"s-1{word}",), f"3{word}", "B2", True), Hop("b", "leads", "c", False))
    yield bins(rows, zone="Europe/Paris", every=timedelta(minutes=10), names=NAMES, unit=f"posts{word}", clock=f"Paris{word}", synthetic=synthetic)
    yield beside([(f"one{word}", 12.0, 3.0)], measured="found", control="chance", unit="accounts", synthetic=synthetic)
    yield ranks([(f"one{word}", 0.5), ("two", 0.25)], unit="share", shares=True, synthetic=synthetic)
    yield rail(hops, synthetic=synthetic)


def test_hostile_words_stay_words_in_every_figure():
    for svg in draw(HOSTILE):
        tags = {e.tag.rpartition("}")[2] for e in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "g", "path", "text", "rect", "line", "circle", "defs", "clipPath", "tspan"}, tags
        assert "\u202e" not in svg


def test_the_same_values_give_the_same_bytes_whatever_was_drawn_before():
    first = list(draw())
    list(draw("other"))
    assert first == list(draw())


def test_every_figure_of_synthetic_rows_says_so_and_no_other_does():
    assert all(">synthetic</text>" in svg for svg in draw(synthetic=True))
    assert not any("synthetic" in svg for svg in draw())


def test_bins_show_the_clock_of_the_zone_and_bars_from_zero():
    svg = next(draw())
    assert ">11:00<" in svg and ">10:00<" not in svg and ">0<" in svg


def test_a_path_runs_left_to_right_with_arrow_heads_as_the_source_words_them_and_the_weakest_hop_dashed():
    svg = list(draw())[-1]
    places = [float(c.get("cx")) for c in ElementTree.fromstring(svg).iter() if c.tag.endswith("circle")]
    assert places == sorted(places) and len(places) == 3
    assert svg.count("stroke-dasharray") == 1 and "weakest" in svg and "no statement" in svg
