"""Choosing fixes that do not touch each other, and applying their edits."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from mtlint.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtlint.model import Edit, Finding, Fix


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Fix]:
    """The fixes to make now: each whole or not at all; one that overlaps an earlier one waits."""
    allowed = {Applicability.SAFE, *([Applicability.UNSAFE] if unsafe else [])}
    fixes = [f.fix for f in findings if f.fix is not None and f.fix.applicability in allowed]
    return without_overlaps(fixes)


def without_overlaps(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes in order, leaving out those that touch what an earlier one touches."""
    chosen: list[Fix] = []
    taken: list[tuple[int, int]] = []  # ascending, without overlap, so only neighbours can collide
    for fix in fixes:
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if not any(_collides(span, taken) for span in spans):
            chosen.append(fix)
            for span in spans:
                insort(taken, span)
    return chosen


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with every edit of the fixes made; they must not overlap."""
    return edited(text, sorted((edit for fix in fixes for edit in fix.edits), key=_place))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with some edits made, which are in its order and do not overlap."""
    parts = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _collides(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span shares a character, or the place of an insertion, with one that is taken."""
    at = bisect_left(taken, span)
    return any(_collide(span, other) for other in taken[max(at - 2, 0) : at + 2])


def _collide(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character, or the place of an insertion."""
    if span[0] == span[1] or other[0] == other[1]:
        return span[0] <= other[1] and other[0] <= span[1]
    return span[0] < other[1] and other[0] < span[1]
