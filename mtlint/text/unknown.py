"""Which tokens are no words of English, asked for all tokens at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

# Nine of ten long tokens are words of at least this frequency. They are sorted out by one look-up
# in a table of 2 Mi slots, so that 1 in 75 of the rest is lost and the exact search is short.
_USUAL = 3.0
_SLOT_BITS = 21
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - _SLOT_BITS)
_TOKENS = 1 << 16

# The table takes 3 ms to make, as long as it takes to search for this many tokens.
_FEW = 1 << 13


def unknown_words(tokens: TokenTable, shortest: int, longest: int) -> NDArray[np.intp]:
    """The indices of the tokens of some lengths that the lexicon does not have: intp [m]."""
    start, end, hashes = tokens.start, tokens.end, tokens.hash
    found: list[int] = []
    few = len(start) < _FEW
    for at in range(0, len(start), _TOKENS):
        part = slice(at, at + _TOKENS)
        lengths = end[part] - start[part]
        places = np.flatnonzero((lengths >= shortest) & (lengths <= longest))
        asked = hashes[part][places]
        if not few:
            rare = ~_usual()[(asked * _SPREAD) >> _SHIFT]
            places, asked = places[rare], asked[rare]
        found += (places[lexicon().zipf(asked) == 0] + at).tolist()
    return np.array(found, np.intp)


@cache
def _usual() -> NDArray[np.bool_]:
    slots = np.zeros(1 << _SLOT_BITS, np.bool_)
    slots[(lexicon().commoner_than(_USUAL) * _SPREAD) >> _SHIFT] = True
    return slots
