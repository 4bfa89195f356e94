"""Where sentences end inside a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.text.prose import Block

# A terminator with its closing marks, before a space and something that can begin a sentence.
# It begins at the first of a run and gives nothing back: a page of full stops is read in one go.
_BOUNDARY = late(
    r"""([.!?…](?<![.!?…]{2})[.!?…]*+[”’"'»)\]]*+)[ \u00a0]++(?=[“‘"'«(\[]*+[^\Wa-z_])""",
)

# A full stop after these, or after a single capital, ends no sentence.
_ABBREVIATION = late(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|Hon|No|Nos|Fig|Figs|vs"
    r"|cf|e\.g|i\.e|etc|al|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)


# A text without ends of sentences is cut, so that what looks at a whole sentence stays quick.
_LONGEST = 1 << 12

_NEAR = 1 << 8  # code points before a place among which its sentence mostly begins
LOOKED_AT = 1 << 9
"""Code points that are mostly read to find one sentence of a long block."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one block's text as (start, end), without the spaces between them.

    One of more than 4,096 code points is cut at spaces into pieces that are not.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        end = match.end(1)
        if _is_abbreviation(text, start, end):
            continue
        if end - start <= _LONGEST:
            spans.append((start, end))
        else:
            spans.extend(_pieces(text, start, end))
        start = match.end()
    if start < len(text):
        spans.extend(_pieces(text, start, len(text)))
    return spans


def sentence_round(text: str, block: Block, offset: int) -> tuple[int, int] | None:
    """The sentence round a place in a block of a text, as `sentence_spans` gives it for the block.

    Nothing where it begins too far from there to tell.
    """
    for reach in (_NEAR, _LONGEST):
        first = max(offset - reach, block.start)
        start, end = _edges(text, block, first, offset)
        if start > first or first == block.start:
            return (start, end) if end - start <= _LONGEST else None
    return None


def _edges(text: str, block: Block, first: int, offset: int) -> tuple[int, int]:
    """The last start of a sentence before a place, or `first`, and the next end after it."""
    start = first
    for match in _BOUNDARY.finditer(text, first, block.end):
        end = match.end(1)
        if _is_abbreviation(text, block.start, end):
            continue
        if match.end() > offset:
            return start, end
        start = match.end()
    return start, block.end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends with a full stop that ends no sentence."""
    if text[end - 1] != ".":
        return False
    return _ABBREVIATION.search(text, max(start, end - 8), end) is not None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut + (space > 0)
    yield start, end
