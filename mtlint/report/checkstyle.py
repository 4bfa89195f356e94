"""Checkstyle's XML, which nearly every build server reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.paths import base_folder
from mtlint.report.base import Reporter
from mtlint.report.cells import visible
from mtlint.report.places import absolute, relative
from mtlint.report.xml import HEAD, content, tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.model import Failure, Finding
    from mtlint.report.base import Context, FileResult, Totals
    from mtlint.text.lines import LineIndex

_VERSION = "4.3"  # of the shape; readers look at it


class Checkstyle(Reporter):
    """Writes the format called "checkstyle", file by file."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._base = base_folder()

    def begin(self) -> None:
        """Open the document."""
        self.write(f"{HEAD}{tag('checkstyle', {'version': _VERSION})}\n")

    def file(self, result: FileResult) -> None:
        """Write what was found in one file, and what went wrong with it."""
        if not (result.findings or result.failures):
            return
        self._open(result.absolute)
        if result.findings:
            lines = result.lines()
            for finding in result.findings:
                self.write(f"    {_error(finding, lines)}\n")
        for failure in result.failures:
            self._exception(failure)
        self.write("  </file>\n")

    def failure(self, failure: Failure) -> None:
        """Write what went wrong with a path that was not checked."""
        self._open(absolute(failure.path))
        self._exception(failure)
        self.write("  </file>\n")

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - the shape has no totals
        """Close the document."""
        self.write("</checkstyle>\n")

    def _open(self, path: str) -> None:
        self.write(f"  {tag('file', {'name': relative(path, self._base)})}\n")

    def _exception(self, failure: Failure) -> None:
        """What Checkstyle itself writes for a file that it could not check."""
        said = content(f"{failure.kind}: {visible(failure.message)}")
        self.write(f"    <exception>{said}</exception>\n")


def _error(finding: Finding, lines: LineIndex) -> str:
    at = lines.position(finding.start)
    attributes = {
        "line": at.row,
        "column": at.column,
        "severity": finding.severity.label,  # the words are the same
        "message": visible(finding.message),
        "source": finding.rule,
    }
    return tag("error", attributes, empty=True)
