"""A document answers questions about its text."""

from __future__ import annotations

import pytest
from hypothesis import given

from mtlint.errors import UsageError
from mtlint.text.document import Document
from tests.unit.strategies import difficult_text


def test_a_sentence_is_found_from_any_place_in_it():
    """Positions in the same sentence give the same sentence, also in a later block."""
    text = "One came. Two left.\n\nThree stayed. Four slept."
    document = Document.from_text(text)
    found = {text[slice(*document.sentence_at(at))] for at in range(22, 35)}
    assert found == {"Three stayed."}
    assert text[slice(*document.sentence_at(12))] == "Two left."


@given(difficult_text("He came. She left.", "Dr. No"))
def test_every_word_lies_in_the_sentence_that_is_found_at_its_first_letter(text):
    """No word is outside all sentences."""
    document = Document.from_text(text)
    for at in document.tokens.start.tolist():
        start, end = document.sentence_at(at)
        assert start <= at < end


def test_words_between_quotation_marks_are_quoted():
    """A span is quoted when all of it is; quotation ends with its block."""
    text = "He said “one lakh” today.\n\n“Open quotation\n\nplain lakh” end"
    document = Document.from_text(text)
    first = text.index("lakh")
    assert document.is_quoted(first, first + 4)
    assert not document.is_quoted(first, first + 12)
    assert not document.is_quoted(0, 2)
    assert not document.is_quoted(text.index("plain"), text.index("plain") + 5)


def test_an_unknown_format_is_told_with_the_known_ones():
    """A slip in a format's name is an error, not plain text."""
    with pytest.raises(UsageError, match="unknown format 'markdwon'; known are plain"):
        Document.from_text("text", "markdwon")


@pytest.mark.parametrize("text", ["", " \n \n", "\n", "\u2028"])
def test_a_text_without_words_is_a_document(text):
    """Blank files are ordinary files."""
    document = Document.from_text(text)
    assert document.words == 0
    assert list(document.prose.blocks) == []
