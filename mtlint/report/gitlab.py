"""GitLab's code quality report, which merge requests show beside the changed lines."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from mtlint.model import Severity
from mtlint.paths import base_folder
from mtlint.report.base import Reporter
from mtlint.report.cells import visible
from mtlint.report.encodable import encodable, json_text
from mtlint.report.places import last_row, relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.model import Finding
    from mtlint.report.base import Context, FileResult, Totals
    from mtlint.report.records import Record
    from mtlint.text.lines import LineIndex

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLab(Reporter):
    """Writes the format called "gitlab", an array; findings are written as they come."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._base = base_folder()
        self._separator = "["

    def file(self, result: FileResult) -> None:
        """Write the findings of one file as elements of the array."""
        if not result.findings:
            return
        path = relative(result.absolute, self._base)
        lines = result.lines()
        marks = result.fingerprints()
        for finding, mark in zip(result.findings, marks, strict=True):
            self.write(f"{self._separator}\n  {json_text(_issue(path, finding, mark, lines))}")
            self._separator = ","

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - an array has no totals
        """Close the array."""
        self.write("[]\n" if self._separator == "[" else "\n]\n")


def _issue(path: str, finding: Finding, mark: str, lines: LineIndex) -> Record:
    begin, end = lines.position(finding.start).row, last_row(finding, lines)
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": visible(finding.message),
        "categories": ["Style"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": _unique(path, mark),
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }


def _unique(path: str, mark: str) -> str:
    """GitLab shows one issue a fingerprint; those of findings are unique in their file only."""
    return blake2b(encodable(f"{path}\x1f{mark}").encode(), digest_size=16).hexdigest()
