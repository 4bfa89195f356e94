"""Where sentences may end, as a column: quick, and exact enough to compare sentences by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CharClass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable


def last_words(tokens: TokenTable) -> NDArray[np.intp]:
    """The tokens before a full stop, question or exclamation mark, where more than it follows.

    Abbreviations are among them. Ascending, in time linear in the tokens.
    """
    at = np.flatnonzero(tokens.start[1:] - tokens.end[:-1] > 1)
    if len(tokens) and tokens.end[-1] < len(tokens.classes):
        at = np.append(at, len(tokens) - 1)
    marks = tokens.classes[tokens.end[at]]
    last: NDArray[np.intp] = at[(marks == CharClass.STOP) | (marks == CharClass.QUERY)]
    return last
