"""Neighbouring words that may be parts of one name, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.tokens import BASE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

_LONGEST = 16  # letters of a part
_POWERS = np.array([pow(BASE, n, 1 << 64) for n in range(_LONGEST + 1)], np.uint64)
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)  # odd: the order of two hashes is to count


class Pairs(msgspec.Struct, frozen=True):
    """Two words with a capital that one space or hyphen parts; of "Jong-un" the second has none.

    Attributes:
        place: the first token of each pair, intp [n], ascending.
        hyphened: whether it is a hyphen, bool [n].
        joined: the hash of both words written as one, uint64 [n].
        forth: a hash of the two in their order, uint64 [n].
        back: the hash that the two have in the other order, uint64 [n].
    """

    place: NDArray[np.intp]
    hyphened: NDArray[np.bool_]
    joined: NDArray[np.uint64]
    forth: NDArray[np.uint64]
    back: NDArray[np.uint64]


def read_pairs(tokens: TokenTable) -> Pairs:
    """All such pairs of a text."""
    classes = tokens.classes
    (upper,) = (classes.take(tokens.start[:-1]) == CharClass.UPPER).nonzero()
    ends, nexts = tokens.end[upper], tokens.start[upper + 1]
    beside = nexts - ends == 1
    beside &= ends - tokens.start[upper] <= _LONGEST
    place, ends, nexts = upper[beside], ends[beside], nexts[beside]
    between, begins = classes[ends], classes[nexts]
    hyphened = between == CharClass.DASH
    fits = (hyphened & (begins == CharClass.LOWER)) | (begins == CharClass.UPPER)
    fits &= hyphened | (between == CharClass.SPACE)
    place, hyphened, ends = place[fits], hyphened[fits], ends[fits]
    first, second = tokens.hash[place], tokens.hash[place + 1]
    joined = first + _POWERS[ends - tokens.start[place]] * second
    return Pairs(place, hyphened, joined, first * _MIX + second, second * _MIX + first)
