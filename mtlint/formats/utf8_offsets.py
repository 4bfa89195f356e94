"""From offsets in UTF-8 bytes, in which some parsers count, to offsets in code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


def code_points(text: str) -> Sequence[int]:
    """A table of code-point offsets by byte offset, from 0 to the text's length in bytes.

    Only offsets at which a character begins or the text ends have a meaning.
    """
    if text.isascii():
        return range(len(text) + 1)
    data = np.frombuffer(text.encode(), dtype=np.uint8)
    table = np.zeros(len(data) + 1, dtype=np.int64)
    # A byte that continues a character looks like 10xxxxxx.
    ((data & 0xC0) != 0x80).cumsum(out=table[1:])  # noqa: PLR2004
    return memoryview(table.data)
