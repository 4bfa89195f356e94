"""Prose: the readable text of a source, in blocks, with a map back to the source.

Prose is made of runs. A *verbatim* run has the same characters as the source, but for line feeds
where other line endings stand between blocks; an *atomic* run stands for something else (an entity,
an escape, a soft line break with its prefix) and can only be taken whole. Removed inline matter
(code, an image) is one U+FFFC, or as many as it has characters where the rest is the source itself;
that is neither word nor space.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.blocks import Block, BlockKind, LineBlocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

__all__ = ["REMOVED", "Block", "BlockKind", "Prose", "ProseBuilder", "Run"]

REMOVED = "\N{OBJECT REPLACEMENT CHARACTER}"

_NO_TEXT = REMOVED + " \t"


class Run(msgspec.Struct, frozen=True):
    """prose[start:end] stands for source[source_start:source_end]."""

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool


class Prose:
    """The readable text of a source.

    Attributes:
        text: all blocks, parted by characters that belong to none.
        blocks: in order, without overlap, none empty.
        runs: in order, without overlap, none empty; every character of a block lies in one; two
            verbatim ones never adjoin both here and in the source.
        left_out: how many pieces of prose could not be placed exactly and are missing.
    """

    def __init__(
        self, text: str, blocks: Sequence[Block], runs: list[Run], *, left_out: int = 0
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.runs = runs
        self.left_out = left_out
        self._starts = [run.start for run in runs]
        self._block_starts: Sequence[int] = (
            blocks.starts if isinstance(blocks, LineBlocks) else [block.start for block in blocks]
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source span that covers prose[start:end]; both in code points."""
        if start == end:
            at = self._source_offset(start)
            return at, at
        first, last = self._run_at(start), self._run_at(end - 1)
        return _begin(first, start), _finish(last, end)

    def editable(self, start: int, end: int) -> bool:
        """Whether prose[start:end] is verbatim and unbroken in the source, so an edit may touch it.

        For an insertion (start == end) it is enough that a verbatim run begins or ends there.
        """
        if start == end:
            runs = {self._index(start), self._index(max(start - 1, 0))}
            return any(self.runs[i].verbatim and self._touches(i, start) for i in runs if i >= 0)
        index = self._index(start)
        # Verbatim runs that adjoin in prose and source are one, so there is no need to look on.
        return index >= 0 and self.runs[index].verbatim and end <= self.runs[index].end

    def block_at(self, offset: int) -> Block:
        """The block that holds a prose offset, or the one before it."""
        return self.blocks[max(bisect_right(self._block_starts, offset) - 1, 0)]

    def block_index(self, offset: int) -> int:
        """The index of the last block that starts at or before a prose offset."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def lines_at(self, offsets: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
        """The lines round some ascending prose offsets, each once, none longer than `longest`."""
        last = (-1, -1)
        for offset in offsets:
            line = self.block_at(offset).line_at(offset)
            if line != last and line[1] - line[0] <= longest:
                yield line
            last = line

    def shortest_lines(self, offsets: ArrayLike) -> NDArray[np.int32]:
        """How short the line round each prose offset may be: int32 [len(offsets)].

        That is the length of its block where that is one line, else 0.
        """
        shortest = self._shortest
        at = self.block_indices(offsets)
        return shortest[at] if len(shortest) else np.zeros(len(at), np.int32)

    def block_indices(self, offsets: ArrayLike) -> NDArray[np.intp]:
        """The index of the last block that starts at or before each offset: intp [len(offsets)]."""
        at = self.block_starts.searchsorted(np.asarray(offsets, np.int32), "right") - 1
        return np.maximum(at, 0, out=at)

    def block_edges(self, offsets: ArrayLike) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Where the block of each offset starts and where it ends: int32 [len(offsets)] each."""
        at = self.block_indices(offsets)
        return self.block_starts.take(at), self._block_ends.take(at)

    @cached_property
    def _block_ends(self) -> NDArray[np.int32]:
        if isinstance(self.blocks, LineBlocks):
            return np.array(self.blocks.ends, np.int32)
        return np.fromiter((block.end for block in self.blocks), np.int32, len(self.blocks))

    @cached_property
    def block_starts(self) -> NDArray[np.int32]:
        """Where each block starts: int32 [blocks], as the tokens' columns have offsets."""
        return np.array(self._block_starts, np.int32)

    @cached_property
    def _shortest(self) -> NDArray[np.int32]:
        """How short the lines of each block may be: int32 [blocks]."""
        if isinstance(self.blocks, LineBlocks):
            return self._block_ends - self.block_starts
        lengths = (0 if block.breaks else block.end - block.start for block in self.blocks)
        return np.fromiter(lengths, np.int32, len(self.blocks))

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _run_at(self, offset: int) -> Run:
        return self.runs[max(self._index(offset), 0)]

    def _touches(self, index: int, offset: int) -> bool:
        return self.runs[index].start <= offset <= self.runs[index].end

    def _source_offset(self, offset: int) -> int:
        return _begin(self._run_at(offset), offset) if self.runs else 0


