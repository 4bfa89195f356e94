"""Reviewdog's diagnostic format, which turns findings into comments with suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.model import Applicability
from mtlint.report.base import Reporter
from mtlint.report.difference import edited
from mtlint.report.encodable import json_text
from mtlint.report.explained import explained
from mtlint.report.git_lines import GitLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtlint.model import Finding, Fix
    from mtlint.report.base import Context, FileResult, RuleTexts, Totals
    from mtlint.report.records import Record

SOURCE = {"name": "mtlint"}

# Code points from the first to the last of several edits. One suggestion has to hold all between
# them, and a comment on GitHub holds 65,536 characters.
_WIDEST = 10_000


class Rdjson(Reporter):
    """Writes the format called "rdjson", one object; diagnostics are written as they come."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._separator = ""

    def begin(self) -> None:
        """Open the object and its list of diagnostics."""
        self.write(f'{{"source":{json_text(SOURCE)},"diagnostics":[')

    def file(self, result: FileResult) -> None:
        """Write the diagnostics of one file."""
        for record in diagnostics(result, self.context.rules):
            self.write(f"{self._separator}\n{json_text(record)}")
            self._separator = ","

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - there is no place for totals
        """Close the object."""
        self.write("\n]}\n" if self._separator else "]}\n")


def diagnostics(result: FileResult, rules: RuleTexts) -> Iterator[Record]:
    """The diagnostics of one file; paths are as the user named them, which reviewdog resolves."""
    if not result.findings:
        return
    lines = GitLines(result.text, marked=result.marked)
    for finding in result.findings:
        yield {
            "message": "\n".join(explained(finding, rules)),
            "location": {
                "path": result.path,
                "range": _range(finding.start, finding.end, lines),
            },
            "severity": finding.severity.name,  # ERROR, WARNING and INFO, as here
            "code": {"value": finding.rule},
            "suggestions": _suggestions(finding, result.text, lines),
        }


def _suggestions(finding: Finding, text: str, lines: GitLines) -> list[Record]:
    """What a reader can accept with one click; what is only to be shown is not among it."""
    offered = (fix for fix in finding.fixes if fix.applicability != Applicability.DISPLAY)
    return [_suggestion(fix, text, lines) for fix in offered if _fits(fix)]


def _fits(fix: Fix) -> bool:
    start, end = _reach(fix)
    return len(fix.edits) == 1 or end - start <= _WIDEST


def _reach(fix: Fix) -> tuple[int, int]:
    """Where the first of its edits begins and the last one ends, in code points."""
    return min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits)


def _suggestion(fix: Fix, text: str, lines: GitLines) -> Record:
    """One replacement: edits that belong together are joined with the text between them."""
    start, end = _reach(fix)
    return {"range": _range(start, end, lines), "text": edited(text, start, end, fix.edits)}


def _range(start: int, end: int, lines: GitLines) -> Record:
    return {"start": _place(start, lines), "end": _place(end, lines)}


def _place(offset: int, lines: GitLines) -> Record:
    row, column = lines.position(offset)
    return {"line": row, "column": column}
