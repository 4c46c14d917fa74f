"""What a release must not be without, and what no file of it may carry."""

import io
import struct
import zipfile
import zlib
from datetime import date

import pytest
from coterie.evidence.config import SourceFile
from coterie.evidence.gate import files, lints
from coterie.evidence.gate.profile import PROFILES
from coterie.evidence.labels import Words
from coterie.evidence.page import Figure, Front, Note, Page, Section

PUBLIC, TODAY = PROFILES["public"], date(2026, 1, 1)
LAW = {"purpose": "p", "lawful_basis": "l", "retention": "2026-01-01", "right_of_reply": "r"}
CLAIM = {"id": "A-1", "says": "Nine accounts posted.", "verdict": "reproduced", "stale": False, "statements": []}


def page(*parts, title="A report"):
    return Page(title, Words("en"), (), "CLEAR", False, Front((), (), (), ()), (Section("s", "A section", parts),))


def rules(faults):
    return [fault.rule for fault in faults]


def test_a_case_says_why_it_holds_people_and_until_when():
    assert rules(lints.law(LAW, PUBLIC, TODAY)) == []
    assert rules(lints.law({}, PUBLIC, TODAY)) == ["law"] * 4 and rules(lints.law({}, PROFILES["internal"], TODAY)) == []
    assert rules(lints.law(LAW, PUBLIC, date(2026, 1, 2))) == ["retention"] == rules(lints.law({"retention": "2025-12-31"}, PROFILES["internal"], TODAY))
    assert rules(lints.law(LAW | {"retention": "next year"}, PUBLIC, TODAY)) == ["retention"]


def test_no_claim_leaves_without_a_verdict_on_these_data_by_this_question():
    ledger = {"snapshot": "s1", "claims": [CLAIM]}
    assert rules(lints.claims(ledger, "s1")) == [] == rules(lints.claims({"claims": []}, "s1"))
    assert rules(lints.claims(ledger, "s2")) == ["claim"] == rules(lints.claims({"snapshot": "s1", "claims": [CLAIM | {"verdict": ""}]}, "s1"))
    assert rules(lints.claims({"snapshot": "s1", "claims": [CLAIM | {"stale": True}]}, "s1")) == ["claim"]


def test_no_figure_without_the_word_on_what_its_files_cover():
    figure = Figure("Nine posts", "<svg/>", "a bar")
    source = SourceFile("posts.csv", "ab", 1, 1, 0, "all posts of a day")
    assert rules(lints.coverage(page(figure), [source])) == [] == rules(lints.coverage(page(Note("Nothing.")), []))
    assert rules(lints.coverage(page(figure), [source, SourceFile("more.csv", "cd", 1, 1, 0, " ")])) == ["coverage"] == rules(lints.coverage(page(figure), []))


@pytest.mark.parametrize("said", ["These are bots.", "A network of fake accounts posted.", "The times prove nothing; the texts prove that they are paid by the ministry.",
                                  "Ce sont de faux comptes.", "It was undoubtedly the party.", "An inauthentic account answered."])
def test_no_sentence_is_stronger_than_its_evidence(said):
    assert rules(lints.wording(page(Note(said)), {})) == ["wording"] == rules(lints.wording(page(title=said), {}))
    assert rules(lints.wording(page(Note(f"VIGINUM says: {said}"), Note(said, "innocent")), {})) == []
    ledger = {"claims": [CLAIM | {"says": said}]}
    assert rules(lints.wording(page(), ledger)) == ["wording"] and rules(lints.wording(page(), {"claims": [CLAIM | {"says": said, "statements": ["s-1"]}]})) == []


@pytest.mark.parametrize("said", ["Nine accounts are synchronised.", "A share button looks the same.", "It proves nothing.", "The bottom of the list."])
def test_plain_words_pass(said):
    assert rules(lints.wording(page(Note(said)), {})) == []


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_no_cell_is_a_formula(cell):
    quoted = '"' + cell.replace('"', '""') + '"'
    assert rules(files.formulas({"a.csv": f"h\n{quoted}\n".encode()})) == ["formula"]


def test_numbers_and_texts_are_no_formulas_and_sheets_are_opened():
    assert rules(files.formulas({"a.csv": b"-1,+2.5,-3e-31,1 %,x=1,'=1\n", "b.json": b"=1"})) == []
    for part, wrong in (("<row><c t='str'><v>=1</v></c></row>", []), ("<row><c><f>1+1</f></c></row>", ["formula"]), ("<x:f t='shared'/>", ["formula"])):
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w") as out:
            out.writestr("xl/worksheets/sheet1.xml", part)
        assert rules(files.formulas({"a.xlsx": box.getvalue()})) == wrong
    assert rules(files.formulas({"a.xlsx": b"no sheet"})) == ["formula"]


def test_pictures_lose_everything_but_the_picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    start, drawn = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)), chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    assert files.stripped(start + chunk(b"eXIf", b"GPS") + chunk(b"tEXt", b"Author\0me") + drawn + b"after the end") == start + drawn
    jpeg = b"\xff\xd8\xff\xe0\0\x04JF\xff\xe1\0\x06Exif\xff\xfe\0\x05me!\xff\xda\0\x02data\xff\xd9after"
    assert files.stripped(jpeg) == b"\xff\xd8\xff\xe0\0\x04JF\xff\xda\0\x02data\xff\xd9"
    svg = b'<?xml version="1.0"?><!-- made by me --><svg><metadata><who>me</who></metadata><path/></svg>'
    assert files.stripped(svg) == b'<?xml version="1.0"?><svg><path/></svg>' and files.stripped(b"text") == b"text"
    assert rules(files.pictures({"a.svg": svg, "b.svg": b"<svg/>"})) == ["metadata"]


def test_every_file_bears_its_label():
    assert rules(files.labels({"a.html": b"TLP:GREEN", "b-TLP-GREEN.csv": b"1", "c.json": b"TLP:CLEAR"}, "GREEN")) == ["label"]
