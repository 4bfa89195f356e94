"""Curly or straight: what the marks of a page show."""

from __future__ import annotations

import pytest

from mtlint import Document
from mtlint.text import habit


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ('He said “no”, “well” and "yes".', habit.Style(habit.CURLY, is_shown=True)),
        ('He said “no, "well" and "yes".', habit.Style(habit.STRAIGHT, is_shown=True)),
        ('It’s late, he’s gone, we’re safe: “no".', habit.Style(habit.CURLY, is_shown=True)),
        ("It's late, he's gone, we're safe: “no\".", habit.Style(habit.STRAIGHT, is_shown=True)),
        ("It’s late, he's gone, we're safe: “no\".", habit.Style(habit.STRAIGHT, is_shown=False)),
    ],
)
def test_apostrophes_tell_where_quotation_marks_do_not(text, style):
    """One pair shows nothing of itself; the same switch of an editor turns both kinds."""
    assert habit.quotation_style(Document.from_text(text)) == style
