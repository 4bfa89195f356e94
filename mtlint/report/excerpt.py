"""A stretch of a line as it can be shown: cut to a width, invisible characters made visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.report.cells import cells, shown, width

if TYPE_CHECKING:
    from mtlint.report.cells import Cells
    from mtlint.text.lines import LineIndex

_ELLIPSIS = "…"
_BEFORE_SHARE = 0.4  # of the columns stand before the mark, where both sides are cut
_SNAP = 12  # columns to give up for a cut between two words


class Excerpt(NamedTuple):
    """A line in three pieces, each ready to be printed."""

    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.marked + self.after

    @property
    def underline(self) -> str:
        """Carets under the marked piece, at least one."""
        return " " * width(cells(self.before)) + "^" * max(width(cells(self.marked)), 1)


def excerpt(
    before: str, marked: str, after: str, columns: int, *, more: tuple[bool, bool] = (False, False)
) -> Excerpt:
    """Show a line within a number of columns, cut round the marked piece.

    Args:
        before: the line before the marked piece; `columns` characters of it are enough.
        marked: the piece that has to be seen.
        after: the line after it.
        columns: the room there is.
        more: whether the line goes on before `before` and after `after`.
    """
    left, middle = cells(before[-columns:]), cells(marked[: columns + 1])
    right = cells(after[: columns + 1])
    has_more = (more[0] or len(before) > columns, more[1] or len(after) > columns)
    if not any(has_more) and width(left) + width(middle) + width(right) <= columns:
        return Excerpt(shown(left), shown(middle), shown(right))
    # Each side keeps a column for its ellipsis.
    middle_room = columns - bool(left) - bool(right)
    middle = _head(middle, middle_room, more=len(marked) > columns, snap=False)
    room = columns - width(middle)
    left_room = min(int(columns * _BEFORE_SHARE), room - bool(right))
    left_room = max(left_room, room - width(right) - has_more[1])
    left = _tail(left, left_room, more=has_more[0])
    right = _head(right, room - width(left), more=has_more[1])
    return Excerpt(shown(left), shown(middle), shown(right))


def line_bounds(text: str, lines: LineIndex, offset: int) -> tuple[int, int]:
    """Start and end of the line that holds a code-point offset, without its line ending.

    Nothing is copied: a line can be as long as the text.
    """
    start, end = lines.span(lines.position(offset).row)
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return start, end


def _head(row: Cells, columns: int, *, more: bool, snap: bool = True) -> Cells:
    """The first cells, as many as fit; with an ellipsis if something is missing."""
    if not more and width(row) <= columns:
        return row
    kept = _fitting(row, columns - 1)
    cuts_word = len(kept) == len(row) or row[len(kept)][0] != " "
    if snap and cuts_word:
        kept = kept[: _last_space(kept)]
    return kept + _ELLIPSIS if isinstance(kept, str) else [*kept, (_ELLIPSIS, 1)]


def _tail(row: Cells, columns: int, *, more: bool) -> Cells:
    return _head(row[::-1], columns, more=more)[::-1]


def _fitting(row: Cells, columns: int) -> Cells:
    if isinstance(row, str):
        return row[: max(columns, 0)]
    taken = 0
    for index, (_, own) in enumerate(row):
        taken += own
        if taken > columns:
            return row[:index]
    return row


def _last_space(row: Cells) -> int:
    """Where to cut so that no word is cut, if that costs little."""
    for index in range(len(row) - 1, max(len(row) - _SNAP, 0), -1):
        if row[index][0] == " ":
            return index
    return len(row)
