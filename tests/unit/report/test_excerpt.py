"""Lines as they are shown: cut, expanded, with everything visible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.report.cells import cells, visible
from mtlint.report.cells import width as width_of
from mtlint.report.excerpt import excerpt


def width(text):
    """Columns of a text."""
    return width_of(cells(text))


def show(line, word, columns=80):
    """The line and the carets below it."""
    start = line.index(word)
    shown = excerpt(line[:start], word, line[start + len(word) :], columns)
    return shown.text, shown.underline


def test_a_short_line_is_shown_whole():
    """The carets stand under the word."""
    assert show("One lakh of men.", "lakh") == ("One lakh of men.", "    ^^^^")


def test_a_long_line_is_cut_between_words_on_both_sides():
    """The word is in sight, with more of what follows than of what precedes."""
    line = "alpha beta gamma delta epsilon lakh zeta eta theta iota kappa lambda"
    assert show(line, "lakh", 40) == (
        "…delta epsilon lakh zeta eta theta iota…",
        "               ^^^^",
    )


def test_room_that_one_side_does_not_need_goes_to_the_other():
    """A word at the end of a line has much before it."""
    line = "alpha beta gamma delta epsilon lakh"
    assert show(line, "lakh", 25) == ("…gamma delta epsilon lakh", "                     ^^^^")


def test_a_marked_piece_that_is_too_long_is_cut_itself():
    """Whole paragraphs are marked where one is repeated."""
    text, underline = show("x" * 200, "x" * 200, 20)
    assert text == "x" * 19 + "…"
    assert underline == "^" * 20


def test_carets_stand_under_what_is_marked_whatever_the_width():
    """East Asian characters take two columns, combining marks none, tabs four."""
    assert show("東京 lakh", "lakh")[1] == "     ^^^^"
    assert show("cafe\u0301 lakh", "lakh")[1] == "     ^^^^"
    assert show("\tlakh", "lakh") == ("    lakh", "    ^^^^")
    assert show("one 東京 two", "東京")[1] == "    ^^^^"
    assert show("👩\u200d🚀 lakh", "lakh")[1] == "   ^^^^"


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\u00a0", "⍽"),
        ("\u200b", "<U+200B>"),
        ("\u202f", "<U+202F>"),
        ("\u00ad", "<U+00AD>"),
        ("\x1b", "<U+001B>"),
        ("\u2028", "<U+2028>"),
        ("\u202e", "<U+202E>"),
    ],
)
def test_what_cannot_be_seen_is_shown(char, shown):
    """A no-break space is why a line was reported; an escape must not reach the terminal."""
    assert show(f"a{char}b", char) == (f"a{shown}b", " " + "^" * len(shown))


def test_an_insertion_has_one_caret():
    """A missing space has no width, and a place."""
    assert excerpt("One.", "", "Two", 40).underline == "    ^"


def test_a_message_stays_on_its_line():
    """Line ends of any kind would break what reads line by line."""
    assert visible("one\ntwo\r\nthree\u2028four\x85") == "one two three<U+2028>four<U+0085>"


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=60), st.integers(40, 100))
def test_nothing_is_wider_than_the_page(before, marked, after, columns):
    """Whatever the text, the line fits and the carets end within it."""
    shown = excerpt(before, marked, after, columns)
    assert width(shown.text) <= columns
    assert len(shown.underline) <= max(width(shown.before + shown.marked), width(shown.before) + 1)
    assert shown.text.isprintable()
