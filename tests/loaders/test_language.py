"""Languages: one code however a platform prints it; a guess that tells neighbours apart and would rather say nothing."""

import pytest
from coterie.loaders.language import code, guess
from hypothesis import given
from hypothesis import strategies as st
from taken import taken

SAID = {
    "az": "Bu gün səhər yağış yağdı, axşam isə küçələr quru idi", "tr": "Bugün sabah yağmur yağdı, akşam ise sokaklar kuruydu",
    "en": "It rained this morning but the streets were dry by evening", "fr": "Il a plu ce matin mais les rues étaient sèches le soir",
    "ru": "Утром шёл дождь, а вечером улицы были уже сухими", "uk": "Вранці йшов дощ, а ввечері вулиці були вже сухі",
    "de": "Heute früh hat es geregnet, am Abend waren die Straßen trocken", "es": "Esta mañana llovió, pero por la noche las calles ya estaban secas",
    "ar": "هطل المطر هذا الصباح وكانت الشوارع جافة في المساء", "ka": "დილით წვიმდა, საღამოს კი ქუჩები უკვე მშრალი იყო",
    "hy": "Առավոտյան անձրև էր գալիս, իսկ երեկոյան փողոցները չոր էին",
}


@pytest.mark.parametrize("lang", SAID)
def test_short_posts_are_told_apart_whatever_stands_around_them(lang):
    said = SAID[lang]
    assert guess(f"RT @somebody: {said} #Paris2024 https://t.co/abc&amp;") == guess(said.upper()) == guess(said) == lang


@pytest.mark.parametrize("said", ["", "ok", "12345678901234", "😀" * 40, "@one @two @three", "#freedom #liberty #justice", "https://example.org/a-long-path-of-words", "Anna Berg"])
def test_what_tells_no_language_gets_no_guess(said):
    assert guess(said) == "und"


@given(st.text(max_size=200))
def test_any_text_gets_a_code_and_the_same_one_again(said):
    found = guess(said)
    assert found == guess(said) and (found == "und" or code(found) == found)


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.lists(st.text()), st.text()))
def test_a_code_is_its_own_code_and_nothing_raises(value):
    assert code(code(value)) == code(value)


def test_names_withdrawn_codes_and_regions_become_the_code_of_today():
    assert [code(x) for x in ("English", "farsi (persian)", "iw", "in", "PT-br", "zh_Hans", "nb", "Elvish")] == ["en", "fa", "he", "id", "pt", "zh", "no", "Elvish"]
    assert {code(x) for x in ("und", "zxx", "qme", "qht", "qam", "qct", "qst", "art", "LANGUAGE UNDEFINED", " ", None)} == {None}


def test_a_loaded_post_has_the_code_and_what_its_platform_could_not_tell_is_left_open(tmp_path):
    rows = "".join(f"x,{i},2024-01-01T00:00:00Z,{lang},hello\n" for i, lang in enumerate(("English", "und", ""), 1))
    got = taken(tmp_path, "posts.csv", "platform,id,at,lang,text\n" + rows)
    assert [got.node("Post", f"x:{i}").get("lang") for i in (1, 2, 3)] == ["en", None, None]