def _begin(run: Run, offset: int) -> int:
    """Where the character at a prose offset in or behind a run begins in the source."""
    if offset >= run.end:
        return run.source_end
    return run.source_start + (offset - run.start if run.verbatim else 0)


def _finish(run: Run, offset: int) -> int:
    """Where the character before a prose offset in or behind a run ends in the source."""
    inside = run.verbatim and offset < run.end
    return run.source_start + offset - run.start if inside else run.source_end


class ProseBuilder:
    """Puts prose together from pieces of a source.

    Pieces come in the order of the source. One that goes back, lies outside the source or holds a
    line ending is not placed exactly: it is left out and counted.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._start: int | None = None
        self._kind = BlockKind.PARAGRAPH
        self._breaks: list[int] = []
        self._before = 0, 0
        self._has_text = False
        self._reached = 0
        self._left_out = 0

    @property
    def is_open(self) -> bool:
        """Whether a block has been opened and not yet closed."""
        return self._start is not None

    def open(self, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Begin a block; an open one is closed first."""
        self.close()
        self._start, self._kind, self._breaks = self._length, kind, []
        self._before = len(self._parts), len(self._runs)
        self._has_text = False

    def close(self) -> None:
        """End the open block, if any; one of nothing but blanks and removed matter is dropped."""
        if self._start is not None and self._has_text:
            block = Block(self._start, self._length, self._kind, tuple(self._breaks))
            self._blocks.append(block)
            self._parts.append("\n")
            self._length += 1
        elif self._start is not None:
            parts, runs = self._before
            del self._parts[parts:], self._runs[runs:]
            self._length = self._start
        self._start = None

    def verbatim(self, start: int, end: int) -> None:
        """Append source[start:end] as it is; one with a line ending in it is left out."""
        if end > start:
            self._append(self._source[start:end], start, end, verbatim=True)

    def atomic(self, text: str, start: int, end: int) -> None:
        """Append `text` for source[start:end], which can only be taken whole."""
        self._append(text, start, end, verbatim=False)

    def removed(self, start: int, end: int) -> None:
        """Append the mark of inline matter that is not prose."""
        self.atomic(REMOVED, start, end)

    def line_break(self, start: int, end: int) -> None:
        """Append the space that stands for a line break with the prefix of the next line."""
        self._breaks.append(self._length)
        self.atomic(" ", start, end)

    def leave_out(self) -> None:
        """Count a piece of prose whose place in the source is not certain."""
        self._left_out += 1

    def build(self) -> Prose:
        """The finished prose."""
        self.close()
        return Prose("".join(self._parts), self._blocks, self._runs, left_out=self._left_out)

    def _append(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        if self._start is None:
            raise ValueError("text outside a block")
        if not self._reached <= start <= end <= len(self._source) or "\n" in text or "\r" in text:
            self.leave_out()
            return
        self._reached = end
        self._has_text = self._has_text or bool(text.strip(_NO_TEXT))
        self._add_run(len(text), start, end, verbatim=verbatim)
        self._parts.append(text)
        self._length += len(text)

    def _add_run(self, length: int, start: int, end: int, *, verbatim: bool) -> None:
        first = self._length
        if verbatim and self._runs:
            last = self._runs[-1]
            if last.verbatim and last.source_end == start and last.end == first:
                # One run for text that the parser cut: fewer to look through later.
                first, start = last.start, last.source_start
                self._runs.pop()
        self._runs.append(Run(first, self._length + length, start, end, verbatim))
