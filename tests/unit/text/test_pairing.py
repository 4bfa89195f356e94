"""Which quotation marks and brackets pair."""

from __future__ import annotations

import time

import pytest

from mtlint.text.pairing import read_brackets, read_quotations


def read(text):
    """What is told of the quotation marks, with the text between two that pair."""
    return [
        (what, text[first : last + 1] if what == "pair" else first)
        for what, first, last in read_quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a “b” c", [("pair", "“b”")]),
        ('a "b" c', [("pair", '"b"')]),
        ('"a "b" c"', [("pair", '"b"'), ("pair", '"a "b" c"')]),
        ("a ”b“ c", [("pair", "”b“")]),
        ("a “b “c", [("pair", "“b “")]),
        ("a “b “c and “d” e", [("pair", "“b “"), ("pair", "“d”")]),
        ('a "b and "c" d "e" f', [("unclosed", 2), ("pair", '"c"'), ("pair", '"e"')]),
        ('a b" and "c" d', [("unopened", 3), ("pair", '"c"')]),
        ("a“b”c", [("pair", "“b”")]),
        ('it is 6" by 4" wide', []),
        ("“One. “Two.”", [("pair", "“Two.”")]),
    ],
)
def test_the_cheapest_reading_is_taken(text, told):
    """Pairs as a reader sees them, and of each fault one mark."""
    assert sorted(map(str, read(text))) == sorted(map(str, told))


def test_brackets_of_lists_and_faces_need_no_partner():
    """A lost bracket does."""
    assert read_brackets("It has a) a head :) and b) a tail (or two), 3) more.") == []
    assert [reading.what for reading in read_brackets("a (b and c) d (e")] == ["unclosed"]


@pytest.mark.parametrize("mark", ['"', "“", "”", ' "', '" ', '1"', "(", ")", '. "', '("'])
def test_the_time_is_linear(mark):
    """A paragraph of nothing but marks, four times as long, takes no sixteen times as long."""
    assert _seconds(mark * 16_000) < 10 * _seconds(mark * 4_000) + 0.5


def _seconds(text):
    start = time.process_time()
    read_quotations(text)
    read_brackets(text)
    return time.process_time() - start
