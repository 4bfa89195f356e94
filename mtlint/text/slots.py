"""A quick look whether a token hash may be among others, before they are searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Slots for each hash: one in so many of those that are not among them is let through.
_SPARSE = 16
_FEWEST, _MOST = 10, 21  # bits; 2 Mi slots still pay for a table of 145,000 words


class Slots:
    """Some hashes by their lowest bits. A hash whose slot is empty is certainly not among them."""

    def __init__(self, hashes: NDArray[np.uint64]) -> None:
        """Take hashes, in any order."""
        bits = min(max((len(hashes) * _SPARSE).bit_length(), _FEWEST), _MOST)
        self._lowest = np.uint64((1 << bits) - 1)
        self._taken = np.zeros(1 << bits, np.bool_)
        self._taken[hashes & self._lowest] = True

    def may_hold(self, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Whether each may be among them: bool [len(hashes)]."""
        return self._taken.take((hashes & self._lowest).view(np.int64))
