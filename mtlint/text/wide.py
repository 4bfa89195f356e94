"""The characters of a text beyond ASCII as columns; English has few of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import code_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache


class WideTable(msgspec.Struct, frozen=True):
    """The characters beyond ASCII.

    Attributes:
        place: where each stands, in code points, int32 [n], ascending.
        code: which it is, uint32 [n].
    """

    place: NDArray[np.int32]
    code: NDArray[np.uint32]

    def neighbour(self, step: int) -> NDArray[np.uint32]:
        """The character so many places on, 0 where it is ASCII: uint32 [n]."""
        wanted = self.place + np.int32(step)
        at = self.place.searchsorted(wanted)
        at[at == len(self.place)] = 0
        codes = self.code[at]
        codes[self.place[at] != wanted] = 0
        return codes


def read_wide(text: str) -> WideTable:
    """The characters of a text beyond ASCII."""
    places, found = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
    for start in range(0, 0 if text.isascii() else len(text), _PIECE):
        codes = code_points(text[start : start + _PIECE])
        (at,) = (codes >= 0x80).nonzero()  # noqa: PLR2004 - the first beyond ASCII
        places.append((at + start).astype(np.int32))
        found.append(codes[at].astype(np.uint32))
    return WideTable(np.concatenate(places), np.concatenate(found))
