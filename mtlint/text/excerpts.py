"""The stretches of prose that a check looks at round its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.text.document import Document

# A block longer than this is looked at round its hits only, so that a text without line ends costs
# no more than one with them. A match that is farther than the reach from its anchor is not found.
_LONG_BLOCK = 1 << 14
_REACH = 1 << 11


def excerpts(document: Document, offsets: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The blocks round some ascending hits, each once, as (prose offset, text).

    A long block is cut to windows round its hits. Windows that overlap are merged up to the length
    of a long block; beyond, a match may stand in two of them.
    """
    current = (0, 0)
    for offset in offsets:
        start, end = current if offset < current[1] - _REACH else _excerpt(document, offset)
        if start >= current[1] or end - current[0] > _LONG_BLOCK:
            yield from _text_of(document, current)
            current = (start, end)
        else:
            current = (min(current[0], start), max(current[1], end))
    yield from _text_of(document, current)


def _excerpt(document: Document, offset: int) -> tuple[int, int]:
    block = document.prose.block_at(offset)
    if block.end - block.start <= _LONG_BLOCK:
        return block.start, block.end
    # No word is cut in two: half of one could match.
    text = document.prose.text
    start = text.find(" ", offset - _REACH, offset) if offset - _REACH > block.start else -1
    end = text.rfind(" ", offset, offset + _REACH) if offset + _REACH < block.end else -1
    return (
        start if start >= 0 else max(block.start, offset - _REACH),
        end if end >= 0 else min(block.end, offset + _REACH),
    )


def _text_of(document: Document, span: tuple[int, int]) -> Iterator[tuple[int, str]]:
    if span[0] < span[1]:
        yield span[0], document.prose.text[slice(*span)]
