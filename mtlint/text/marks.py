"""The quotation marks and brackets of a text as columns, and the blocks where they do not pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import WORD_CLASSES, CharClass, code_points
from mtlint.text.columns import firsts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.prose import Prose

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache

_STRAIGHT = '"'
_PAIRS = ("“”", "()", "[]")


def _steps() -> NDArray[np.int8]:
    """What a mark adds to the depth of each pair, and in the last row to the straight marks."""
    steps = np.zeros((len(_PAIRS) + 1, max(map(ord, "".join(_PAIRS))) + 2), np.int8)
    for row, pair in enumerate(_PAIRS):
        steps[row, ord(pair[0])], steps[row, ord(pair[1])] = 1, -1
    steps[-1, ord(_STRAIGHT)] = 1
    return steps


_STEPS = _steps()


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
        return sum(int(np.count_nonzero(self.code == ord(mark))) for mark in marks)

    def unpaired(self, prose: Prose) -> list[int]:
        """The blocks in which quotation marks or brackets do not pair, in order.

        Curly marks and brackets have to open before they close, straight marks to be even.
        """
        block = prose.block_indices(self.place)
        starts = firsts(block)
        if not starts.size:
            return []
        depth = _STEPS[:, np.minimum(self.code, _STEPS.shape[1] - 1)].cumsum(1, np.int32)
        before = np.where(starts > 0, depth[:, starts - 1], 0)
        lowest = np.minimum.reduceat(depth, starts, axis=1) - before
        left = depth[:, np.concatenate((starts[1:], [len(block)])) - 1] - before
        bad = ((lowest < 0) | (left != 0))[:-1].any(axis=0) | (left[-1] % 2 == 1)
        indices: list[int] = block[starts[bad]].tolist()
        return indices


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
    (at,) = ((piece - first) <= last).nonzero()
    at += start
    before, after = classes[np.maximum(at - 1, 0)], classes[np.minimum(at + 1, len(classes) - 1)]
    places: NDArray[np.intp] = at[~(_is_word(before) & _is_word(after))]
    return places


def _is_word(classes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    first, last = WORD_CLASSES
    is_word: NDArray[np.bool_] = (classes >= first) & (classes <= last)
    return is_word
