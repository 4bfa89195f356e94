"""Which blocks of a document stand in it before, alone or one after another."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mtlint.text.document import Document

# Two neighbours are near copies when they share so many words at one end and so much in all. In two
# million words of edited English no neighbours do; with 0.85, two do.
_ENDS = 3
_WEIGHTS = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)  # odd, any
_NEAR = 0.9

# Inside an article that is pasted twice, a paragraph may have been changed more.
_NEAR_IN_COPY = 0.75
_FEWEST_NEAR = 10

_LONGEST = 2_000  # words of a block that is compared word by word


class Copy(msgspec.Struct, frozen=True):
    """Blocks `first` to `first + length`, exclusive, say what stands from block `original` on."""

    first: int
    length: int
    original: int

    @property
    def is_tandem(self) -> bool:
        """Whether the copy follows straight after the original."""
        return self.first <= self.original + self.length


class BlockTable:
    """The blocks of a document as columns.

    Attributes:
        first: the first token of each block, int32 [blocks].
        count: how many tokens each block has, int32 [blocks].
    """

    def __init__(self, document: Document) -> None:
        """Read the columns off the document, in time linear in its tokens."""
        tokens = document.tokens
        self._hashes = tokens.hash
        edges = np.empty(len(document.prose.blocks) + 1, np.int32)
        edges[:-1] = tokens.start.searchsorted(document.prose.block_starts)
        edges[-1] = len(tokens)
        self.first: NDArray[np.int32] = edges[:-1]
        self.count: NDArray[np.int32] = edges[1:] - edges[:-1]

    @cached_property
    def sums(self) -> NDArray[np.uint64]:
        """A number for each block that is the same for the same words: uint64 [blocks]."""
        sums = np.zeros(len(self.first), np.uint64)
        filled = self.count.nonzero()[0]
        if filled.size:
            sums[filled] = np.add.reduceat(self._hashes, self.first[filled])
        return sums

    def words(self, block: int) -> NDArray[np.uint64]:
        """The token hashes of one block."""
        start = self.first.item(block)
        return self._hashes[start : start + self.count.item(block)]

    def copies(self, fewest: int, fewest_beside: int) -> Iterator[Copy]:
        """The blocks of at least `fewest` tokens that stood before, with what follows them alike.

        Beside the original `fewest_beside` tokens are enough. In order, without overlap.
        """
        done = 0
        for block, before in _earlier(self.sums, (self.count >= fewest_beside).nonzero()[0]):
            is_beside = block == before + 1
            if block < done or (self.count.item(block) < fewest and not is_beside):
                continue
            # As bytes, because the comparison of a few rows is slower than of thousands.
            if self.words(block).tobytes() != self.words(before).tobytes():
                continue
            back = self._alike_before(before, block, block - done)
            length = self._alike_after(before, block)
            yield Copy(block - back, back + length, before - back)
            done = block + length

    def occurrences(self, block: int) -> int:
        """How often the words of a block are a block."""
        ordered = self._ordered_sums
        value = self.sums[block]
        return int(ordered.searchsorted(value, "right") - ordered.searchsorted(value, "left"))

    @cached_property
    def _ordered_sums(self) -> NDArray[np.uint64]:
        return np.sort(self.sums)

    def alike(self, fewest: int, apart: int) -> Iterator[tuple[int, int]]:
        """Pairs (later, earlier) of blocks that differ in few words, at most `apart` blocks apart.

        They have at least `fewest` words and the same few words at the beginning or at the end.
        """
        is_long = self.count >= max(fewest, _ENDS)
        if not is_long.any():
            return
        first = self.first
        begins, ends = self._threes(first), self._threes(first + self.count - np.int32(_ENDS))
        for distance in range(1, min(apart, len(first) - 1) + 1):
            later, earlier = slice(distance, None), slice(None, -distance)
            alike = (begins[later] == begins[earlier]) | (ends[later] == ends[earlier])
            alike &= is_long[later] & is_long[earlier]
            for index in alike.nonzero()[0].tolist():
                is_same = self.sums[index] == self.sums[index + distance]
                if not is_same and self.are_similar(index, index + distance, _NEAR):
                    yield index + distance, index

    def are_similar(self, one: int, other: int, least: float) -> bool:
        """Whether two blocks have at least such a share of words in common and in order, 0 to 1.

        Not where a block has more than 2,000 words: the comparison takes their product.
        """
        few, many = sorted((self.count.item(one), self.count.item(other)))
        if many > _LONGEST or 2 * few < least * (few + many):
            return False
        from rapidfuzz.distance import Indel

        words, others = self.words(one).tolist(), self.words(other).tolist()
        return float(Indel.normalized_similarity(words, others)) >= least

    def _threes(self, tokens: NDArray[np.int32]) -> NDArray[np.uint64]:
        """One hash of three words from each of some tokens on: uint64, as many as the tokens."""
        threes = np.zeros(len(tokens), np.uint64)
        for place, weight in enumerate(_WEIGHTS):
            threes += self._hashes.take(tokens + np.int32(place), mode="clip") * weight
        return threes

    def _alike_after(self, original: int, copy: int) -> int:
        """How many blocks from `copy` on are those from `original` on, but for small changes."""
        length = 1
        while True:
            length += self._same_after(original + length, copy + length)
            if not self._is_near(original + length, copy + length):
                return length
            length += 1

    def _is_near(self, original: int, copy: int) -> bool:
        """Whether two blocks beside a copied one are alike enough to be part of the copy."""
        if copy >= len(self.count):
            return False
        is_long = min(self.count.item(original), self.count.item(copy)) >= _FEWEST_NEAR
        return is_long and self.are_similar(original, copy, _NEAR_IN_COPY)

    def _same_after(self, original: int, copy: int) -> int:
        length, step = 0, 16
        while True:
            theirs = self.sums[copy + length : copy + length + step]
            ours = self.sums[original + length : original + length + len(theirs)]
            differ = (theirs != ours).nonzero()[0]
            if differ.size:
                return length + int(differ[0])
            length += len(theirs)
            if len(theirs) < step:
                return length
            step *= 2

    def _alike_before(self, original: int, copy: int, most: int) -> int:
        length = 0
        while (
            length < min(most, original, copy - original - 1)
            and self.sums[copy - length - 1] == self.sums[original - length - 1]
        ):
            length += 1
        return length


def _earlier(column: NDArray[np.uint64], rows: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """For each of some rows whose value stood in an earlier one, both, in order."""
    order = rows[column.take(rows).argsort(kind="stable")]
    ordered = column.take(order)
    same = (ordered[1:] == ordered[:-1]).nonzero()[0]
    if not same.size:
        return
    pairs = np.stack((order[same + 1], order[same]), axis=1)
    pairs = pairs[pairs[:, 0].argsort(kind="stable")]
    yield from map(tuple, pairs.tolist())
