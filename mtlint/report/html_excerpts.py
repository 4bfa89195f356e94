"""Which part of a document is on the page, and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.report.excerpt import line_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint.text.lines import LineIndex

Span = tuple[int, int]

_AROUND = 240  # code points on each side of a span, where not everything is shown
_SNAP = 24  # code points to give up so that no word is cut


class Row(NamedTuple):
    """A line, or the part of a long one that is shown.

    Attributes:
        number: of the line, from 1.
        start: in code points.
        end: the same, exclusive; where the line is shown to its end, its line ending is in it.
        cut: whether the line goes on before `start` and after `end`.
    """

    number: int
    start: int
    end: int
    cut: tuple[bool, bool]


def kept(text: str, spans: Iterable[Span]) -> list[Span]:
    """The stretches round some spans, apart from each other; of a long span, its two ends."""
    wanted = sorted(part for span in spans for part in _ends(text, *span))
    joined: list[Span] = []
    for start, end in wanted:
        if joined and start <= joined[-1][1] + _SNAP:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def rows(text: str, lines: LineIndex, stretches: Iterable[Span]) -> Iterator[Row]:
    """The lines of some stretches; a text that ends with a line end has no empty line after it."""
    for start, end in stretches:
        for number in range(lines.position(start).row, lines.position(end).row + 1):
            line_start, line_end = lines.span(number)
            shown = (max(line_start, start), min(line_end, end))
            if shown[0] < shown[1] or not text:
                content_end = line_bounds(text, lines, line_start)[1]
                yield Row(number, *shown, (shown[0] > line_start, shown[1] < content_end))


def _ends(text: str, start: int, end: int) -> Iterator[Span]:
    if end - start <= 2 * _AROUND:
        yield _widened(text, start, end)
    else:
        yield _widened(text, start, start + _AROUND)
        yield _widened(text, end - _AROUND, end)


def _widened(text: str, start: int, end: int) -> Span:
    """With what stands round it, from a space to a space."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if first:
        space = text.find(" ", first, min(first + _SNAP, start))
        first = space + 1 if space >= 0 else first
    if last < len(text):
        space = text.rfind(" ", max(last - _SNAP, end), last)
        last = space if space >= 0 else last
    return first, last
