"""Which words begin with a capital, as a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CharClass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

_PIECE = 1 << 16  # tokens; a piece and its columns stay in the processor's cache


def capitals(tokens: TokenTable) -> NDArray[np.int32]:
    """The tokens that begin with a capital, ascending."""
    found = [np.zeros(0, np.int32)]
    for first in range(0, len(tokens), _PIECE):
        begins = tokens.classes.take(tokens.start[first : first + _PIECE])
        (at,) = (begins == CharClass.UPPER).nonzero()
        found.append((at + first).astype(np.int32))
    return np.concatenate(found)
