"""A line of a document with its findings marked in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtlint.model import Severity
from mtlint.report.html_text import marked, rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.report.html_excerpts import Row


class Mark(NamedTuple):
    """A stretch of a document to be marked.

    Attributes:
        start: in code points.
        end: the same, exclusive; equal to `start` for a place between two characters.
        number: of the finding, as it stands on the page.
        severity: of the finding; None where the stretch only supports it.
        off: whether it is not seen until somebody asks.
    """

    start: int
    end: int
    number: int
    severity: Severity | None
    off: bool = False


def line_of(text: str, row: Row, marks: Sequence[Mark]) -> str:
    """A row as HTML.

    Args:
        text: of the document.
        row: the part of it.
        marks: those that touch the row, in their order.
    """
    notes = _notes(row, marks, is_last=row.end == len(text))
    edges = {at for one in marks for at in one[:2] if row.start < at < row.end}
    places = sorted({row.start, row.end} | edges)
    parts = ["…" if row.cut[0] else "", *notes.get(row.start, ())]
    waiting, over = [mark for mark in reversed(marks) if mark.start < mark.end], list[Mark]()
    for start, end in pairwise(places):
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start]
        parts += [_stretch(text[start:end], over), *notes.get(end, ())]
    return "".join(parts) + ("…" if row.cut[1] else "")


def _stretch(words: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return rich(words.rstrip("\r\n"))
    return f"{_opening(marks)}{marked(words).replace(chr(10), '')}</mark>"


def _opening(marks: Sequence[Mark]) -> str:
    """Which findings it belongs to; it looks like the gravest of them."""
    found = [mark for mark in marks if mark.severity]
    kind = max(found, key=_severity).severity if found else None
    names = [kind.label if kind else "see"]
    names += ["two"] if len(found) > 1 else []
    names += ["off"] if all(mark.off for mark in marks) else []
    numbers = f' data-f="{_numbers(found)}"' if found else ""
    supporting = [mark for mark in marks if not mark.severity]
    numbers += f' data-e="{_numbers(supporting)}"' if supporting else ""
    return f'<mark class="{" ".join(names)}"{numbers}>'


def _numbers(marks: Iterable[Mark]) -> str:
    return " ".join(str(mark.number) for mark in marks)


def _severity(mark: Mark) -> Severity:
    return mark.severity or Severity.INFO


def _notes(row: Row, marks: Sequence[Mark], *, is_last: bool) -> dict[int, list[str]]:
    """What stands between characters: findings that have none, numbers where findings end."""
    notes: dict[int, list[str]] = {}
    for mark in marks:
        begins = row.start <= mark.start < row.end or (is_last and mark.start == row.end)
        if mark.severity and begins:
            empty = f'{_opening([mark])}<span class="w p"></span></mark>'
            note = (empty if mark.start == mark.end else "") + _number(mark)
            notes.setdefault(min(mark.end, row.end), []).append(note)
    return notes


def _number(mark: Mark) -> str:
    hidden = " hidden" if mark.off else ""
    n = mark.number
    return f'<a class="n" id="m{n}" href="#f{n}" aria-label="finding {n}"{hidden}>{n}</a>'
