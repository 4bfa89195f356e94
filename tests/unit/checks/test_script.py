"""Letters of another script inside Latin words."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with


def found(text):
    """The rules and the words that are found."""
    findings = linter_with("encoding", "spacing", "date").lint(text)
    return [(f.rule, text[f.start : f.end]) for f in findings if f.rule.startswith("encoding/")]


@pytest.mark.parametrize("word", ["hаrbour", "Οslo", "ѕhip", "cоuncil"])
def test_a_look_alike_is_found_and_replaced(word):
    """The word reads the same and is the English one afterwards."""
    text = f"They reached the {word} at noon."
    assert found(text) == [("encoding/look-alike", word)]
    assert linter_with("encoding", "spacing", "date").fix(text).isascii()


@pytest.mark.parametrize("word", ["μm", "ΔG", "ρair", "вода", "СССР", "α-helix", "kΩ"])
def test_signs_and_whole_words_are_left_alone(word):
    """Physics and other languages use these letters rightly."""
    assert found(f"They measured {word} at noon.") == []


def test_a_word_stuck_to_a_latin_one_is_found_across_the_pieces_of_a_long_text():
    """The text is looked at in pieces; a word at their border is not lost."""
    for shift in range(-3, 4):
        text = "They met at noon. " * 14563 + "x" * (10 + shift) + " banquet카지노 came."
        assert found(text) == [("encoding/glued-script", "카지노")]


def test_a_code_before_a_word_is_no_word():
    """An escape sequence ends in a letter, and is not stuck to anything."""
    assert found("It prints [31m中文 in red, and that is all that there is.") == []
