"""What a file reads as if it came from, in words and with places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.origin.model import Likely
    from mtlint.report.base import FileResult


def source_lines(result: FileResult) -> Iterator[str]:
    """The likely languages of one file, then a line for each piece of evidence."""
    assert result.origin is not None, "it is asked for where there is one"
    first, *others = result.origin.languages
    ending = "".join(f", or {_one(other)}" for other in others)
    yield f"{result.path}: reads as if it came from {_one(first)}{ending}"
    lines = result.lines()
    for clue in result.origin.clues:
        place = lines.position(clue.start)
        yield f"  {result.path}:{place.row}:{place.column}: {' '.join(clue.note.split())}"


def _one(likely: Likely) -> str:
    return f"{likely.name} ({min(round(100 * likely.confidence), 99)} %)"
