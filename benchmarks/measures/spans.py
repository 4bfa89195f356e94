"""Spans of text: which meet, how often they would by chance, and what a fix makes of them.

A span is (start, end) in code points, the end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.fixing.apply import apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint import Finding, Fix

Span = tuple[int, int]


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character; an empty one counts as one character wide."""
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share a character or meet."""
    return one[0] <= other[1] and other[0] <= one[1]


def chance(length: int, row: int, marks: Iterable[Span]) -> float:
    """How likely a span placed at random overlaps a mark.

    This is the mean over all places, which repeated drawing by lot only comes near.

    Args:
        length: code points of the span.
        row: code points of the row it is placed in.
        marks: spans of the row.
    """
    length = min(max(length, 1), max(row, 1))
    places = max(row, 1) - length + 1
    hit = 0
    after = 0  # places before it are counted
    for start, end in sorted(marks):
        first = max(start - length + 1, after)
        last = min(max(end, start + 1), places)
        hit += max(last - first, 0)
        after = max(after, last)
    return hit / places


def fixed_window(text: str, fixes: Sequence[Fix], span: Span) -> tuple[Span, str]:
    """The smallest window that holds a span and all edits of fixes, and its text after them."""
    edits = [edit for fix in fixes for edit in fix.edits]
    start = min([span[0], *(edit.start for edit in edits)])
    end = max([span[1], *(edit.end for edit in edits)])
    changed = apply(text, fixes)
    return (start, end), changed[start : len(changed) - (len(text) - end)]


def span(finding: Finding) -> Span:
    """Where a finding stands."""
    return finding.start, finding.end


def in_context(text: str, where: Span, width: int = 60) -> str:
    """A span in ⟦ ⟧ with `width` code points on either side, on one line."""
    start, end = where
    parts = (text[max(start - width, 0) : start], text[start:end], text[end : end + width])
    before, inside, after = (part.replace("\n", "⏎") for part in parts)
    return f"{before}⟦{inside}⟧{after}"


def merged(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, with those that overlap made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
