"""Which parts of a block are somebody else's words."""

from __future__ import annotations

import pytest

from mtlint.text.quotations import quoted_spans


def quoted(text):
    """The quoted parts themselves."""
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ('He said "no" twice.', ['"no"']),
        ("Er sagte „nein“ und „ja”.", ["„nein“", "„ja”"]),
        ("Il dit «non».", ["«non»"]),
        ("He said “the «old» man”.", ["“the «old» man”"]),
        ("It’s the students’ work.", []),
        ("Nothing quoted.", []),
    ],
)
def test_marks_that_pair_up_enclose_a_quotation(text, expected):
    """The marks belong to it, apostrophes are none, an inner quotation is part of the outer one."""
    assert quoted(text) == expected


@pytest.mark.parametrize("text", ["“yes” and “no", "no” and “yes”", 'a 5" screen', "«a» b»"])
def test_a_block_whose_marks_do_not_pair_up_is_unquoted(text):
    """An unbalanced mark makes all of them doubtful."""
    assert quoted(text) == []
