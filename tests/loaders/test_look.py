"""Pictures that stand beside an export: copies nearly share their look, others do not, and no file harms the load."""

import io
import json
import struct
import zlib
from pathlib import Path

import pytest
from coterie.analytics.looks import alike
from coterie.loaders.look import look
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from taken import taken

KEY, NAME = "x:3_2074976582427439104", "HMvMNUDXcAA3HY3.jpg"


def scene(*, sun: int = 40, hill: int = 180) -> Image.Image:
    """A hill and a sun, 320 x 240."""
    made = Image.new("RGB", (320, 240), (150, 190, 230))
    draw = ImageDraw.Draw(made)
    draw.ellipse((sun, 20, sun + 60, 80), fill=(250, 220, 90))
    draw.polygon([(0, 240), (hill, 90), (320, 240)], fill=(60, 110, 50))
    return made


def put(path: Path, picture: Image.Image, **how) -> Path:
    picture.save(path, **how)
    return path


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def test_a_copy_scaled_encoded_again_or_without_colour_looks_the_same_and_another_picture_does_not(tmp_path):
    first = look(put(tmp_path / "a.png", scene()))
    copies = [put(tmp_path / "b.jpg", scene(), quality=30), put(tmp_path / "c.webp", scene().resize((640, 480))), put(tmp_path / "d.gif", scene().convert("L"))]
    assert all(apart(first, look(copy)) <= 4 for copy in copies)
    other = look(put(tmp_path / "e.png", scene(sun=230, hill=60)))
    assert apart(first, other) > 12 and alike([first, look(copies[0]), other], 4)[:2] == [first, first]


def test_an_animation_looks_like_its_first_frame_and_a_plain_picture_like_nothing(tmp_path):
    moving = put(tmp_path / "a.gif", scene(), save_all=True, append_images=[scene(sun=100), scene(sun=200)])
    assert apart(look(moving), look(put(tmp_path / "a.png", scene()))) <= 4
    assert look(put(tmp_path / "b.png", Image.new("RGB", (300, 300), "white"))) is None


def bomb() -> bytes:
    """A PNG of 60,000 x 60,000 pixels in some hundred bytes."""
    def chunk(kind: bytes, said: bytes) -> bytes:
        return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def packed(kind: str) -> bytes:
    out = io.BytesIO()
    scene().save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("bytes_", [b"", b"text", bomb(), packed("PNG")[:900], packed("JPEG")[:700], packed("TIFF"), b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"],
                         ids=["empty", "text", "bomb", "cut PNG", "cut JPEG", "a kind that stays shut", "PostScript"])
def test_what_cannot_be_shown_says_so(tmp_path, bytes_):
    (tmp_path / "x").write_bytes(bytes_)
    with pytest.raises(ValueError, match="no picture that can be read"):
        look(tmp_path / "x")


@given(kind=st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]), place=st.integers(0, 400), byte=st.binary(min_size=1, max_size=8))
@settings(max_examples=60)
def test_a_damaged_picture_is_a_look_or_a_fault_of_one_kind(tmp_path_factory, kind, place, byte):
    path = tmp_path_factory.mktemp("damaged") / "x"
    whole = packed(kind)
    path.write_bytes(whole[:place] + byte + whole[place + len(byte):])
    try:
        found = look(path)
        assert found is None or len(found) == 16
    except ValueError:
        pass


def test_pictures_of_an_x_archive_and_stills_of_telegram_films_are_looked_at(tmp_path):
    (tmp_path / "tweets_media").mkdir()
    put(tmp_path / "tweets_media" / f"20-{NAME}", scene())
    put(tmp_path / "still.jpg", scene())
    (tmp_path / "film.mp4").write_bytes(b"film")
    (tmp_path / "account.js").write_text('window.YTD.account.part0 = [{"account": {"accountId": "7", "username": "me"}}]')
    shown = [{"id_str": "1", "media_url_https": f"https://pbs.twimg.com/media/{name}", "type": "photo"} for name in (NAME, "HMvMNUDYcAA3HY3.jpg")]
    tweet = {"id_str": "20", "full_text": "see", "created_at": "Tue Mar 21 20:50:14 +0000 2006", "entities": {"media": shown}}
    archive = taken(tmp_path, "tweets.js", "window.YTD.tweets.part0 = " + json.dumps([{"tweet": tweet}]))
    chat = {"name": "c", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "message", "date_unixtime": "1685315607", "text": "", "file": "film.mp4", "media_type": "video_file", "thumbnail": "still.jpg"}]}
    film = taken(tmp_path, "result.json", json.dumps(chat, indent=1))
    looks = [said.get("perceptual") for found in (archive, film) for (label, _), said in sorted(found.nodes.items()) if label == "Media"]
    assert len(looks) == 3 and looks.count(None) == 1 and apart(*filter(None, looks)) <= 4 and archive.node("Media", KEY)["perceptual"]
