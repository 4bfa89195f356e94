"""How a document is written, as counts."""

from __future__ import annotations

from mtlint.origin.columns import Counted, count
from mtlint.text.document import Document

TEXT = "In the town. In the council, that same day; The city council budget committee met Ivan 3 times."  # noqa: E501


def counts(counted, text=TEXT):
    """Feature -> how often, and the words at its first place."""
    found = count(Document.from_text(text), counted)
    names = [name for kind in (counted.words, counted.pairs, counted.openers, counted.marks,
                               counted.shapes) for name in kind]  # fmt: skip
    places = [text[at : at + 4] if at >= 0 else None for at in found.first.tolist()]
    return dict(zip(names, zip(found.number.tolist(), places, strict=True), strict=True))


def test_words_are_counted_in_every_case_and_shown_where_they_first_stand():
    """A word that is not there has no place."""
    assert counts(Counted(words=("the", "zebra"))) == {"the": (3, "the "), "zebra": (0, None)}


def test_two_words_count_only_side_by_side():
    """A comma between them parts them."""
    assert counts(Counted(pairs=("in the", "council that"))) == {
        "in the": (2, "In t"),
        "council that": (0, None),
    }


def test_openers_stand_at_the_start_of_a_block_or_sentence():
    """The other uses of the word do not count."""
    assert counts(Counted(openers=("in", "the"))) == {"in": (2, "In t"), "the": (0, None)}


def test_marks_and_shapes_are_counted():
    """A chain is four plain words in a row without a function word."""
    counted = Counted(
        words=("the", "same", "that"),
        marks=(", that",),
        shapes=("sentences", "capitals", "numbers", "chains"),
    )
    found = counts(counted)
    assert found[", that"] == (1, ", th")
    assert found["sentences"] == (2, "In t")
    assert found["capitals"] == (2, "The ")
    assert found["numbers"] == (1, "3 ti")
    assert found["chains"] == (1, "city")


def test_an_empty_document_has_nothing_to_count():
    """No column is ever indexed where it has no rows."""
    counted = Counted(("the",), ("in the",), ("in",), (";",), ("sentences", "chains", "capitals"))
    assert count(Document.from_text(""), counted).number.sum() == 0
