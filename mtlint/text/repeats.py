"""Where a column says the same again straight away: a word, a phrase or a run of sentences."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# Rows read at a time, so that what is compared stays in the processor's cache.
_PIECE = 1 << 16


class Repeat(msgspec.Struct, frozen=True):
    """Rows first to last, exclusive, that are `period` rows said again and again.

    At least two whole copies; the last copy may be cut short.
    """

    first: int
    last: int
    period: int

    @property
    def copies(self) -> int:
        """How many whole copies there are."""
        return (self.last - self.first) // self.period


def repeats(hashes: NDArray[np.uint64], longest: int) -> list[Repeat]:
    """All repeats of up to `longest` rows, shortest period first, none inside another.

    Takes time in proportion to len(hashes) * longest.
    """
    found: list[Repeat] = []
    spans: list[tuple[int, int]] = []  # of those found, in order, without overlap
    small = hashes.view(np.uint16)[::4]  # a part of each, without a copy; confirmed in full
    for period in range(1, longest + 1):
        new = [r for r in _with_period(hashes, small, period) if not _is_inside(r, spans)]
        found += new
        spans = _merged([*spans, *((repeat.first, repeat.last) for repeat in new)])
    return found


def _with_period(
    hashes: NDArray[np.uint64], small: NDArray[np.uint16], period: int
) -> Iterator[Repeat]:
    at = _candidates(small, period)
    for row in range(period if at.size else 0):
        at = at[hashes[at + row] == hashes[at + row + period]]
    if not at.size:
        return
    breaks = np.flatnonzero(np.diff(at) != 1)
    firsts = at[np.concatenate(([0], breaks + 1))]
    lasts = at[np.concatenate((breaks, [len(at) - 1]))]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        yield Repeat(first, last + 2 * period, period)


def _candidates(small: NDArray[np.uint16], period: int) -> NDArray[np.intp]:
    """Rows that may begin two copies: the first two rows of both look alike."""
    size = len(small) - 2 * period + 1
    places = []
    for start in range(0, size, _PIECE):
        end = min(start + _PIECE, size) + (period > 1)
        same = small[start:end] == small[start + period : end + period]
        if period > 1:
            same = same[1:] & same[:-1]
        (found,) = same.nonzero()
        if found.size:
            places.append(found + start)
    return np.concatenate(places) if places else np.zeros(0, np.intp)


def _is_inside(repeat: Repeat, spans: list[tuple[int, int]]) -> bool:
    """Whether a repeat is only a shorter one read with a longer period.

    One of three "the" is a repeat of two "the the" too, but "so so good so so good" is its own.
    """
    at = bisect_right(spans, (repeat.first, 1 << 62)) - 1
    return at >= 0 and repeat.last <= spans[at][1]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
