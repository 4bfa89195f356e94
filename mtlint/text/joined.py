"""Several documents read as one, so that what takes as long for a page as for a book is done once.

A page has some nine hundred words, and a column of so few costs as much to begin as to read.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.document import Document
from mtlint.text.prose import Block, Prose
from mtlint.text.source import Source
from mtlint.text.tokens import TokenTable
from mtlint.text.unknown import unusual_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mtlint.text.wide import WideTable

_GAP = "\n\n{number}zqx\n\n"
"""What stands between two proses: a word that is in neither, with blank lines round it, so that
nothing goes on across it. It begins with a digit, so it is not read as a word of the text before.
"""


class Joined(Document):
    """The proses of some documents of one format, one after the other, each with its own blocks.

    It has no source: it is for what reads a place with little round it. The parts get the columns
    of their words from it.

    Attributes:
        parts: the documents, in order.
    """

    def __init__(self, parts: Sequence[Document]) -> None:
        """Take documents of one format, at least one."""
        super().__init__(Source(""), parts[0].format)
        self.parts = parts
        proses = [part.prose for part in parts]
        texts = [(prose.text, _GAP.format(number=at)) for at, prose in enumerate(proses)]
        sizes = np.array([(len(text), len(gap)) for text, gap in texts], np.int32)
        edges = [0, *sizes.ravel().cumsum(dtype=np.int32).tolist()]
        self._starts, self._ends = edges[::2], edges[1::2]
        text = "".join(piece for both in texts for piece in both)
        self.prose = _Prose(text, list(self._blocks(proses)), self)
        self._share_columns()

    def part_at(self, offset: int) -> tuple[Document, int]:
        """The document that a prose offset belongs to, and where its prose begins."""
        index, start = self.part(offset)
        return self.parts[index], start

    def part(self, offset: int) -> tuple[int, int]:
        """Which part a prose offset belongs to, and where that begins."""
        index = self._index(offset)
        return index, self._starts[index]

    def apart(self, offsets: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        """Which parts some ascending offsets belong to: an index, and the offsets in that part."""
        index, own = 0, list[int]()
        for offset in offsets:
            if offset >= self._starts[index + 1]:
                if own:
                    yield index, own
                index, own = self._index(offset), []
            if offset < self._ends[index]:
                own.append(offset - self._starts[index])
        if own:
            yield index, own

    def hits_apart(self, hits: Mapping[str, Sequence[int]]) -> list[dict[str, list[int]]]:
        """The hits of each part, of hits in all of them."""
        parts: list[dict[str, list[int]]] = [{} for _ in self.parts]
        for rule, offsets in hits.items():
            for index, own in self.apart(offsets):
                parts[index][rule] = own
        return parts

    def _index(self, offset: int) -> int:
        return min(bisect_right(self._starts, offset), len(self.parts)) - 1

    def _blocks(self, proses: Sequence[Prose]) -> Iterator[Block]:
        for by, prose in zip(self._starts, proses, strict=False):
            for block in prose.blocks:
                breaks = tuple(by + at for at in block.breaks)
                yield Block(by + block.start, by + block.end, block.kind, breaks)

    @cached_property
    def edges(self) -> NDArray[np.int32]:
        """The first token of each part and of what stands between them, and how many there are."""
        starts = self.tokens.start.searchsorted(np.array(self._starts, np.int32))
        return np.sort(np.concatenate([starts, starts[1:] - 1])).astype(np.int32)

    def _share_columns(self) -> None:
        """Give each part the rows that are its own."""
        edges = self.edges.tolist()
        characters = list(zip(self._starts, self._ends, strict=False))
        words = list(zip(edges[::2], edges[1::2], strict=False))
        capitals, names = (_rows(column, words) for column in (self.capitals, self.names))
        unusual = unusual_parts(self.unusual, words)
        marks = self.marks.parts(characters)
        wide = self.tokens.wide.parts(characters)
        columns = zip(
            self.parts, characters, words, wide, capitals, names, unusual, marks, strict=True
        )
        for part, own, own_words, own_wide, *others in columns:
            part.tokens = _part_of(self.tokens, own, own_words, own_wide)
            part.capitals, part.names, part.unusual, part.marks = others


def _part_of(
    tokens: TokenTable, characters: tuple[int, int], words: tuple[int, int], wide: WideTable
) -> TokenTable:
    """A table of some neighbouring characters and their words, both (first, last)."""
    own = slice(*words)
    return TokenTable(
        tokens.start[own] - np.int32(characters[0]),
        tokens.length[own],
        tokens.hash[own],
        tokens.classes[slice(*characters)],
        wide,
    )


def _rows(
    column: NDArray[np.int32], parts: Sequence[tuple[int, int]]
) -> Iterator[NDArray[np.int32]]:
    """Of a column of tokens those of each part (first, last), counted from its first."""
    edges = column.searchsorted(np.array(parts, np.int32)).tolist()
    for (first, _), edge in zip(parts, edges, strict=True):
        yield column[slice(*edge)] - np.int32(first)


class _Prose(Prose):
    """The prose of documents joined; the map to a source is that of each part."""

    def __init__(self, text: str, blocks: Sequence[Block], joined: Joined) -> None:
        super().__init__(text, blocks, [])
        self._joined = joined

    def editable(self, start: int, end: int) -> bool:
        """Whether an edit may touch prose[start:end], which lies in one part."""
        document, base = self._joined.part_at(start)
        return document.prose.editable(start - base, end - base)
