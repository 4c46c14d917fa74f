"""The search before a release: it finds a name in every spelling, folding, encoding and box, and holds nothing against what is free."""

import base64
import bz2
import gzip
import html
import io
import json
import struct
import unicodedata
import zipfile
import zlib
from hashlib import md5, sha256
from urllib.parse import quote

import pytest
from coterie.evidence.gate.opened import TooMuch
from coterie.evidence.gate.profile import PROFILES
from coterie.evidence.gate.search import Search
from society import KEY, TEXT, giveaways, world

HANDLE, NAME = "Sona35072550", "Sona Məmmədova"


def leaks(data, name="report.html", profile="public"):
    return Search(PROFILES[profile], world(profile), (KEY,)).leaks({name: data if isinstance(data, bytes) else data.encode()})


def zipped(name, data, comment=b""):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, data)
        out.comment = comment
    return box.getvalue()


def png(kind, data):
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (kind, data), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)


HIDDEN = {
    "plain": HANDLE, "capitals": HANDLE.upper(), "within a word": f"xx{HANDLE}yy", "wide letters": unicodedata.normalize("NFKC", HANDLE).translate({ord("S"): "Ｓ"}),
    "decomposed": unicodedata.normalize("NFD", NAME), "without marks": "Nagiyev Hefiz", "soft hyphens": "Sona\u00ad3507\u200b2550", "tags": "Sona<wbr>3507<b>2550</b>",
    "entities": "".join(f"&#{ord(c)};" for c in HANDLE), "hex entities": "".join(f"&#x{ord(c):x};" for c in HANDLE), "twice escaped": html.escape(html.escape("Məmmədova Sona & ")) + NAME.replace("ə", "&amp;#601;"),
    "json": json.dumps(NAME), "json codes": "".join(f"\\u{ord(c):04x}" for c in HANDLE), "percent": quote(NAME), "percent all": "".join(f"%{b:02X}" for b in HANDLE.encode()),
    "base64": base64.b64encode(b"by " + HANDLE.encode()), "base64 later": b"xyz" + base64.b64encode(HANDLE.encode() * 2), "url base64": base64.urlsafe_b64encode(NAME.encode() * 2), "hex": HANDLE.encode().hex(),
    "data address": b'<img src="data:image/svg+xml;base64,' + base64.b64encode(f"<svg><text>{HANDLE}</text></svg>".encode()) + b'">',
    "utf-16": HANDLE.encode("utf-16"), "utf-16 bare": HANDLE.encode("utf-16-be"), "gzip": gzip.compress(HANDLE.encode()), "bzip2": bz2.compress(NAME.encode()), "zlib": b"%PDF stream\n" + zlib.compress(HANDLE.encode() * 3),
    "zip": zipped("sheet.xml", HANDLE), "zip name": zipped(f"{HANDLE}.xml", ""), "zip comment": zipped("a", "b", HANDLE.encode()), "box in box": zipped("a.zip", zipped("b.gz", gzip.compress(NAME.encode()))),
    "picture": png(b"tEXt", b"Author\0" + HANDLE.encode()), "picture, deflated": png(b"zTXt", b"Comment\0\0" + zlib.compress(HANDLE.encode())), "puny": "https://" + "sona35072550-ə.example".encode("idna").decode(),
    "md5": md5(HANDLE.encode()).hexdigest(), "sha256": sha256(b"sona35072550").hexdigest(), "start of a hash": sha256(b"x:1281192377277780").hexdigest()[:16],
    "key of the case": KEY, "key in hex": KEY.hex(),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_no_hiding_place_holds(how):
    assert leaks(HIDDEN[how] if how.startswith("key") or isinstance(HIDDEN[how], bytes) else f"before {HIDDEN[how]} after"), how


@pytest.mark.parametrize("said", giveaways())
def test_every_form_is_found(said):
    assert leaks(f"<p>They say {html.escape(said)}, here.</p>")


def test_a_file_may_not_be_called_so_either():
    assert leaks("nothing", f"{HANDLE}.csv")


def test_what_is_free_is_no_leak():
    free = "Presidency of Arcadia, @Presidency, Ilham Noble, x:1, the link of posts, 1,281,192, @media print, #Lamps, A statement of the Presidency on the harbour, in full."
    assert leaks(free) == [] and leaks(sha256(b"something else").hexdigest()) == []
    assert leaks(TEXT, profile="partner") == [] and leaks(NAME, profile="partner") and leaks(HANDLE, profile="internal") == []


def test_the_address_that_one_may_write_to_may_be_printed():
    search = Search(PROFILES["public"], world(), allowed="Write to reply@newsroom.example")
    assert search.leaks({"README.txt": b"reply@newsroom.example"}) == [] and search.leaks({"README.txt": b"other@newsroom.example"})


def test_a_box_that_cannot_be_opened_stops_a_release():
    whole = zipped("a", "b" * 1000)
    with pytest.raises(TooMuch):
        leaks(whole[:30] + b"\xff" * 8 + whole[38:])
