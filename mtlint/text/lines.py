"""From offsets to lines and columns, in code points, UTF-16 units and UTF-8 bytes, and back."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from mtlint.text.late import late

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Only these end a line. `str.splitlines` would also cut at U+2028, form feeds and others.
_LINE_END = late(r"\r\n|\n|\r")
_UNIX_LINE_END = late(r"\n")  # the same where no CR is, five times as fast


class Position(msgspec.Struct, frozen=True, order=True):
    """A place for people: row and column count from 1, the column in code points."""

    row: int
    column: int


class LineIndex:
    """The lines of one text. They end at CRLF, LF and CR only."""

    def __init__(self, text: str, breaks: NDArray[np.intp] | None = None) -> None:
        """Take a text, and where its white controls stand, line ends among them, if it is known."""
        self._text = text
        self._starts = array("q", [0])  # an eighth of what a list takes
        if breaks is not None:
            from mtlint.text.characters import characters_at, code_points  # with NumPy

            signs = characters_at(text, breaks)
            if "\r" not in signs:  # a tenth of the time that it takes to look for them
                ends = breaks[code_points(signs) == ord("\n")] + 1
                self._starts.frombytes(ends.astype("q").tobytes())
                return
        line_end = _LINE_END if "\r" in text else _UNIX_LINE_END
        self._starts.extend(map(re.Match.end, line_end.finditer(text)))

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Row and column of a code-point offset (0 to the text's length)."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def offset(self, position: Position) -> int:
        """The code-point offset of a row and column; raises IndexError beyond the text."""
        offset = self._starts[position.row - 1] + position.column - 1
        if position.row < 1 or position.column < 1 or offset > len(self._text):
            raise IndexError(f"no such position: {position.row}:{position.column}")
        return offset

    def span(self, row: int) -> tuple[int, int]:
        """Start and end of a row in code points, its line ending included."""
        start = self._starts[row - 1]
        end = self._starts[row] if row < len(self._starts) else len(self._text)
        return start, end

    def line(self, row: int) -> str:
        """The text of a row without its line ending."""
        start, end = self.span(row)
        return self._text[start:end].rstrip("\r\n")

    def is_blank(self, row: int) -> bool:
        """Whether a row holds nothing but white space."""
        return not self.line(row).strip()

    def utf16_column(self, offset: int) -> int:
        """Units of UTF-16 between the start of the line and `offset`, from 0."""
        return len(self._before(offset).encode("utf-16-le", "surrogatepass")) // 2

    def utf8_column(self, offset: int) -> int:
        """Bytes of UTF-8 between the start of the line and `offset`, from 0."""
        return len(self._before(offset).encode("utf-8", "surrogatepass"))

    def offset_utf16(self, row: int, units: int) -> int:
        """The code-point offset of `units` UTF-16 units into a row (from 1), at most its end."""
        return self._offset_encoded(row, units * 2, "utf-16-le")

    def offset_utf8(self, row: int, count: int) -> int:
        """The code-point offset of `count` UTF-8 bytes into a row (from 1), at most its end."""
        return self._offset_encoded(row, count, "utf-8")

    def _before(self, offset: int) -> str:
        return self._text[self._starts[bisect_right(self._starts, offset) - 1] : offset]

    def _offset_encoded(self, row: int, size: int, encoding: str) -> int:
        head = self.line(row).encode(encoding, "surrogatepass")[:size]
        return self._starts[row - 1] + len(head.decode(encoding, "ignore"))
