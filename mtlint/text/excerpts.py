"""The stretches of prose that a check looks at round its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.text.document import Document

# A text without line ends must cost no more than one with them: of a long block no more is read in
# one than so many characters.
_MOST = 1 << 14
_REACH = 1 << 11


def excerpts(
    document: Document, offsets: Sequence[int], whole: int = _MOST, reach: int = _REACH
) -> Iterator[tuple[int, str]]:
    """The blocks round some ascending hits, each once, as (prose offset, text).

    A block of more than `whole` characters is cut to windows round its hits, `reach` to each side;
    a match that is farther from its anchor is not found. Windows that overlap are merged, up to a
    length from which on a match may stand in two of them.
    """
    text = document.prose.text
    start = end = 0
    for low, high in _runs(document, offsets, reach):
        if high < end - reach:
            continue
        first, last = _span(document, low, high, whole, reach)
        if first < end and last - start <= _MOST:
            end = max(end, last)
            continue
        if start < end:
            yield start, text[start:end]
        start, end = first, last
    if start < end:
        yield start, text[start:end]


def surroundings(document: Document, offset: int) -> tuple[int, str]:
    """The block round one place, of a long block a part, as (prose offset, text).

    Places near each other have the same part, and each has the reach on both sides.
    """
    block = document.prose.block_at(offset)
    first = offset - (offset - block.start) % _MOST
    start, end = max(block.start, first - _REACH), min(block.end, first + _MOST + _REACH)
    return start, document.prose.text[start:end]


def _runs(document: Document, offsets: Sequence[int], reach: int) -> Iterator[tuple[int, int]]:
    """The first and the last of hits in one block that lie so near that their windows meet."""
    first = last = end = -1
    for offset in offsets:
        if offset < end and offset - last < reach and offset - first < _MOST:
            last = offset
            continue
        if first >= 0:
            yield first, last
        first = last = offset
        end = document.prose.block_at(offset).end
    if first >= 0:
        yield first, last


def _span(document: Document, low: int, high: int, whole: int, reach: int) -> tuple[int, int]:
    block = document.prose.block_at(low)
    if block.end - block.start <= whole:
        return block.start, block.end
    # No word is cut in two, for half of one could match, and what ends at a cut is not the end of
    # a text: the spaces on both sides are read too.
    text = document.prose.text
    start, end = block.start, block.end
    if low - reach > start:
        space = text.find(" ", low - reach, low)
        start = space if space >= 0 else low - reach
    if high + reach < end:
        space = text.rfind(" ", high, high + reach)
        end = space + 1 if space >= 0 else high + reach
    return start, end
