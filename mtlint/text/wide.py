"""The characters of a text beyond ASCII as columns; English has few of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


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

    def parts(self, spans: Sequence[tuple[int, int]]) -> Iterator[WideTable]:
        """Those in each of some spans (start, end) of the text, counted from its start."""
        edges = self.place.searchsorted(np.array(spans, np.int32)).tolist()
        for (start, _), edge in zip(spans, edges, strict=True):
            own = slice(*edge)
            yield WideTable(self.place[own] - np.int32(start), self.code[own])
