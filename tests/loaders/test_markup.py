"""XML that means harm costs one sentence and little memory; what came before it is kept."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from coterie.loaders.markup import pieces
from coterie.queries.errors import BadInput
from taken import taken
from test_nitter import feed, item

LAUGHS = "<!DOCTYPE x [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12)) + "]>"


def read(said, *wanted):
    return list(pieces(io.BytesIO(said if isinstance(said, bytes) else said.encode()), *(wanted or ("item",))))


def why(said):
    found = [raw.why for raw in read(said) if raw.why]
    return found[0] if len(found) == 1 else str(found)


@pytest.mark.parametrize(("said", "says"), [
    (LAUGHS + "<rss><item>&a11;</item></rss>", "document type"), ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><rss/>', "document type"),
    ("<rss>" + "<a>" * 1_000_000, "64 deep"), ('<rss><a b="' + "x" * 3_000_000 + '"/></rss>', "1 MB"), ("<rss><!--" + "x" * 3_000_000, "1 MB"), ("<rss><item>&ext;</item></rss>", "undefined entity"),
    ("<rss><item>" + "x" * 17 * 1024 * 1024 + "</item></rss>", "longer than 16 MB"), ('<?xml version="1.0" encoding="hex"?><rss/>', "hex is not known"), ("<rss><item>cut off", "no element found")], ids=range(9))
def test_hostile_and_broken_files_say_so_in_bounded_memory(said, says):
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    assert says in why(said)
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert peak < 3 * len(said) + 8_000_000


def test_what_came_before_the_damage_is_kept(tmp_path):
    found = taken(tmp_path, "cut.rss", feed(item("first"), item("second", id_="1681448187052163073"))[:-130])
    assert found.load.accepted == 1 and found.load.refused == 1 and len(found.keys("Post")) == 1
    with pytest.raises(BadInput, match="document type"):
        taken(tmp_path, "laughs.rss", feed(item("first")).replace("<rss", LAUGHS + "<rss"))


def test_characters_that_no_xml_may_hold_cost_nothing_else():
    assert read("<rss><item>a\0\x01b&#0;&#xD83D;c</item></rss>")[0].value.text == "ab\ufffdc" and read(b"<rss><item>a\xffb</item></rss>")[0].value.text == "a\ufffdb"
    split = "<rss><item>" + "x" * (64 * 1024 - 14) + "&#xD83D;&amp;</item></rss>"
    assert read(split)[0].value.text.endswith("x\ufffd&")


@pytest.mark.parametrize(("how", "declared"), [("utf-8", ""), ("utf-8-sig", "utf-8"), ("windows-1252", "windows-1252"), ("iso-8859-1", "ISO-8859-1")])
def test_encodings(how, declared):
    lead = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    assert read((lead + "<rss><item>é</item></rss>").encode(how))[0].value.text == "é"


def test_a_feed_in_utf16(tmp_path):
    assert taken(tmp_path, "utf16.rss", feed(item("é")).replace("UTF-8", "UTF-16").encode("utf-16")).counts == ("nitter", 1, 1, 0)


def test_memory_stays_flat_as_a_feed_grows():
    def peak(n):
        tracemalloc.start()
        assert sum(1 for _ in pieces(io.BytesIO(b"<rss>" + b"<item><title>x</title></item>" * n + b"</rss>"), "item")) == n
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most - n * 29

    assert peak(40_000) < peak(4_000) + 1_000_000
