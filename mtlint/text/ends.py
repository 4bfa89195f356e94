"""Where sentences may end, as a column: quick, and exact enough to compare sentences by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CLASS_NAMES, CharClass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable


_IS_END = np.zeros(len(CLASS_NAMES), np.bool_)
_IS_END[[CharClass.STOP, CharClass.QUERY]] = True

_PIECE = 1 << 16  # tokens; a piece and its columns stay in the processor's cache


def last_words(tokens: TokenTable) -> NDArray[np.int32]:
    """The tokens before a full stop, question or exclamation mark, where more than it follows.

    Abbreviations are among them. Ascending, in time linear in the tokens.
    """
    found = [np.zeros(0, np.int32)]
    for first in range(0, len(tokens), _PIECE):
        ends = tokens.end[first : first + _PIECE]
        marks = tokens.classes.take(ends, mode="clip")  # the last token's own, at the very end
        (at,) = _IS_END.take(marks).nonzero()
        following = tokens.start.take(at + (first + 1), mode="clip")
        at = at[following - ends.take(at) != 1]
        found.append((at + first).astype(np.int32))
    return np.concatenate(found)
