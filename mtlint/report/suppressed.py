"""What was found and is not reported, a line each, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.cells import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.model import Silenced
    from mtlint.report.base import FileResult


def suppressed_lines(result: FileResult) -> Iterator[str]:
    """A line for each finding of a file that is silenced."""
    lines = result.lines()
    for one in result.silenced:
        at = lines.position(one.finding.start)
        place = f"{result.path}:{at.row}:{at.column}:"
        yield f"{place} silenced {one.finding.rule} {visible(one.finding.message)} ({_by(one)})"


def _by(one: Silenced) -> str:
    return f"{one.by}: {visible(one.reason)}" if one.reason else one.by
