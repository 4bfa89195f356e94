"""The quotation marks and brackets of a text as columns, and the blocks where they do not pair."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import WORD_CLASSES, CharClass, characters_at
from mtlint.text.columns import firsts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.text.prose import Prose

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache

_OPENING = {"”": "“", ")": "(", "]": "["}


class MarkTable(msgspec.Struct, frozen=True):
    """The quotation marks and brackets of a text, without the apostrophes inside words.

    Attributes:
        place: where each stands, in code points, intp [n], ascending.
        signs: which they are, one character each.
    """

    place: NDArray[np.intp]
    signs: str

    def count(self, marks: str) -> int:
        """How often any of some characters stands."""
        return sum(map(self.signs.count, marks))

    def parts(self, spans: Sequence[tuple[int, int]]) -> Iterator[MarkTable]:
        """The marks in each of some spans (start, end) of the text, counted from its start."""
        edges = self.place.searchsorted(np.array(spans, np.intp)).tolist()
        for (start, _), edge in zip(spans, edges, strict=True):
            own = slice(*edge)
            yield MarkTable(self.place[own] - start, self.signs[own])

    def unpaired(self, prose: Prose) -> list[int]:
        """The blocks in which quotation marks or brackets do not pair, in order.

        Curly marks and brackets have to open before they close, straight marks to be even.
        """
        blocks = prose.block_indices(self.place)
        starts = firsts(blocks)
        edges = pairwise([*starts.tolist(), len(blocks)])
        return [
            index
            for index, (first, last) in zip(blocks[starts].tolist(), edges, strict=True)
            if not _pair(self.signs[first:last])
        ]


@lru_cache(maxsize=1024)  # most blocks have one pair or two
def _pair(signs: str) -> bool:
    """Whether the marks of a block pair."""
    opened = {"“": 0, "(": 0, "[": 0, '"': 0}
    for sign in signs:
        if sign in opened:
            opened[sign] += 1
        elif sign in _OPENING:
            opened[_OPENING[sign]] -= 1
            if opened[_OPENING[sign]] < 0:
                return False
    opened['"'] %= 2
    return not any(opened.values())


def read_marks(text: str, classes: NDArray[np.uint8]) -> MarkTable:
    """The marks of a text, given the class of each of its characters."""
    pieces = [_places(classes, start) for start in range(0, len(text), _PIECE)]
    places = np.concatenate([np.zeros(0, np.intp), *pieces])
    return MarkTable(places, characters_at(text, places))


def _places(classes: NDArray[np.uint8], start: int) -> NDArray[np.intp]:
    piece = classes[start : start + _PIECE]
    # The three classes of marks are neighbours, and numbers below them wrap round to large ones.
    first, last = np.uint8(CharClass.OPENING), np.uint8(CharClass.STRAIGHT - CharClass.OPENING)
    (at,) = ((piece - first) <= last).nonzero()
    at += start
    before, after = classes.take(at - 1, mode="clip"), classes.take(at + 1, mode="clip")
    places: NDArray[np.intp] = at[~_are_words(before, after)]
    return places


def _are_words(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether characters of words stand on both sides."""
    first, last = np.uint8(WORD_CLASSES[0]), np.uint8(WORD_CLASSES[1] - WORD_CLASSES[0])
    are_words: NDArray[np.bool_] = np.maximum(before - first, after - first) <= last
    return are_words
