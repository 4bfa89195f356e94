"""Findings for people, and a summary; what a finding looks like is in `mtlint.report.page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.model import Severity
from mtlint.report.base import Reporter

if TYPE_CHECKING:
    from mtlint.report.base import FileResult, Totals


class Full(Reporter):
    """Writes the format called "full"."""

    def file(self, result: FileResult) -> None:
        """Write every finding of one file, each followed by an empty line."""
        if result.findings:
            self._findings(result)
        if result.silenced and self.context.suppressed:
            from mtlint.report.suppressed import suppressed_lines  # for whom asked

            self.write("\n".join(suppressed_lines(result)) + "\n\n")
        if result.origin:
            from mtlint.report.source import source_lines  # for whom asked

            self.write("\n".join(source_lines(result)) + "\n\n")

    def _findings(self, result: FileResult) -> None:
        from mtlint.report.page import Page  # not for files without findings

        page = Page(result, self.context)
        for finding in result.findings:
            self.write("\n".join(page.lines(finding)) + "\n\n")

    def end(self, totals: Totals) -> None:
        """Write the summary."""
        if not self.context.quiet:
            self.write("\n".join([summary(totals), *totals.notes]) + "\n")


def summary(totals: Totals) -> str:
    """The last line: how much was found in how much, and what can be fixed."""
    files = f"{totals.files:,} file{'s' * (totals.files != 1)} checked"
    failed = f"; {totals.failures:,} problem{'s' * (totals.failures != 1)} (see the errors)"
    ending = f"; {files}{failed if totals.failures else ''}"
    if totals.only_fixed and not totals.fixed:
        return f"nothing fixed{ending}"
    fixed = f"{totals.fixed:,} fixed" if totals.fixed else ""
    if not totals.findings:
        return f"{fixed or 'nothing found'}{ending}"
    found = f"{totals.findings:,} finding{'s' * (totals.findings != 1)}"
    if fixed:
        found = f"{fixed}, {found} left"
    fixable = f"; {totals.safe_fixes:,} with a safe fix" if totals.safe_fixes else ""
    return (
        f"{found} in {totals.files_with_findings:,} "
        f"file{'s' * (totals.files_with_findings != 1)} ({_severities(totals)}){fixable}{ending}"
    )


def _severities(totals: Totals) -> str:
    names = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    return ", ".join(
        f"{count:,} {severity.label}{'s' * (count != 1 and severity in names)}"
        for severity, count in totals.severities.items()
        if count
    )
