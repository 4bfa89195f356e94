"""Where the places of a text are after some edits, and findings that are known by their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.baseline import Mark
    from mtlint.model import Edit, Finding
    from mtlint.text.document import Document

    # A rule, and where it found something -> what a baseline has for that.
    Places = dict[tuple[str, int, int], Mark]


def followed(
    document: Document, findings: Iterable[Finding], places: Places
) -> dict[Finding, Mark]:
    """Those of the findings that stood in some places of the document as it was read."""
    for edits in document.edits:
        moves = Moves(edits)
        places = {(rule, *moves.span(*span)): mark for (rule, *span), mark in places.items()}
    stood = (
        (finding, places.get((finding.rule, finding.start, finding.end))) for finding in findings
    )
    return {finding: mark for finding, mark in stood if mark is not None}


class Moves:
    """Tells where spans are, without what is put in before and behind them.

    Args:
        edits: ascending; none overlaps another.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        growth = (len(edit.text) - (edit.end - edit.start) for edit in edits)
        self._shifts = list(accumulate(growth, initial=0))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where source[start:end] is now; what is left of it, if edits cut into it."""
        first, last = self._start(start), self._end(end)
        return first, max(first, last)

    def _start(self, offset: int) -> int:
        before = bisect_right(self._ends, offset)
        if before < len(self._edits) and self._starts[before] < offset:
            offset = self._ends[before]
            before += 1
        return offset + self._shifts[before]

    def _end(self, offset: int) -> int:
        before = bisect_left(self._starts, offset)
        if before and self._ends[before - 1] > offset:
            before -= 1
            offset = self._starts[before]
        return offset + self._shifts[before]
