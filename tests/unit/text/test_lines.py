"""Offsets become rows and columns, and rows and columns offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.document import Document
from mtlint.text.lines import LineIndex, Position

TEXT = "a😀é\r\nb\rc\n\n"

TEXTS = st.text(st.sampled_from("aé你😀\n\r\u2028\f"))


def test_lines_end_at_crlf_lf_and_cr_only():
    """What else Python takes for a line end is a character like others."""
    index = LineIndex("a\r\nb\rc\nd\u2028e\x0bf\x85g")
    assert len(index) == 4
    assert [index.line(row) for row in range(1, 5)] == ["a", "b", "c", "d\u2028e\x0bf\x85g"]


def test_the_last_line_may_be_empty():
    """Behind a final line ending there is one more row to stand in."""
    index = LineIndex(TEXT)
    assert len(index) == 5
    assert index.line(5) == ""
    assert index.position(len(TEXT)) == Position(5, 1)


def test_columns_are_counted_in_the_unit_asked_for():
    """A character may be one code point, two units of UTF-16 and four bytes."""
    index = LineIndex(TEXT)
    assert index.position(2) == Position(1, 3)
    assert index.utf16_column(2) == 3
    assert index.utf8_column(2) == 5
    assert index.utf8_column(3) == 7


def test_a_column_in_the_middle_of_a_character_is_its_start():
    """An editor that sends one gets a place that exists."""
    index = LineIndex(TEXT)
    assert index.offset_utf16(1, 2) == 1
    assert index.offset_utf8(1, 3) == 1


def test_a_column_behind_the_line_is_its_end():
    """Editors may ask for one; the line ending is not part of the line."""
    index = LineIndex(TEXT)
    assert index.offset_utf16(1, 99) == 3
    assert index.offset_utf8(2, 99) == 6


@pytest.mark.parametrize(
    "position", [Position(0, 1), Position(1, 0), Position(6, 1), Position(5, 2)]
)
def test_a_position_outside_the_text_is_an_error(position):
    """Nothing is guessed for a row or column that is not there."""
    with pytest.raises(IndexError):
        LineIndex(TEXT).offset(position)


@given(TEXTS)
def test_every_offset_has_a_position_that_leads_back(text):
    """In code points without exception, in other units where the place is on the line."""
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        position = index.position(offset)
        assert index.offset(position) == offset
        if position.column <= len(index.line(position.row)) + 1:
            assert index.offset_utf16(position.row, index.utf16_column(offset)) == offset
            assert index.offset_utf8(position.row, index.utf8_column(offset)) == offset


@given(TEXTS)
def test_lines_make_up_the_text(text):
    """Rows follow each other without gap, line endings included."""
    index = LineIndex(text)
    spans = [index.span(row) for row in range(1, len(index) + 1)]
    assert "".join(text[start:end] for start, end in spans) == text


@given(TEXTS)
def test_lines_are_the_same_when_it_is_known_where_they_may_end(text):
    """The document knows it, where its prose is its source."""
    found, known = LineIndex(text), Document.from_text(text).lines
    assert [known.span(row) for row in range(1, len(known) + 1)] == [
        found.span(row) for row in range(1, len(found) + 1)
    ]
