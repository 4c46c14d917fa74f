"""How a picture looks, as 64 bits that copies of it nearly share though they were scaled, recoloured or encoded again."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LARGEST = 64 * 1024 * 1024  # bytes of a file that is opened
_MOST = 20_000_000  # pixels that are unpacked; platforms keep at most 16.8 million, and a WebP of 20 million takes 300 MB
_KINDS = ("JPEG", "PNG", "GIF", "WEBP")  # what chats and platforms hand out; the other forty readers stay shut
_SIDE, _WAVES = 32, 8
_FLAT = 2.0  # grey levels (of 256) by which a picture must vary: of a plain one there are only specks to compare


def look(path: Path) -> str | None:
    """The perceptual hash of a picture file (16 hex digits), of an animated one's first frame; None for a plain one.

    The DCT hash of Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions (2010), as the usual tools compute it:
    32 x 32 grey levels, their 8 x 8 lowest waves, one bit each for those above the median. ValueError when it is no picture, damaged
    or too large.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=_KINDS) as picture:
            if picture.width * picture.height > _MOST or path.stat().st_size > LARGEST:
                raise ValueError("too large")
            picture.draft("L", (_SIDE * 8, _SIDE * 8))  # a JPEG is unpacked no larger than is needed
            small = picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    except Exception as fault:  # whatever a decoder of a stranger's bytes runs into costs the hash and nothing else
        raise ValueError("no picture that can be read") from fault
    return _bits(small.tobytes())


def _bits(grey: bytes) -> str | None:
    import numpy as np

    levels = np.frombuffer(grey, np.uint8).reshape(_SIDE, _SIDE).astype(float)
    if levels.std() < _FLAT:
        return None
    waves = _lowest() @ levels @ _lowest().T
    return f"{int(''.join('1' if high else '0' for high in (waves > np.median(waves)).flat), 2):016x}"


@cache
def _lowest() -> NDArray[np.float64]:
    """The discrete cosine transform's lowest waves (type II), one a row."""
    import numpy as np

    place = np.arange(_SIDE) + 0.5
    return np.asarray(np.cos(np.pi / _SIDE * np.outer(np.arange(_WAVES), place)))
