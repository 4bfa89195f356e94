"""Which part of the source a comment is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from mtlint.silence.directive import Directive
    from mtlint.text.document import Document

Span = tuple[int, int]

_COMMENTS = late(r"<!--.*?-->|\{/\*.*?\*/\}", re.DOTALL)
_MARKERS = " \t\r\n>"

_SIC = late(r"[\[(]\s*sic!?\s*[\])]", re.IGNORECASE)
_SIC_HASH = np.array([hash_of("sic")], np.uint64)
_WITHIN = 16  # characters before it in which its bracket stands
_WORD_BEFORE = late(r"([\w'’-]+)[\"'”’]?\s*\Z")
_FURTHEST = 80  # characters before a bracket in which its word stands


class Reach:
    """Knows the blocks of a document by their places in the source."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        self._lines = document.lines
        self._alone: dict[Span, bool] = {}  # lines -> whether they hold nothing but comments
        span = document.prose.source_span
        self._blocks = [span(block.start, block.end) for block in document.prose.blocks]

    def of(self, directive: Directive) -> Span:
        """What an `ignore` is about: its line, or else the block round it or behind it."""
        first = self._lines.span(self._lines.position(directive.start).row)[0]
        last = self._lines.span(self._lines.position(directive.end).row)[1]
        if not self._stands_alone(first, last) and self._has_prose(first, last):
            return first, last
        return directive.end, self._block_end(directive.start)

    def _stands_alone(self, first: int, last: int) -> bool:
        """Whether these lines hold nothing but comments."""
        key = first, last
        if key not in self._alone:
            self._alone[key] = not _COMMENTS.sub("", self._text[first:last]).strip(_MARKERS)
        return self._alone[key]

    def _has_prose(self, first: int, last: int) -> bool:
        index = bisect_right(self._blocks, first, key=_end)
        return index < len(self._blocks) and self._blocks[index][0] < last

    def _block_end(self, at: int) -> int:
        """The end of the block round a place, or of the next one."""
        index = bisect_right(self._blocks, at, key=_end)
        return self._blocks[index][1] if index < len(self._blocks) else len(self._text)


def _end(block: Span) -> int:
    return block[1]


def sic_spans(document: Document) -> list[Span]:
    """The words that are followed by “[sic]”, each to the end of the bracket, in the source."""
    prose, tokens = document.prose, document.tokens
    found = []
    for start in tokens.start[tokens.find(_SIC_HASH)].tolist():
        at = max(prose.text.rfind(bracket, max(start - _WITHIN, 0), start) for bracket in "[(")
        match = _SIC.match(prose.text, at) if at >= 0 else None
        if match is None:
            continue
        earliest = max(prose.block_at(at).start, at - _FURTHEST)
        word = _WORD_BEFORE.search(prose.text[earliest:at])
        if word is not None:
            found.append(prose.source_span(earliest + word.start(), match.end()))
    return found
