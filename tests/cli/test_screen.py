"""What a person sees: it fits the window, means what it shows, and cannot be forged by what was loaded."""

from __future__ import annotations

import re
import unicodedata

import pytest
from as_user import run, seen

OURS = re.compile(r"\x1b\[(?:0|1|2|31|33|35)m|\r\x1b\[K")
SCREENS = [(), ("status",), ("clusters",), ("clusters", "1"), ("ask",), ("ask", "content/link-shares"), ("ask", "clusters/members"), ("ask", "clusters/list"),
           ("ask", "origin/first-posters", "--about"), ("formats",), ("formats", "posts"), ("db", "status"), ("load", "../posts.csv"), ("ask", "nothing-like-it")]


def places(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_nothing_wraps_and_nothing_is_forged(case, words):
    plain = OURS.sub("", seen(case, 80, *words))
    paths = [line for line in re.split(r"[\r\n]", plain) if str(case) not in line]  # a path is said whole
    assert [line for line in paths if places(line) > 80] == []
    assert [c for c in plain if c not in "\r\n" and not c.isprintable()] == []
    assert not re.search(r"(?m)^Cluster 9", plain)


def test_a_wider_window_shows_more(case):
    narrow, wide = (seen(case, columns, "ask", "clusters/members") for columns in (80, 200))
    assert "Left out for want of width: " in narrow and len(wide) > len(narrow)


def test_no_colour_when_nobody_wants_it(case):
    assert "\x1b[1m" in seen(case, 100, "clusters", "1")
    assert "\x1b" not in seen(case, 100, "clusters", "1", NO_COLOR="1")
    assert "\x1b" not in seen(case, 100, "clusters", "1", TERM="dumb")
    piped = run(case, "clusters", "1")
    assert "\x1b" not in piped.out + piped.err and "◇" in piped.out


def test_a_cluster_is_told_in_words(case):
    said = run(case, "clusters", "1").out
    assert "10 pairs met 200 times, where chance gives" in said
    assert "honest?" in said and "@member_1" in said and "_" not in said.replace("member_", "")
    assert not re.search(r"(?m)^  with *$", said)


def test_what_was_loaded_cannot_write_lines_of_its_own(case):
    said = run(case, "clusters", "1").out + run(case, "ask", "clusters/members").out
    assert "@evil·[2J·handle␤Cluster 9   forged" in said and "\u202e" not in said and "\x1b" not in said


def test_detection_says_what_its_control_found(case):
    said = run(case, "detect", "--permutations", "1")
    assert "1 cluster, 5 accounts synchronised" in said.out and "on 1 shuffled world found no cluster at all" in said.out
    assert "reading posts" not in said.err
