"""What a replacement asks of the words round it."""

from __future__ import annotations

import pytest

from mtlint.agreement import with_article


def after(text, old, new):
    """A text in which one word is replaced, with its article."""
    start = text.index(old)
    for first, last, replacement in sorted(
        with_article(text, ((start, start + len(old), new),)), reverse=True
    ):
        text = text[:first] + replacement + text[last:]
    return text


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("An oldtimer passed.", "oldtimer", "vintage car", "A vintage car passed."),
        ("He bought a big house.", "big", "enormous", "He bought an enormous house."),
        ("It was an very old house.", "very", "really", "It was an really old house."),
        ("It was a very old house.", "very ", "", "It was an old house."),
        ("Plan a is bad.", "bad", "odd", "Plan a is odd."),
        ("He saw a man.", "man", "woman", "He saw a woman."),
        ("A-a small one", "small", "old", "A-an old one"),
        ("They won a 5 lakh prize", "5 lakh", "500,000", "They won a 500,000 prize"),
    ],
)
def test_the_article_goes_with_the_new_word(text, old, new, expected):
    """Where it went with the old one; what stood wrong before is another rule's."""
    assert after(text, old, new) == expected


def test_a_replacement_without_an_article_stays_alone():
    """Nothing is added."""
    assert with_article("the oldtimer", ((4, 12, "car"),)) == ((4, 12, "car"),)
