"""Quotation marks and brackets as columns."""

from __future__ import annotations

import pytest

from mtlint.text.document import Document


@pytest.mark.parametrize(
    ("text", "is_unpaired"),
    [
        ("He said “no”.", False),
        ("He said “no.", True),
        ("He said no”.", True),
        ("He said ”no“.", True),
        ('He said "no".', False),
        ('He said "no.', True),
        ("One (two).", False),
        ("One (two.", True),
        ("One) two (.", True),
        ("It’s O'Brien’s.", False),
    ],
)
def test_a_block_whose_marks_do_not_pair_is_found(text, is_unpaired):
    """Curly marks open before they close, straight ones are even in number."""
    document = Document.from_text(f'“One” (two) "three".\n\n{text}\n\n“Four”.')
    assert document.marks.unpaired(document.prose) == ([1] if is_unpaired else [])


def test_apostrophes_inside_words_are_no_marks():
    """They are most of the marks of a page, and never pair."""
    assert Document.from_text("It’s “his” dog's.").marks.count("’'") == 0


def test_a_page_without_marks_has_an_empty_table():
    """And none of its blocks is unpaired."""
    document = Document.from_text("Nothing here")
    assert document.marks.unpaired(document.prose) == []
    assert Document.from_text("").marks.count('"') == 0
