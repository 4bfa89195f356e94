"""One finding for people: the line, the span underlined, the reason, the fix as a small diff."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mtlint.report.cells import visible
from mtlint.report.difference import difference, edited
from mtlint.report.excerpt import excerpt, line_bounds
from mtlint.report.paint import paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.model import Evidence, Finding, Fix
    from mtlint.report.base import Context, FileResult
    from mtlint.report.excerpt import Excerpt
    from mtlint.text.lines import LineIndex

_MOST_DIFF_LINES = 6
_LEAST_COLUMNS = 40


class Page:
    """Writes the findings of one file.

    Args:
        result: the file.
        context: of the run.
    """

    def __init__(self, result: FileResult, context: Context) -> None:
        self._path = result.path
        self._text = result.text
        self._lines = result.lines()
        self._context = context

    def lines(self, finding: Finding) -> Iterator[str]:
        """The lines about one finding."""
        at = self._lines.position(finding.start)
        place = self._paint("path", f"{self._path}:{at.row}:{at.column}:")
        severity = finding.severity.label
        yield f"{place} {self._paint(severity, severity)} {finding.rule}"
        yield self._sentence("  ", finding.message)
        yield from self._source(finding)
        why = self._context.rules.why(finding.rule)
        if why:
            yield self._sentence("  why: ", why)
        yield from self._repairs(finding)
        for evidence in finding.evidence:
            yield self._sentence("  see ", self._evidence(evidence))

    def _source(self, finding: Finding) -> Iterator[str]:
        row = self._lines.position(finding.start).row
        last_row = self._lines.position(max(finding.end - 1, finding.start)).row
        gutter = f"{row:5} | "
        shown = _excerpt(self._text, finding, self._lines, self._columns(len(gutter)))
        margin = self._paint("faint", " " * (len(gutter) - 2) + "| ")
        carets = self._paint(finding.severity.label, shown.underline.lstrip())
        indent = " " * (len(shown.underline) - len(shown.underline.lstrip()))
        yield self._paint("faint", gutter) + shown.text
        more = last_row - row
        and_more = f" and {more} more line{'s' * (more > 1)}" if more else ""
        yield f"{margin}{indent}{carets}{and_more}"

    def _repairs(self, finding: Finding) -> Iterator[str]:
        if finding.fix:
            yield f"  fix ({finding.fix.applicability}):"
            yield from self._diff(finding.fix)
        for fix in finding.suggestions:
            yield f"  or: {_offer(self._text, finding, fix, self._columns(6))}"

    def _diff(self, fix: Fix) -> Iterator[str]:
        changes = difference(self._text, self._lines, fix.edits, self._columns(6))
        for change in islice(changes, _MOST_DIFF_LINES):
            yield self._paint(change.sign, f"    {change.sign} {change.line.text}".rstrip())
        rest = sum(1 for _ in changes)
        if rest:
            yield f"    … {rest} more changed line{'s' * (rest > 1)}"

    def _evidence(self, evidence: Evidence) -> str:
        at = self._lines.position(evidence.start)
        words = excerpt("", _one_line(self._text[evidence.start : evidence.end]), "", 60).text
        note = evidence.note
        if words and words in note:
            return f"line {at.row}: {note}"
        return f"line {at.row}: “{words}”" + (f" ({note})" if note else "")

    def _sentence(self, label: str, text: str) -> str:
        """A sentence after a label; on a terminal its lines are broken between words."""
        line = label + visible(text)
        if not self._context.wrap or len(line) <= self._context.width:
            return line
        from textwrap import fill  # only where somebody looks

        indent = " " * len(label)
        return fill(line, self._context.width, subsequent_indent=indent, break_on_hyphens=False)

    def _columns(self, taken: int) -> int:
        return max(self._context.width - taken, _LEAST_COLUMNS)

    def _paint(self, style: str, text: str) -> str:
        return paint(style, text) if self._context.color else text


def _excerpt(text: str, finding: Finding, lines: LineIndex, columns: int) -> Excerpt:
    """The first line of a finding; only what can be shown is taken from a long line."""
    line_start, line_end = line_bounds(text, lines, finding.start)
    line_end = max(line_end, finding.start)
    end = min(finding.end, line_end)
    start = max(line_start, finding.start - columns)
    stop = min(line_end, end + columns)
    return excerpt(
        text[start : finding.start],
        text[finding.start : end],
        text[end:stop],
        columns,
        more=(start > line_start, stop < line_end),
    )


def _offer(text: str, finding: Finding, fix: Fix, columns: int) -> str:
    """What a suggestion puts in the place of the finding."""
    start = min(finding.start, *(edit.start for edit in fix.edits))
    end = max(finding.end, *(edit.end for edit in fix.edits))
    words = _one_line(edited(text, start, end, fix.edits)).strip()
    return excerpt("", words, "", columns).text if words else "take it out"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
