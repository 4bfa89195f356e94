"""The indefinite article goes by the sound behind it."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import default_linter


def found(text):
    """The articles that are in the wrong form, with the word behind and what they become."""
    outcome = default_linter().check(Document.from_text(text))
    return [
        (text[finding.start : finding.end], finding.fixes[0].edits[0].text)
        for finding in outcome.findings
        if finding.rule == "grammar/a-or-an"
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The clerk waited for a answer from the king.", ("a", "an")),
        ("The clerk gave the king an short answer.", ("an", "a")),
        ("It was a honest answer, and the king was pleased.", ("a", "an")),
        ("It was a unintended answer of the clerk.", ("a", "an")),
        ("An user asked the clerk about the letter.", ("An", "A")),
        ("The clerk was a 80-year-old man with a beard.", ("a", "an")),
        ("The clerk was in a EU office for a year.", ("a", "an")),
        ("“A answer is needed,” the clerk said.", ("A", "An")),
    ],
)
def test_the_article_is_found_by_the_sound_that_follows(text, right):
    """Words, numbers and abbreviations, with the capital of the article kept."""
    assert found(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "It was a unique, a useful and a one-sided answer of a European.",
        "An heir, an hour, an honour and an honest man were in the house.",
        "An historian gave an historic speech at a hotel.",
        "The clerk was an 11-year-old boy in an 80-metre boat of an MP.",
        "The clerk eats vitamin A in the evening, and a is a letter.",
        "If a equals b, then the value of a exceeds that of b.",
        "The song “Canto a este mar” is of the north.",
        "The Yan'an folk and the Qur'an say so, and Ping An too.",
        "The clerk wrote a\neuro sign on the wall.",
    ],
)
def test_what_is_right_or_no_article_is_left_alone(text):
    """Letters, names, other languages, and what both forms are written before."""
    assert found(text) == []
