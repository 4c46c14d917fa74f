"""Keys: two spellings of one thing are one key, two things are two, and no spelling of anything raises."""

import unicodedata

import pytest
from coterie.queries.schema.keys import account_key, digest, fold, handle_key, hashtag_key, refang
from hypothesis import given
from hypothesis import strategies as st

ANY = st.one_of(st.text(), st.text(alphabet="@＠#＃ \u200b\u202eİıiI\u0307\ud800ﬁΣς\u0345", max_size=9))
WORDS = st.text(alphabet="abcxyzABCXYZ0189_əƏöÖüÜğĞçÇşŞıIiİâÂéÉßñÑабвгдАБВГДїЇєЄابتثجحآΑαΣσ", min_size=1, max_size=20)


@given(ANY)
def test_a_key_is_its_own_key_and_no_sign_or_space_stands_around_it(text):
    for key in (fold, handle_key, hashtag_key):
        assert key(key(text)) == key(text) == key(text).strip(), key
    assert handle_key("@" + text) == handle_key(text) and hashtag_key("#" + text) == hashtag_key("＃" + text) == hashtag_key(text)


@given(WORDS)
def test_case_composition_and_invisible_characters_make_no_other_key(word):
    spellings = [word, word.upper(), word.lower(), word.title(), unicodedata.normalize("NFD", word), unicodedata.normalize("NFKC", word), "\u200f" + "\u200b".join(word), f" {word}\n"]
    assert len({fold(spelling) for spelling in spellings}) == 1


@given(st.text())
def test_composed_and_decomposed_are_one(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True), st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True))
def test_handles_that_differ_by_more_than_case_are_two_accounts(one, other):
    assert (account_key("x", None, one) == account_key("x", None, f"@{other}")) == (one.lower() == other.lower())
    assert account_key("x", "12", one) == account_key("x", "12", other) != account_key("vk", "12", other)


def test_nobody_is_no_account():
    with pytest.raises(ValueError, match="an id or a handle"):
        account_key("x", None, "")


@given(st.lists(st.one_of(st.none(), st.text(), st.integers()), max_size=4))
def test_a_digest_is_16_hex_digits_and_the_same_again(parts):
    assert len(digest(*parts)) == 16 and int(digest(*parts), 16) >= 0 and digest(*parts) == digest(*parts) != digest(*parts, "more")


@given(st.from_regex(r"[a-z]{1,9}(\.[a-z]{2,5}){1,3}", fullmatch=True))
def test_a_defanged_address_is_made_whole_and_a_whole_one_stays(name):
    for defanged in (name, name.replace(".", "[.]"), name.replace(".", "(.)"), name.replace(".", "\\.")):
        assert refang(f"hxxps://{defanged}/a") == f"https://{name}/a" == refang(f"https[:]//{defanged}/a")
