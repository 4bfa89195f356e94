"""What is counted of a document for its score."""

from __future__ import annotations

import pytest

from mtlint import Document
from mtlint.score.counts import count, features


def counted(text, found=None, format_="plain"):
    """Feature -> how often it stands in a text."""
    numbers = count(Document.from_text(text, format_), found or {})
    return {name: int(n) for name, n in zip(features(), numbers.tolist(), strict=True) if n}


@pytest.mark.parametrize(
    ("feature", "text", "number"),
    [
        ("connectives", "In addition, it rained. It rained at the same time.", 2),
        ("connectives", "Recently, it rained. It recently rained.", 1),
        ("contracted", "I don't know, and we’ll see; let's go.", 3),
        ("uncontracted", "I do not know what it is.", 2),
        ("openers", "On Monday it rained. We met on Tuesday. At noon it stopped.", 2),
        ("semicolons", "One; two; three.", 2),
        ("splices", "It was late, we went home.", 1),
        ("the-x-of", "The end of the affair, and the very end of it.", 1),
        ("passives", "It was opened, and it is newly closed. It was good.", 2),
        ("ing", "Running is a thing. King Charles was singing.", 2),
        ("repeats", "The man and the dog saw a ship that sank.", 1),
        ("sentences", "One. Two! Three?", 3),
        ("comma-but", "Small, but fine.", 1),
    ],
)
def test_a_feature_is_counted(feature, text, number):
    """Wherever it stands; where it does not, the count is another."""
    assert counted(text).get(feature, 0) == number


def test_typewriter_marks_count_as_printed_ones_do():
    """Which quotation marks and apostrophes a text has says nothing of how it was made."""
    straight = '"We don\'t know," she said. "It\'s late."'
    assert counted(straight) == counted("“We don’t know,” she said. “It’s late.”")


def test_findings_are_counted_by_family():
    """Those of several families together."""
    assert counted("Fine.", {"spacing": 2, "casing": 1, "name": 5})["surface"] == 3


def test_headings_and_cells_are_no_sentences():
    """A table is no text of short sentences."""
    text = "# A title\n\nOne sentence here.\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert counted(text, format_="markdown")["sentences"] == 1


@pytest.mark.parametrize("text", ["", "A", "a", "ed", "the", "…", "Ing ing ing"])
def test_the_smallest_texts_are_counted(text):
    """Nothing looks beyond their edges."""
    assert sum(counted(text).values()) <= 10


@pytest.mark.parametrize("kind", ["phrases", "openers", "families"])
def test_nothing_is_counted_by_two_features(kind):
    """It would be found for the first of them only."""
    every = [one.lower() for feature in features().values() for one in getattr(feature, kind)]
    assert sorted(every) == sorted(set(every))
