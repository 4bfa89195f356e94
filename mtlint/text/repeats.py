"""Where a column says the same again straight away: a word, a phrase or a run of sentences."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# Rows read at a time, so that what is compared stays in the processor's cache.
_PIECE = 1 << 14


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
    rows, periods = _copied(hashes, *_candidates(hashes, longest))
    for period in sorted(set(periods.tolist())):
        new = [r for r in _joined(rows[periods == period], period) if not _is_inside(r, spans)]
        found += new
        spans = _merged([*spans, *((repeat.first, repeat.last) for repeat in new)])
    return found


def _copied(
    hashes: NDArray[np.uint64], rows: NDArray[np.intp], periods: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Those of some rows from which on all rows of a period are the same again.

    They are compared from the last row on, since the first two are known to look alike.
    """
    row = 1
    while rows.size and row <= periods.max():
        at = rows + np.maximum(periods - row, 0)
        same = hashes.take(at) == hashes.take(at + periods)
        rows, periods = rows[same], periods[same]
        row += 1
    return rows, periods


def _joined(at: NDArray[np.intp], period: int) -> Iterator[Repeat]:
    """The repeats that begin at some rows; neighbours are one."""
    (breaks,) = (at[1:] - at[:-1] != 1).nonzero()
    edges = [-1, *breaks.tolist(), len(at) - 1]
    for before, last in pairwise(edges):
        yield Repeat(int(at[before + 1]), int(at[last]) + 2 * period, period)


def _candidates(
    hashes: NDArray[np.uint64], longest: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows that may begin two copies, with the period: the first two rows of both look alike."""
    rows, periods = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
    parts = hashes.view(np.uint16)[::4]  # of each hash; what looks alike is confirmed in full
    for start in range(0, len(hashes), _PIECE):
        size = min(_PIECE, len(hashes) - start)
        # Rows are added, so that all periods are compared at once as the rows of a table.
        small = np.zeros(size + longest + 1, np.uint16)
        known = parts[start : start + len(small)]
        small[: len(known)] = known
        step = small.itemsize
        later = np.ndarray((longest, size + 1), np.uint16, small, step, (step, step))
        same = later == small[: size + 1]
        flat = same.ravel()  # several times as fast as in two dimensions
        flat[size + 1 : -1] &= flat[size + 2 :]
        same[:, -1] = False
        (places,) = flat.nonzero()
        period, row = np.divmod(places, size + 1)
        rows.append(row + start)
        periods.append(period + 1)
    row, period = np.concatenate(rows), np.concatenate(periods)
    fits = row + 2 * period <= len(hashes)
    return row[fits], period[fits]


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
