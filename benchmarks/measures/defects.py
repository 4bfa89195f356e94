"""A defect on the list that a copy-editor made of a page, and what repairs it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.measures.spans import fixed_window
from mtlint.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.measures.spans import Span
    from mtlint import Finding, Fix


class Defect(NamedTuple):
    """A defect of the list, with its place in the page.

    Attributes:
        file: the page.
        where: its span.
        family: its family, or its kind where it is an error of translation.
        right: what may stand there; several when several are right.
        is_style: whether it is a matter of consistency.
        is_open: whether the page does not say what the right words are.
    """

    file: str
    where: Span
    family: str
    right: tuple[str, ...]
    is_style: bool
    is_open: bool


def read_page(path: Path) -> str:
    """The text of a page, with its line endings as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def defect(row: Mapping[str, Any], text: str) -> Defect:
    """A row of the list with its place in the text.

    Raises:
        ValueError: the text of the row does not stand in its line.
    """
    right = row["right"]
    return Defect(
        row["file"],
        place(row, text),
        row["family"] if "family" in row else row["kind"],
        (right,) if isinstance(right, str) else tuple(right),
        row.get("style", False),
        row.get("open", False),
    )


def repairs(text: str, item: Defect, defects: Sequence[Defect], finding: Finding) -> bool:
    """Whether what a finding offers for a defect is right."""
    fix = finding.fix
    if fix is None or fix.applicability is Applicability.DISPLAY:
        return item.is_open
    return makes_right(text, item, defects, fix)


def suggests(text: str, item: Defect, defects: Sequence[Defect], finding: Finding) -> bool:
    """Whether the fix of a finding or one of its suggestions is right for a defect."""
    if any(makes_right(text, item, defects, fix) for fix in finding.fixes):
        return True
    fix = finding.fix
    return item.is_open and (fix is None or fix.applicability is Applicability.DISPLAY)


def makes_right(text: str, item: Defect, defects: Sequence[Defect], fix: Fix) -> bool:
    """Whether a fix makes what the list says, of this defect, of others in reach or round it."""
    window, after = fixed_window(text, [fix], item.where)
    if after == text[window[0] : window[1]]:
        return False
    inside = [
        other
        for other in defects
        if other.file == item.file and window[0] <= other.where[0] and other.where[1] <= window[1]
    ]
    enclosing = [
        other
        for other in defects
        if other.file == item.file and (_encloses(other, item) or other.where == item.where)
    ]
    chosen = [[item], inside, *([other] for other in enclosing)]
    wanted = {version for group in chosen for version in _versions(text, window, group)}
    return after in wanted or (
        window != item.where and _plain(after) in {_plain(version) for version in wanted}
    )


def _encloses(other: Defect, item: Defect) -> bool:
    inside = other.where[0] <= item.where[0] and item.where[1] <= other.where[1]
    return inside and other.where != item.where


def _versions(text: str, window: Span, group: Sequence[Defect]) -> set[str]:
    """The window with each defect of a group made right, in every right way."""
    start = min(window[0], *(item.where[0] for item in group), window[0])
    end = max(window[1], *(item.where[1] for item in group), window[1])
    if (start, end) != window:
        return {""} if all("" in item.right for item in group) else set()
    outer = [
        item
        for item in sorted(group, key=lambda item: item.where)
        if not any(_encloses(other, item) for other in group)
    ]
    return {
        _rewritten(text, window, outer, choice) for choice in product(*(i.right for i in outer))
    }


def _rewritten(text: str, window: Span, items: Sequence[Defect], choice: Sequence[str]) -> str:
    parts = []
    at = window[0]
    for item, right in zip(items, choice, strict=True):
        if item.where[0] < at:
            continue
        parts += [text[at : item.where[0]], right]
        at = item.where[1]
    return "".join(parts) + text[at : window[1]]


def _plain(text: str) -> str:
    return " ".join(text.split())


def place(row: Mapping[str, Any], text: str) -> Span:
    """Where the text of a row stands, or its lines.

    Raises:
        ValueError: the text of the row does not stand in its line.
    """
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: row["line"] - 1])
    if "last_line" in row:
        return start, sum(len(line) + 1 for line in lines[: row["last_line"]]) - 1
    where = text.find(row["text"], start)
    if where < 0 or where > start + len(lines[row["line"] - 1]):
        raise ValueError(f"{row['file']}:{row['line']}: {row['text']!r} does not stand there")
    return where, where + len(row["text"])
