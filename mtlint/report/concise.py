"""One line a finding: `path:line:column: rule message`. Editors parse it; it does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.base import Reporter
from mtlint.report.cells import visible

if TYPE_CHECKING:
    from mtlint.model import Finding
    from mtlint.report.base import FileResult
    from mtlint.text.lines import LineIndex


class Concise(Reporter):
    """Writes the format called "concise"."""

    def file(self, result: FileResult) -> None:
        """Write a line for each finding, and for each that is silenced if somebody asked."""
        if result.findings:
            lines = result.lines()
            for finding in result.findings:
                self.write(_line(result.path, finding, lines))
        if result.silenced and self.context.suppressed:
            from mtlint.report.suppressed import suppressed_lines  # for whom asked

            self.write("\n".join(suppressed_lines(result)) + "\n")


def _line(path: str, finding: Finding, lines: LineIndex) -> str:
    at = lines.position(finding.start)
    return f"{path}:{at.row}:{at.column}: {finding.rule} {visible(finding.message)}\n"
