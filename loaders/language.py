"""Languages: however a platform prints one, one code; and a guess from the text where the platform made none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .clean import text

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

NOBODY_KNOWS = "und"
"""ISO 639-2's code for a language that cannot be told."""
# Codes that name no language: ISO's, and X's for nothing but mentions, cashtags, hashtags, media, or a word or two.
_NONE = {NOBODY_KNOWS, "zxx", "art", "mis", "mul", "qam", "qct", "qht", "qme", "qst"}
FEWEST = 12  # letters; of fewer, names and single words, nobody should say which language they are
SURE = 0.5  # the guess is likelier than all other languages together
_MOST = 2_000  # characters that are looked at
# What says nothing of the language: addresses, mentions, hashtags (run together, and often foreign), marks of HTML.
_NO_WORDS = re.compile(r"https?://\S*|www\.\S+|\S+@\S+|[@#＠＃]\w+|\bRT\b|&#?\w+;")
# Dialects and scripts that py3langid tells apart and platforms do not.
_AS_PLATFORMS = {"ary": "ar", "arz": "ar", "nn": "no", "uzs": "uz", "wuu": "zh", "yue": "zh", "zxx": NOBODY_KNOWS}
# Dead, invented, and so near to English that one short post in a hundred would be taken for it; no platform names them.
_LEFT_OUT = {"grc", "hbo", "la", "pcm", "vo"}

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*")
_NOW = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro", "nb": "no", "nn": "no", "fil": "tl"}  # withdrawn codes, and two for one
_NAMES = """
ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali, bs Bosnian, ca Catalan, cs Czech, cy Welsh, da Danish, de German,
el Greek, en English, es Spanish, et Estonian, eu Basque, fa Farsi (Persian), fa Persian, fa Farsi, fi Finnish, fr French, gl Galician,
he Hebrew, hi Hindi, hr Croatian, ht Haitian Creole, hu Hungarian, hy Armenian, id Indonesian, is Icelandic, it Italian, ja Japanese,
ka Georgian, kk Kazakh, ko Korean, ku Kurdish, ky Kyrgyz, lt Lithuanian, lv Latvian, mk Macedonian, ms Malay, nl Dutch, no Norwegian,
pl Polish, ps Pashto, ps Pushto, pt Portuguese, ro Romanian, ru Russian, sk Slovak, sl Slovenian, so Somali, sq Albanian, sr Serbian,
sv Swedish, sw Swahili, ta Tamil, tg Tajik, th Thai, tk Turkmen, tl Tagalog, tl Tagalog (Filipino), tr Turkish, uk Ukrainian, ur Urdu,
uz Uzbek, vi Vietnamese, zh Chinese, zh Simplified Chinese, zh Traditional Chinese, und LANGUAGE UNDEFINED, und Unknown, und Undefined
"""
_BY_NAME = {name.lower(): code for code, name in (pair.strip().split(" ", 1) for pair in _NAMES.split(","))}


def code(value: object) -> str | None:
    """The language that a file names, as ISO 639 codes it, in small letters; None when it names none, as X's ``und`` and ``zxx`` do.

    Names in English become codes, withdrawn codes the ones of today, and regions go; what is neither stays as printed.

    >>> code("English"), code("pt-BR"), code("in"), code("qme"), code("Klingon")
    ('en', 'pt', 'id', None, 'Klingon')
    """
    plain = text(value)
    return _code(plain.strip()) if plain else None


@lru_cache(maxsize=4096)
def _code(plain: str) -> str | None:
    folded = plain.lower()
    tag = _TAG.fullmatch(folded)
    found = _BY_NAME.get(folded) or (_NOW.get(tag[1], tag[1]) if tag else plain)
    return None if not found or found in _NONE else found


def guess(said: str) -> str:
    """The language of a text as ISO 639 codes it, ``und`` when nobody should say; the same text always gives the same.

    Naive Bayes over byte n-grams (Lui and Baldwin 2012, langid.py; the model is py3langid's, of 134 languages here). Addresses,
    mentions and hashtags are left out; fewer than 12 letters, or a guess no likelier than all others together, is no guess.

    >>> guess("Azərbaycan xalqı qalib xalqdır"), guess("Türkiye'nin en güzel şehirleri burada"), guess("ok @you #yes")
    ('az', 'tr', 'und')
    """
    words = " ".join(_NO_WORDS.sub(" ", unicodedata.normalize("NFKC", said[:_MOST])).split())
    if sum(map(str.isalpha, words)) < FEWEST:
        return NOBODY_KNOWS
    found, probability = _model().classify(words)
    return _AS_PLATFORMS.get(found, found) if probability >= SURE else NOBODY_KNOWS


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second that only a guess is worth

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(set(model.labels) - _LEFT_OUT)
    return model
