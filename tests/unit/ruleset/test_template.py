"""Messages and replacements with places to fill."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.ruleset.template import FUNCTIONS, fill, like, places, problems
from tests.unit.strategies import characters

VALUES = {"n": "1.5", "word": "Lakh", "upper": "KIM", "none": None, "comma": "1,5"}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("plain", "plain"),
        ("“{word}” is {n}", "“Lakh” is 1.5"),
        ("{none}|{nowhere}", "|"),
        ("{n|scale:100000}", "150,000"),
        ("{comma|decimal-point}", "1.5"),
        ("{comma|decimal-point|scale:10}", "15"),
        ("{word|lower} {word|upper}", "lakh LAKH"),
        ("{'hundred'|like:word}", "Hundred"),
        ("{'hundred'|like:upper}", "HUNDRED"),
        ("{'kim jong-un'|capital}", "Kim jong-un"),
        ("{word|scale:10}", "Lakh"),
        ("{ not a place", "{ not a place"),
    ],
)
def test_places_are_filled(template, expected):
    """Values, words of the template's own, functions and chains of them."""
    assert fill(template, VALUES) == expected


@given(st.text(characters()), st.text(characters()))
def test_like_changes_nothing_but_capitals(text, model):
    """Whatever the model, the letters stay the same."""
    assert like(text, model).casefold() == text.casefold()


@given(st.text("abcé", min_size=1))
def test_like_takes_the_capitals_of_the_model(text):
    """All of them, the first, or none."""
    assert like(text, "ABC") == text.upper()
    assert like(text, "Abc") == text[0].upper() + text[1:]
    assert like(text, "abc") == text
    assert like(text, "A") == text[0].upper() + text[1:]


@given(st.integers(0, 10**9), st.sampled_from([100, 100_000, 10_000_000]))
def test_a_number_is_scaled_exactly(number, factor):
    """Large numbers keep every digit, and thousands are set apart."""
    assert fill(f"{{n|scale:{factor}}}", {"n": f"{number:,}"}) == f"{number * factor:,}"


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_number_is_scaled_exactly(number):
    """No binary fraction shows."""
    scaled = fill("{n|scale:100000}", {"n": str(number)})
    assert scaled == f"{int(number * 100_000):,}"


@given(st.text(characters()), st.text(characters(), max_size=5))
def test_every_function_takes_any_text(text, argument):
    """A strange match gives a strange replacement, never a crash."""
    for function in FUNCTIONS.values():
        assert isinstance(function(text, argument), str)


def test_what_a_template_asks_for_is_known():
    """Names of values, also those that functions ask for; words of its own are none."""
    assert places("{a} {b|like:c} {'word'|like:d} {n|scale:100}") == {"a", "b", "c", "d", "n"}


def test_a_slip_in_a_template_is_told():
    """Unknown values and unknown functions, each by name."""
    assert problems("{a} {b|shout}", ["a"]) == [
        "no value is called 'b'; there are {a}",
        "no function is called 'shout'",
    ]
    assert problems("{a|lower}", ["a"]) == []
