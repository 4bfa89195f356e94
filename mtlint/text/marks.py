"""The quotation marks and brackets of a text as columns, and the blocks where they do not pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import WORD_CLASSES, CharClass, code_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mtlint.text.prose import Block

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache

_STRAIGHT = '"'
_PAIRS = ("“”", "()", "[]")


class MarkTable(msgspec.Struct, frozen=True):
    """The quotation marks and brackets of a text, without the apostrophes inside words.

    Attributes:
        place: where each stands, in code points, intp [n], ascending.
        code: which it is, uint32 [n].
    """

    place: NDArray[np.intp]
    code: NDArray[np.uint32]

    def count(self, marks: str) -> int:
        """How often any of some characters stands."""
        return int(self.is_one_of(marks).sum())

    def is_one_of(self, marks: str) -> NDArray[np.bool_]:
        """Which of the marks are one of some characters: bool [n]."""
        found = np.zeros(len(self.code), np.bool_)
        for mark in marks:
            found |= self.code == ord(mark)
        return found

    def unpaired(self, blocks: Sequence[Block]) -> list[int]:
        """The blocks in which quotation marks or brackets do not pair, in order.

        Curly marks and brackets have to open before they close, straight marks to be even.
        """
        starts = np.fromiter((block.start for block in blocks), np.int64, len(blocks))
        block = np.searchsorted(starts, self.place, "right") - 1
        bad = [_odd(block[self.is_one_of(_STRAIGHT)])]
        for pair in _PAIRS:
            wanted = self.is_one_of(pair)
            bad.append(_unbalanced(block[wanted], self.code[wanted] == ord(pair[1])))
        return sorted({index for found in bad for index in found.tolist() if index >= 0})


def read_marks(text: str, classes: NDArray[np.uint8]) -> MarkTable:
    """The marks of a text, given the class of each of its characters."""
    pieces = [_places(classes, start) for start in range(0, len(text), _PIECE)]
    places = np.concatenate([np.zeros(0, np.intp), *pieces])
    # Looking up the few marks one by one is quicker than making a column of the whole text.
    marks = "".join(map(text.__getitem__, places.tolist()))
    return MarkTable(places, code_points(marks).astype(np.uint32))


def _places(classes: NDArray[np.uint8], start: int) -> NDArray[np.intp]:
    piece = classes[start : start + _PIECE]
    # The three classes of marks are neighbours, and numbers below them wrap round to large ones.
    first, last = np.uint8(CharClass.OPENING), np.uint8(CharClass.STRAIGHT - CharClass.OPENING)
    at = np.flatnonzero((piece - first) <= last) + start
    inside = _is_word(classes, at - 1) & _is_word(classes, at + 1)
    places: NDArray[np.intp] = at[~inside]
    return places


def _is_word(classes: NDArray[np.uint8], at: NDArray[np.intp]) -> NDArray[np.bool_]:
    neighbours = classes[np.clip(at, 0, len(classes) - 1)]
    first, last = WORD_CLASSES
    is_word: NDArray[np.bool_] = (neighbours >= first) & (neighbours <= last)
    return is_word


def _odd(blocks: NDArray[np.intp]) -> NDArray[np.intp]:
    """The blocks that stand an odd number of times in an ascending column."""
    firsts = np.flatnonzero(np.diff(blocks, prepend=-2))
    odd: NDArray[np.intp] = blocks[firsts[np.diff(firsts, append=len(blocks)) % 2 == 1]]
    return odd


def _unbalanced(blocks: NDArray[np.intp], is_closing: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The blocks whose marks close what is not open, or leave something open."""
    if not blocks.size:
        return blocks
    depth = np.cumsum(np.where(is_closing, -1, 1))
    firsts = np.flatnonzero(np.diff(blocks, prepend=-2))
    lasts = np.append(firsts[1:], len(blocks)) - 1
    before = np.where(firsts > 0, depth[firsts - 1], 0)
    lowest = np.minimum.reduceat(depth, firsts) - before
    left = depth[lasts] - before
    bad: NDArray[np.intp] = blocks[firsts[(lowest < 0) | (left != 0)]]
    return bad
