"""The stretches of prose that a check looks at round its hits."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.text.document import Document

# Where an excerpt starts and ends, and its hit where it is cut before it, or after it, else -1.
_Window = tuple[int, int, int, int]

# A text without line ends must cost no more than one with them: of a long block no more is read in
# one than so many characters.
_MOST = 1 << 14
_REACH = 1 << 11
_TOGETHER = 1 << 12  # windows
_PART = 1 << 11  # of a long block, whose places have the same surroundings


def excerpts(
    document: Document, offsets: Sequence[int], whole: int = _MOST, reach: int = _REACH
) -> Iterator[tuple[int, str]]:
    """The blocks round some ascending hits, each once, as (prose offset, text).

    A block of more than `whole` characters is cut to windows round its hits, `reach` to each side;
    a match that is farther from its anchor is not found. Windows that overlap are merged, up to a
    length from which on a match may stand in two of them.
    """
    return iter(next(_excerpts(document, [offsets], [whole], [reach])))


def excerpts_of(
    document: Document, offsets: Collection[Sequence[int]], reaches: Sequence[int]
) -> Iterator[list[tuple[int, str]]]:
    """For each of some lists of hits the excerpts round them, as far as its reach.

    A block is whole that is no longer than the reach on both sides together.
    """
    return _excerpts(document, offsets, [2 * reach for reach in reaches], reaches)


def _excerpts(
    document: Document,
    offsets: Collection[Sequence[int]],
    wholes: Sequence[int],
    reaches: Sequence[int],
) -> Iterator[list[tuple[int, str]]]:
    sizes = list(map(len, offsets))
    at = np.fromiter(chain.from_iterable(offsets), np.int32, sum(sizes))
    whole, reach = (np.array(column, np.int32).repeat(sizes) for column in (wholes, reaches))
    low, high, first, last = windows_round(document, at, whole, reach)
    before, after = np.where(first > low, at, -1), np.where(last < high, at, -1)
    windows = _rows((first, last, before, after))
    for size in sizes:
        yield list(_joined(document.prose.text, islice(windows, size)))


def _rows(columns: Sequence[NDArray[np.int32]]) -> Iterator[_Window]:
    """The rows of some columns, some thousands at a time: as rows they take ten times the room."""
    for at in range(0, len(columns[0]), _TOGETHER):
        yield from zip(*(column[at : at + _TOGETHER].tolist() for column in columns), strict=True)


def windows_round(
    document: Document, at: NDArray[np.int32], whole: NDArray[np.int32], reach: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Where the blocks round some hits begin and end, and what of them is looked at: int32 [m]."""
    low, high = document.prose.block_edges(at)
    is_cut = high - low > whole
    first = np.where(is_cut, np.maximum(low, at - reach), low)
    last = np.where(is_cut, np.minimum(high, at + reach), high)
    return low, high, first, last


def _joined(text: str, windows: Iterable[_Window]) -> Iterator[tuple[int, str]]:
    """The texts of ascending windows; those that overlap are one, up to a length."""
    start = end = before = after = -1
    for first, last, cut_before, cut_after in windows:
        if first < end and last - start <= _MOST:
            if last > end:
                end, after = last, cut_after
            continue
        if start < end:
            yield _excerpt(text, start, end, before, after)
        start, end, before, after = first, last, cut_before, cut_after
    if start < end:
        yield _excerpt(text, start, end, before, after)


def _excerpt(text: str, start: int, end: int, before: int, after: int) -> tuple[int, str]:
    """The text of a window, cut at a space where it is cut.

    No word is cut in two, for half of one could match, and what ends at a cut is not the end of a
    text: the spaces on both sides are read too.
    """
    if before >= 0:
        space = text.find(" ", start, before)
        start = space if space >= 0 else start
    if after >= 0:
        space = text.rfind(" ", after, end)
        end = space + 1 if space >= 0 else end
    return start, text[start:end]


def surroundings(document: Document, offset: int) -> tuple[int, str]:
    """The block round one place, of a long block a part, as (prose offset, text).

    Places near each other have the same part, and each has the reach on both sides.
    """
    block = document.prose.block_at(offset)
    first = offset - (offset - block.start) % _PART
    start, end = max(block.start, first - _REACH), min(block.end, first + _PART + _REACH)
    return start, document.prose.text[start:end]
