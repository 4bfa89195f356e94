"""The blocks of a prose: each by itself, or those that are a line each as columns."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, overload

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class BlockKind(IntEnum):
    """What a block is on the page."""

    PARAGRAPH = 0
    HEADING = 1
    ITEM = 2
    CELL = 3


class Block(msgspec.Struct, frozen=True, gc=False):
    """A stretch of prose that is read as one: prose[start:end], without a line feed inside.

    `breaks` are the prose offsets of the characters that stand for a line break of the source.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    breaks: tuple[int, ...] = ()

    def lines(self) -> list[tuple[int, int]]:
        """The lines of this block as (start, end) in prose offsets."""
        if not self.breaks:
            return [(self.start, self.end)]
        starts = [self.start, *(at + 1 for at in self.breaks)]
        return list(zip(starts, [*self.breaks, self.end], strict=True))

    def line_at(self, offset: int) -> tuple[int, int]:
        """The line that holds a prose offset; a block can be of many thousand lines."""
        if not self.breaks:
            return self.start, self.end
        index = bisect_left(self.breaks, offset)
        start = self.breaks[index - 1] + 1 if index else self.start
        return start, self.breaks[index] if index < len(self.breaks) else self.end


class LineBlocks(Sequence[Block]):
    """Blocks of a line each, in a fourteenth of the memory that they take as such.

    They are made when they are asked for.

    Attributes:
        starts: where each starts, in prose offsets.
        ends: where each ends.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the edges of the lines, in order."""
        edges = array("i", chain.from_iterable(spans))
        self.starts, self.ends = edges[::2], edges[1::2]

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Block]:
        return map(Block, self.starts, self.ends)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        """One block, or some of them."""
        if isinstance(index, slice):
            return list(map(Block, self.starts[index], self.ends[index]))
        return Block(self.starts[index], self.ends[index])
