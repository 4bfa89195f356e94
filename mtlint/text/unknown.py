"""Which tokens are rare words of English or none at all, asked for all tokens at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.compounds import LONGEST
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

# Nine of ten long tokens are words of at least this frequency. They are sorted out by one look-up:
# each slot has the upper half of one word's hash, and of words that share a slot the others are
# searched for like all the rest.
_USUAL = 3.0
_SLOT_BITS = 18
_SLOTS = np.uint64((1 << _SLOT_BITS) - 1)
_TOKENS = 1 << 16

# The table takes 3 ms to make, as long as it takes to search for this many tokens.
_FEW = 1 << 13
_seen = 0


SHORTEST = 5  # letters


class UnusualWords(msgspec.Struct, frozen=True):
    """The tokens of 5 to 32 letters that are rare in English, or none of its words.

    Attributes:
        index: which tokens, intp [n], ascending.
        zipf: how common each is in English, under 3; 0 where the lexicon does not have it,
            float32 [n].
    """

    index: NDArray[np.intp]
    zipf: NDArray[np.float32]


def unusual_words(tokens: TokenTable) -> UnusualWords:
    """The tokens of a text that are rare words of English, or none."""
    global _seen  # noqa: PLW0603 - of all texts together, as the table is
    _seen += len(tokens)
    found, rarity = [np.zeros(0, np.intp)], [np.zeros(0, np.float32)]
    for at in range(0, len(tokens), _TOKENS):
        part = slice(at, at + _TOKENS)
        beyond = tokens.end[part] - tokens.start[part]
        beyond -= SHORTEST  # below, numbers wrap round to large ones
        (places,) = (beyond.view(np.uint32) <= LONGEST - SHORTEST).nonzero()
        asked = tokens.hash[part].take(places)
        if _seen > _FEW:
            usual = _usual().take((asked & _SLOTS).view(np.int64))
            (rest,) = (usual != _upper_half(asked)).nonzero()
            places, asked = places.take(rest), asked.take(rest)
        zipf = lexicon().zipf(asked)
        (rare,) = (zipf < _USUAL).nonzero()
        found.append(places.take(rare) + at)
        rarity.append(zipf.take(rare))
    return UnusualWords(np.concatenate(found), np.concatenate(rarity))


@cache
def _usual() -> NDArray[np.uint32]:
    hashes = lexicon().commoner_than(_USUAL)
    table = np.zeros(1 << _SLOT_BITS, np.uint32)
    table[hashes & _SLOTS] = _upper_half(hashes)
    return table


def _upper_half(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    return hashes.view(np.uint32)[1::2]
