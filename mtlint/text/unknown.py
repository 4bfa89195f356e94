"""Which tokens are not certainly words of English, asked for all tokens at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

USUAL = 3.0
"""Words of at least this Zipf frequency are usual: nine of ten long tokens."""

SHORTEST, LONGEST = 4, 32
"""Letters of the words that are asked for; others are too much like each other, or chemistry."""

MOST_COPIES = 2
"""An unknown word that stands more often is a term of the document."""

# Usual words are sorted out by one look-up: each slot has the upper half of one word's hash, and of
# words that share a slot the others are searched for like all the rest.
_SLOT_BITS = 18
_SLOTS = np.uint64((1 << _SLOT_BITS) - 1)
_TOKENS = 1 << 16

# The table takes 3 ms to make, as long as it takes to search for this many tokens.
_FEW = 1 << 13
_seen = 0


class UnusualWords(msgspec.Struct, frozen=True):
    """The tokens that are no words, or rare ones that the dictionary does not have.

    Attributes:
        index: of each token, intp [m], ascending.
        zipf: its frequency, float32 [m]; 0 for what the lexicon never counted.
        spelled: whether the dictionary has it, bool [m].
    """

    index: NDArray[np.intp]
    zipf: NDArray[np.float32]
    spelled: NDArray[np.bool_]


def unusual_words(tokens: TokenTable) -> UnusualWords:
    """The tokens of SHORTEST to LONGEST letters that are not certainly words."""
    global _seen  # noqa: PLW0603 - of all texts together, as the table is
    _seen += len(tokens)
    parts = [_unusual(tokens, at) for at in range(0, max(len(tokens), 1), _TOKENS)]
    index, zipf, spelled = (np.concatenate(column) for column in zip(*parts, strict=True))
    return UnusualWords(index, zipf, spelled)


def _unusual(
    tokens: TokenTable, at: int
) -> tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.bool_]]:
    part = slice(at, at + _TOKENS)
    beyond = tokens.length[part] - tokens.length.dtype.type(SHORTEST)  # below, numbers wrap round
    (places,) = (beyond <= LONGEST - SHORTEST).nonzero()
    asked = tokens.hash[part].take(places)
    if _seen > _FEW:
        usual = _usual().take((asked & _SLOTS).view(np.int64))
        (rest,) = (usual != _upper_half(asked)).nonzero()
        places, asked = places.take(rest), asked.take(rest)
    zipf, spelled = lexicon().look_up(asked)
    kept = (zipf == 0) | (~spelled & (zipf < USUAL))
    return places[kept] + at, zipf[kept], spelled[kept]


@cache
def _usual() -> NDArray[np.uint32]:
    hashes = lexicon().commoner_than(USUAL)
    table = np.zeros(1 << _SLOT_BITS, np.uint32)
    table[hashes & _SLOTS] = _upper_half(hashes)
    return table


def _upper_half(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    return hashes.view(np.uint32)[1::2]
