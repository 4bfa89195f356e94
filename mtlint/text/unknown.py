"""Which tokens are no words of English, asked for all tokens at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.lexicon import lexicon
from mtlint.text.slots import Sieve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

# Nine of ten long tokens are words of at least this frequency: they are sorted out first.
_USUAL = 3.0
_SLOT_BITS = 18
_TOKENS = 1 << 16

# The table takes 3 ms to make, as long as it takes to search for this many tokens.
_FEW = 1 << 13
_seen = 0


def unknown_words(tokens: TokenTable, shortest: int, longest: int) -> NDArray[np.intp]:
    """The indices of the tokens of some lengths that the lexicon does not have: intp [m]."""
    global _seen  # noqa: PLW0603 - of all texts together, as the table is
    _seen += len(tokens)
    found = [np.zeros(0, np.intp)]
    for at in range(0, len(tokens), _TOKENS):
        part = slice(at, at + _TOKENS)
        beyond = tokens.end[part] - tokens.start[part]
        beyond -= shortest  # below, numbers wrap round to large ones
        (places,) = (beyond.view(np.uint32) <= longest - shortest).nonzero()
        asked = tokens.hash[part].take(places)
        if _seen > _FEW:
            rest = _usual().rest(asked)
            places, asked = places.take(rest), asked.take(rest)
        found.append(places[lexicon().zipf(asked) == 0] + at)
    return np.concatenate(found)


@cache
def _usual() -> Sieve:
    return Sieve(lexicon().commoner_than(_USUAL), _SLOT_BITS)
