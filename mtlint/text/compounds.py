"""Where a word could fall into two, and whether English forms such compounds.

The token hash is a polynomial, so that of a compound is made from those of its halves without a
string: hash(left + right) = hash(left) + base ** len(left) * hash(right). All compounds of one
word with all common words are one multiplication and one lookup.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import code_points, folded
from mtlint.text.lexicon import lexicon
from mtlint.text.slots import Slots
from mtlint.text.tokens import BASE, hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST = 32
"""Words of more characters are not cut: they are chemistry, German or no words at all."""

# Members of compounds: the 9,000 words of English that are commoner than this.
_COMMON = 3.8

# A compound that is used less than 40 times in a trillion words may itself be two run together.
_IN_USE = 1.6

# First halves of English compounds are as long as this.
_FIRST_HALVES = range(3, 11)


class Cuts(msgspec.Struct, frozen=True):
    """The hashes of both parts of each word at each place.

    Attributes:
        left: hash of the first k + 1 characters, uint64 [words, LONGEST].
        right: hash of the rest, uint64 [words, LONGEST].
        lengths: characters of each word, intp [words]; cuts at or beyond them mean nothing.
    """

    left: NDArray[np.uint64]
    right: NDArray[np.uint64]
    lengths: NDArray[np.intp]


def cuts(words: Sequence[str]) -> Cuts:
    """All places where some words, none of more than LONGEST characters, can be cut in two."""
    lengths = np.fromiter(map(len, words), np.intp, len(words))
    codes = np.zeros((len(words), LONGEST), np.uint64)
    codes[np.arange(LONGEST) < lengths[:, None]] = folded(code_points("".join(words)))
    powers, inverses = _powers()
    left = (codes * powers[:-1]).cumsum(axis=1)
    return Cuts(left, (left[:, -1:] - left) * inverses[1:], lengths)


@cache
def compounds_with_first(word: str) -> int:
    """How many compounds English has of a word and a common one after it ("news": 14 or so)."""
    first = np.array([hash_of(word)], np.uint64)
    return _in_use(first + _powers()[0][len(word)] * _common_words())


@cache
def compounds_with_last(word: str) -> int:
    """How many compounds English has of a common word and this one after it ("paper": 30 or so)."""
    last = np.array([hash_of(word)], np.uint64)
    # The table does not tell how long a word is; a wrong length gives a hash that is no word's.
    return sum(_in_use(_common_words() + _powers()[0][length] * last) for length in _FIRST_HALVES)


def _in_use(hashes: NDArray[np.uint64]) -> int:
    possible = hashes[_used_words().find(hashes)]
    return int(np.count_nonzero(lexicon().zipf(possible) >= _IN_USE))


@cache
def _used_words() -> Slots:
    return Slots(lexicon().commoner_than(_IN_USE))


@cache
def _common_words() -> NDArray[np.uint64]:
    return lexicon().commoner_than(_COMMON)


@cache
def _powers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of the base and of its inverse: uint64 [LONGEST + 1] each."""
    inverse = pow(BASE, -1, 1 << 64)
    tables = [[pow(base, n, 1 << 64) for n in range(LONGEST + 1)] for base in (BASE, inverse)]
    return np.array(tables[0], np.uint64), np.array(tables[1], np.uint64)
