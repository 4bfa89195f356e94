"""Neighbouring words that may be parts of one name, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.tokens import BASE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.document import Document

_LONGEST = 16  # letters of a part
_POWERS = np.array([pow(BASE, n, 1 << 64) for n in range(_LONGEST + 1)], np.uint64)

_ONE = np.int32(1)  # of the columns' own type


class Pairs:
    """Two words with a capital that one space or hyphen parts; of "Jong-un" the second has none.

    Their hashes are looked up when they are asked for, and not held.

    Attributes:
        place: the first token of each pair, int32 [n], ascending.
        hyphened: whether a hyphen stands between them, bool [n].
    """

    def __init__(self, document: Document) -> None:
        """Find all such pairs of a text."""
        self._tokens, upper = document.tokens, document.capitals
        classes, ends = self._tokens.classes, self._tokens.end.take(upper)
        # What stands after the last word, its own letter or one sign, begins no other.
        sign, letter = (classes.take(at, mode="clip") for at in (ends, ends + _ONE))
        large, small = letter == CharClass.UPPER, letter == CharClass.LOWER
        hyphened = (sign == CharClass.DASH) & (large | small)
        (joined,) = (hyphened | ((sign == CharClass.SPACE) & large)).nonzero()
        joined = joined[self._tokens.length.take(upper.take(joined)) <= _LONGEST]
        self.place: NDArray[np.int32] = upper.take(joined)
        self.hyphened: NDArray[np.bool_] = hyphened.take(joined)

    @property
    def first(self) -> NDArray[np.uint64]:
        """The hash of the first word: uint64 [n]."""
        return self._tokens.hash.take(self.place)

    @property
    def second(self) -> NDArray[np.uint64]:
        """The hash of the second word: uint64 [n]."""
        return self._tokens.hash.take(self.place + 1)

    @property
    def joined(self) -> NDArray[np.uint64]:
        """The hash of both words written as one: uint64 [n]."""
        return self.first + _POWERS.take(self._tokens.length.take(self.place)) * self.second
