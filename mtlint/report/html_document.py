"""One document: its text line by line with the findings marked, and beside each line its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.report.html_card import Cards, Entry
from mtlint.report.html_excerpts import kept, rows
from mtlint.report.html_marks import Mark, line_of
from mtlint.report.html_text import line, plain
from mtlint.report.scores import reads_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.model import Finding, Silenced
    from mtlint.report.base import FileResult, RuleTexts
    from mtlint.report.html_excerpts import Row

# A longer document, in code points, is shown by excerpts. Ten printed pages are more than anybody
# looks through; it is four times the length of an article.
WHOLE = 20_000


class Place(NamedTuple):
    """Where a document stands on the page.

    Attributes:
        number: of the document, from 1.
        first: the number of its first finding.
        whole: whether all of it may be shown.
    """

    number: int
    first: int
    whole: bool = True


def entries(result: FileResult, first: int) -> list[Entry]:
    """Findings and silenced findings of a file in one order, numbered from `first`."""
    both: list[tuple[Finding, Silenced | None]] = [(one, None) for one in result.findings]
    both += [(one.finding, one) for one in result.silenced]
    both.sort(key=lambda one: (one[0].start, one[0].end, one[0].rule))
    return [Entry(first + index, *one) for index, one in enumerate(both)]


def document(result: FileResult, place: Place, rules: RuleTexts) -> str:
    """A file with findings as HTML, up to the opening tag, which `in_folder` gives."""
    numbered = entries(result, place.first)
    return (
        f"<summary><h3>{line(result.path)}</h3> {_counts(result)}</summary>\n"
        f"{_about(result, whole=_is_whole(result, place))}"
        f'<div class="text">\n{"".join(_rows(result, place, numbered, rules))}</div>\n'
        "</details>\n"
    )


def in_folder(number: int, folder: str, body: str) -> str:
    """A document, open if it is the first; which folder it counts to is known when all are read."""
    shut = "" if number > 1 else " open"
    return f'<details class="doc" id="d{number}" data-folder="{plain(folder)}"{shut}>{body}'


def _counts(result: FileResult) -> str:
    return f'<span class="count">{len(result.findings)}</span>'


def _about(result: FileResult, *, whole: bool) -> str:
    said = [result.format, f"{result.words:,} words"]
    if result.origin is not None and result.origin.languages:
        best = result.origin.languages[0]
        said.append(
            f"reads as if it came from {best.name} ({min(round(100 * best.confidence), 99)} %)"
        )
    if result.score is not None and (reads := reads_like(result.score)):
        said.append(reads)
    if result.fixed:
        said.append(f"{len(result.fixed)} fixed")
    if not whole:
        said.append("excerpts only")
    return f'<p class="about">{" · ".join(map(line, said))}</p>'


def _is_whole(result: FileResult, place: Place) -> bool:
    return place.whole and len(result.text) <= WHOLE


def _rows(
    result: FileResult, place: Place, numbered: Sequence[Entry], rules: RuleTexts
) -> Iterator[str]:
    text, lines = result.text, result.lines()
    cards = Cards(text, lines, place.number, rules)
    marks = sorted((m for e in numbered for m in _marks(e) if m.end <= len(text)), key=_order)
    stretches = [(0, len(text))] if _is_whole(result, place) else kept(text, [m[:2] for m in marks])
    beside, last = list(reversed(numbered)), 0
    for row, over in _with_marks(rows(text, lines, stretches), marks):
        if row.number > last + 1:
            yield '<p class="gap">⋯</p>\n'
        told = list(_told(beside, row, is_last=row.end == len(text)))
        name = f' id="d{place.number}-{row.number}"' if row.number > last else ""
        yield (
            f'<div class="row"{name} data-n="{row.number}"><p>{line_of(text, row, over)}</p>'
            f"{_list(map(cards.card, told))}</div>\n"
        )
        last = row.number
    if beside:  # the text is not at hand
        yield f'<div class="row"><p></p>{_list(map(cards.card, reversed(beside)))}</div>\n'


def _with_marks(shown: Iterable[Row], marks: list[Mark]) -> Iterator[tuple[Row, list[Mark]]]:
    """Each row with the marks that touch it."""
    waiting, over = marks[::-1], list[Mark]()
    for row in shown:
        over = [mark for mark in over if mark.end >= row.start]
        while waiting and waiting[-1].start <= row.end:
            over.append(waiting.pop())
        yield row, over


def _told(beside: list[Entry], row: Row, *, is_last: bool) -> Iterator[Entry]:
    """Takes those that begin in a row off the findings to be told, which stand last first."""
    while beside and (beside[-1].finding.start < row.end or is_last):
        yield beside.pop()


def _list(cards: Iterator[str]) -> str:
    told = "".join(cards)
    return f'<ol class="cards">{told}</ol>' if told else ""


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, mark.end, mark.number


def _marks(entry: Entry) -> Iterator[Mark]:
    finding, off = entry.finding, entry.silenced is not None
    yield Mark(finding.start, finding.end, entry.number, finding.severity, off)
    for one in finding.evidence:
        if one.start < one.end:
            yield Mark(one.start, one.end, entry.number, None, off)
