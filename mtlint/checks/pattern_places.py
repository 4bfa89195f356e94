"""Where in a document a match of a pattern may stand: the key `where`. A room of `pattern`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.text.document import Document

_HEAD, _TAIL = 0.15, 0.65  # the first 15 % and the last 35 % of a document's prose

_SIGHT = 100  # characters before a match that are looked at for the end of a clause
_CLAUSE_ENDS = '.!?,;:…–—(“"'


def is_in_place(where: str, document: Document, start: int, end: int) -> bool:
    """Whether prose[start:end] stands where a rule asks for it."""
    return where == "any" or _PLACES[where](document, start, end)


def _is_clause_start(document: Document, start: int, _: int) -> bool:
    before = _before(document, start)
    return not before or before[-1] in _CLAUSE_ENDS


def _is_block_end(document: Document, start: int, end: int) -> bool:
    return not document.prose.text[end : document.prose.block_at(start).end].strip()


def _is_line(document: Document, start: int, end: int) -> bool:
    return document.prose.block_at(start).line_at(start) == (start, end)


def _before(document: Document, start: int) -> str:
    """The last words before a place in its block."""
    first = max(document.prose.block_at(start).start, start - _SIGHT)
    return document.prose.text[first:start].rstrip()


def _share(document: Document, start: int) -> float:
    """How far into its document a place is."""
    own, begin = document.part_at(start)
    return (start - begin) / max(len(own.prose.text), 1)


_PLACES: dict[str, Callable[[Document, int, int], bool]] = {
    "clause-start": _is_clause_start,
    "block-start": lambda document, start, _: not _before(document, start),
    "block-end": _is_block_end,
    "heading": lambda document, start, _: document.prose.block_at(start).kind is BlockKind.HEADING,
    "line": _is_line,
    "head": lambda document, start, _: _share(document, start) <= _HEAD,
    "tail": lambda document, start, _: _share(document, start) >= _TAIL,
}
