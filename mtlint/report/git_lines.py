"""Lines as git counts them, they end at LF only, and columns in bytes of UTF-8."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

_STRIDE = 4096  # code points between two places whose distance in bytes is remembered
_MARK = len("\ufeff".encode())


class GitLines:
    """The lines of one text in a file of UTF-8.

    Args:
        text: the decoded source, without its byte-order mark.
        marked: whether the file begins with that mark; its bytes are part of the first line.
    """

    def __init__(self, text: str, *, marked: bool) -> None:
        self._text = text
        self._starts = array("q", [0, *(match.end() for match in re.finditer("\n", text))])
        strides = range(0, len(text), _STRIDE)
        sizes = (len(_encoded(text[at : at + _STRIDE])) for at in strides)
        self._sizes = array("q", accumulate(sizes, initial=0))
        self._mark = _MARK if marked else 0

    def position(self, offset: int) -> tuple[int, int]:
        """Row and column, each from 1, of a code-point offset; the column in bytes."""
        row = bisect_right(self._starts, offset)
        column = self._size(offset) - self._size(self._starts[row - 1]) + 1
        return row, column + (self._mark if row == 1 else 0)

    def _size(self, offset: int) -> int:
        """Bytes before an offset. A line can be as long as the text: it is not encoded anew."""
        stride = offset // _STRIDE
        return self._sizes[stride] + len(_encoded(self._text[stride * _STRIDE : offset]))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
