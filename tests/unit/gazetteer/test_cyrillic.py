"""Russian and Ukrainian names as other languages spell them."""

from __future__ import annotations

import pytest

from gazetteer.cyrillic import heard, transcribed


@pytest.mark.parametrize(
    ("language", "spelling"),
    [
        ("de", "Sergei Lawrow"),
        ("fr", "Sergueï Lavrov"),
        ("pl", "Siergiej Ławrow"),
        ("cs", "Sergej Lavrov"),
        ("nl", "Sergej Lavrov"),
    ],
)
def test_the_press_of_each_language_has_its_own_spelling(language, spelling):
    """As its newspapers transcribe Russian."""
    assert transcribed("Сергей Лавров", "ru")[language] == spelling


def test_ukrainian_letters_are_read_as_ukrainian():
    """Not as the Russian letters that look like them."""
    assert transcribed("Володимир Зеленський", "uk")["de"] == "Wolodymyr Selenskyj"


def test_a_name_that_is_only_heard_comes_back_letter_by_letter():
    """In every way in which one letter can be written."""
    assert "Donald Tramp" in heard("Дональд Трамп")
    assert {"Jastin Tryudo", "Dzhastin Tryudo"} <= set(heard("Джастин Трюдо"))
