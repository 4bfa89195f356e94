"""What NumPy has functions for that are slow on a few rows, as texts mostly have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray


# Of a long column a piece at a time is compared: it stays in the processor's cache, and the answers
# for all of it would be twenty megabytes of a text of that size.
_PIECE = 1 << 18


def places_of(column: NDArray[Any], value: int) -> NDArray[np.intp]:
    """Where a column has a value, ascending: intp [m]."""
    found = [np.zeros(0, np.intp)]
    for first in range(0, len(column), _PIECE):
        (places,) = (column[first : first + _PIECE] == value).nonzero()
        found.append(places + first)
    return np.concatenate(found)


def firsts(column: NDArray[Any]) -> NDArray[np.intp]:
    """Where each run of equal values begins: intp [runs].

    Of an ascending column these are its different values, as `np.unique` gives them at a tenth of
    the speed on twenty rows.
    """
    begins = np.ones(len(column), np.bool_)
    np.not_equal(column[1:], column[:-1], out=begins[1:])
    (places,) = begins.nonzero()
    return places


def grouped(hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The order that makes some hashes ascend, with the places of equal ones ascending: intp [n].

    Half of the time of a stable `argsort`: that and to sort numbers are quick where they may
    exchange equals. So the hashes are numbered, and each number sorted together with its place.
    """
    order = hashes.argsort()
    numbers = np.zeros(len(hashes), np.intp)
    ascending = hashes.take(order)
    np.not_equal(ascending[1:], ascending[:-1]).cumsum(out=numbers[1:])
    bits = len(hashes).bit_length()
    numbers <<= bits
    numbers |= order
    numbers.sort()
    numbers &= (1 << bits) - 1
    return numbers


def ranges(first: NDArray[np.intp], sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """The numbers from each `first` on, so many of them, one after the other: intp [sum(sizes)]."""
    before = sizes.cumsum() - sizes
    return (first - before).repeat(sizes) + np.arange(sizes.sum())
