"""The blocks of a prose as columns."""

from __future__ import annotations

import pytest

from mtlint.text.blocks import Block, LineBlocks

SPANS = [(0, 4), (5, 9), (12, 13)]


def test_lines_as_columns_read_as_a_list_of_blocks():
    """One by one, from the end, some of them, and all; beyond the last there is none."""
    blocks, made = LineBlocks(SPANS), [Block(*span) for span in SPANS]
    assert list(blocks) == made
    assert list(reversed(blocks)) == made[::-1]
    assert (len(blocks), blocks[1], blocks[-1], blocks[1:]) == (3, made[1], made[-1], made[1:])
    with pytest.raises(IndexError):
        blocks[3]


def test_a_text_without_lines_has_no_blocks():
    """Nothing is in it, and nothing is wrong."""
    assert list(LineBlocks([])) == []
