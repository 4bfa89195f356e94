"""Code points as columns of classes and folded forms."""

from __future__ import annotations

import numpy as np
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.characters import (
    WORD_CLASSES,
    CharClass,
    characters_at,
    classes_of,
    code_points,
    fold,
    folded,
)
from tests.unit.strategies import characters, difficult_text


@given(st.text(characters(), max_size=80))
def test_word_classes_are_what_a_pattern_takes_for_word_characters(text):
    r"""The edges of tokens are the places where `\b` matches, in any script."""
    first, last = WORD_CLASSES
    ours = [first <= class_ <= last for class_ in classes_of(code_points(text)).tolist()]
    assert ours == [regex.match(r"\w", character) is not None for character in text]


@given(difficult_text())
def test_folding_keeps_every_position(text):
    """A folded text is as long as the text, character by character."""
    assert [fold(character) for character in text] == list(fold(text))
    assert len(fold(text)) == len(text)


@given(difficult_text())
def test_folding_a_column_is_folding_the_text(text):
    """Both ways of ignoring case agree."""
    assert folded(code_points(text)).tolist() == [ord(character) for character in fold(text)]


@given(difficult_text())
def test_folding_twice_is_folding_once(text):
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@given(st.text(characters(), max_size=40))
def test_code_points_are_the_characters_one_by_one(text):
    """The column is as wide as it has to be and no character is lost."""
    assert code_points(text).tolist() == [ord(character) for character in text]


def test_a_lone_surrogate_is_one_character():
    """Text that came from a careless decoder is read, not refused."""
    assert code_points("a\ud800b").tolist() == [0x61, 0xD800, 0x62]


@pytest.mark.parametrize(
    ("character", "class_"),
    [
        (" ", CharClass.SPACE),
        ("\xa0", CharClass.ODD_SPACE),
        ("\u200b", CharClass.ODD_SPACE),
        ("\n", CharClass.BREAK),
        ("\u2028", CharClass.BREAK),
        ("\x85", CharClass.BREAK),
        ("a", CharClass.LOWER),
        ("Σ", CharClass.UPPER),
        ("ǅ", CharClass.LETTER),
        ("漢", CharClass.LETTER),
        ("٣", CharClass.DIGIT),
        ("\u0301", CharClass.WORD_OTHER),
        ("_", CharClass.WORD_OTHER),
        ("\u200d", CharClass.WORD_OTHER),
        ("Ⓐ", CharClass.WORD_OTHER),
        ("’", CharClass.CLOSING),
        ("“", CharClass.OPENING),
        ("'", CharClass.STRAIGHT),
        ("—", CharClass.DASH),
        ("\xad", CharClass.SYMBOL),
        ("€", CharClass.SYMBOL),
        ("\ufffc", CharClass.REMOVED),
    ],
)
def test_a_character_has_its_class(character, class_):
    """The classes that checks ask for are those of the table."""
    assert classes_of(code_points(character)).tolist() == [class_]


@pytest.mark.parametrize(
    ("one", "other"), [("İ", "i"), ("ı", "I"), ("ſ", "S"), ("ς", "Σ"), ("\u212a", "k"), ("ß", "ẞ")]
)
def test_letters_that_a_pattern_takes_for_equal_fold_to_the_same(one, other):
    """What `regex` matches when it ignores case, folding makes equal."""
    assert regex.fullmatch(one, other, regex.IGNORECASE)
    assert fold(one) == fold(other)


@pytest.mark.parametrize("count", [0, 1, 2, 40_000])
def test_characters_are_read_at_any_number_of_places(count):
    """None, one and more than are asked for together."""
    text = "“Zwölf” Boxkämpfer \N{GRINNING FACE}"
    places = np.arange(count, dtype=np.int32) * 7 % len(text)
    assert characters_at(text, places) == "".join(text[place] for place in places.tolist())
