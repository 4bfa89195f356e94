"""A fix as a small diff: the changed lines before and after, nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtlint.report.excerpt import excerpt, line_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.model import Edit
    from mtlint.report.excerpt import Excerpt
    from mtlint.text.lines import LineIndex

_LINE_END = re.compile(r"\r\n|\n|\r")
_SPACE_DOT = "·"


class Change(NamedTuple):
    """One line of a diff: "-" or "+", and the line with its changed part marked."""

    sign: str
    line: Excerpt


class _Region(NamedTuple):
    """The part of the source round some edits; `more`: its lines go on before and after it."""

    start: int
    end: int
    more: tuple[bool, bool]


def edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """text[start:end] after edits that lie inside it."""
    parts, at = [], start
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(parts) + text[at:end]


def difference(
    text: str, lines: LineIndex, edits: Sequence[Edit], columns: int
) -> Iterator[Change]:
    """The changed lines, each cut to a number of columns."""
    for group in _groups(lines, edits):
        region = _region(text, lines, group, columns)
        old = _LINE_END.split(text[region.start : region.end])
        new = _LINE_END.split(edited(text, region.start, region.end, group))
        yield from _changes(old, new, columns, region.more)


def _groups(lines: LineIndex, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that share a line, together."""
    group: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if group and lines.position(edit.start).row > _last_row(lines, group[-1]):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _last_row(lines: LineIndex, edit: Edit) -> int:
    return lines.position(edit.end).row


def _region(text: str, lines: LineIndex, group: list[Edit], columns: int) -> _Region:
    first, last = group[0].start, group[-1].end
    line_start = line_bounds(text, lines, first)[0]
    line_end = line_bounds(text, lines, last)[1]
    start, end = max(line_start, first - columns), min(line_end, last + columns)
    return _Region(start, end, (start > line_start, end < line_end))


def _changes(
    old: list[str], new: list[str], columns: int, more: tuple[bool, bool]
) -> Iterator[Change]:
    more_before, more_after = more
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
        more_after = False
    while old and new and old[0] == new[0]:
        del old[0], new[0]
        more_before = False
    prefix = _common(old[0], new[0]) if old and new else 0
    suffix = _common(old[-1][prefix:][::-1], new[-1][prefix:][::-1]) if old and new else 0
    for sign, side in (("-", old), ("+", new)):
        last = len(side) - 1
        for index, line in enumerate(side):
            start = prefix if index == 0 else 0
            end = max(len(line) - (suffix if index == last else 0), start)
            cut = (more_before and index == 0, more_after and index == last)
            yield Change(sign, _shown(line, start, end, columns, cut))


def _common(first: str, second: str) -> int:
    """How many characters two texts have in common at their start."""
    pairs = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _shown(line: str, start: int, end: int, columns: int, more: tuple[bool, bool]) -> Excerpt:
    marked = line[start:end]
    if marked.isspace():
        marked = marked.replace(" ", _SPACE_DOT)
    return excerpt(line[:start], marked, line[end:], columns, more=more)
