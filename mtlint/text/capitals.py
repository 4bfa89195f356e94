"""Which words begin with a capital, as a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.characters import CharClass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable


def capitals(tokens: TokenTable) -> NDArray[np.intp]:
    """The tokens that begin with a capital, ascending."""
    places: NDArray[np.intp]
    (places,) = (tokens.classes.take(tokens.start) == CharClass.UPPER).nonzero()
    return places
