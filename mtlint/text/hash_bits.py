"""Which groups of words each token belongs to, asked for all tokens at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


class HashBits:
    """A bit for each of up to 64 groups of token hashes.

    One search for all groups: `np.isin` for each of them takes 0.1 ms even on ten tokens.
    """

    def __init__(self, groups: Iterable[Iterable[int]]) -> None:
        """Take the hashes of each group; the first group has the lowest bit."""
        bits: dict[int, int] = {0: 0}
        for number, group in enumerate(groups):
            for hash_ in group:
                bits[hash_] = bits.get(hash_, 0) | 1 << number
        hashes = sorted(bits)
        self.hashes = np.array(hashes, np.uint64)
        self._bits = np.array([bits[hash_] for hash_ in hashes], np.uint64)

    def of(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """The bits of the groups that each hash is in: uint64 [len(hashes)]."""
        at = np.searchsorted(self.hashes, hashes)
        at[at == len(self.hashes)] = 0
        found = self._bits[at]
        found[self.hashes[at] != hashes] = 0
        return found
