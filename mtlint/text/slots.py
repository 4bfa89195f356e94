"""A quick look whether a token hash is among others, before they are searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Slots for each hash: the lowest bits let one through in so many that are not among them.
_SPARSE = 16
_FEWER_BITS = 2  # by the highest, which only those are asked that the lowest let through
# Bits: fewer slots stay in the fastest cache anyway; of tables with 145,000 words, 2 Mi would save
# a two-hundredth of the time on a long text, and take a megabyte more each.
_FEWEST, _MOST = 15, 20


class Slots:
    """Some hashes by their lowest and by their highest bits."""

    def __init__(self, hashes: NDArray[np.uint64]) -> None:
        """Take hashes, in any order."""
        bits = min(max((len(hashes) * _SPARSE).bit_length(), _FEWEST), _MOST)
        fewer = bits - _FEWER_BITS
        self._lowest, self._beyond = np.uint64((1 << bits) - 1), np.uint64(64 - fewer)
        self._low, self._high = np.zeros(1 << bits, np.bool_), np.zeros(1 << fewer, np.bool_)
        self._low[hashes & self._lowest] = True
        self._high[hashes >> self._beyond] = True

    def find(self, hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
        """The places, ascending, of those that may be among them; all others certainly are not."""
        places: NDArray[np.intp]
        (places,) = self._low.take((hashes & self._lowest).view(np.int64)).nonzero()
        highest = hashes.take(places) >> self._beyond
        return places[self._high.take(highest.view(np.int64))]


class Sieve:
    """Takes out of some hashes most of those that are among others.

    Each slot has the upper half of one of these, the last; of those that share a slot the rest go
    through.
    """

    def __init__(self, hashes: NDArray[np.uint64], bits: int) -> None:
        """Take hashes, the commonest last, and how many slots there are, as a power of two."""
        self._lowest = np.uint64((1 << bits) - 1)
        self._slots = np.zeros(1 << bits, np.uint32)
        self._slots[hashes & self._lowest] = _upper_half(hashes)

    def rest(self, hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
        """The places, ascending, of those that are not taken out."""
        places: NDArray[np.intp]
        of_slots = self._slots.take((hashes & self._lowest).view(np.int64))
        (places,) = (of_slots != _upper_half(hashes)).nonzero()
        return places


def _upper_half(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    return hashes.view(np.uint32)[1::2]
