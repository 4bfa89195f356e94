"""Workflow commands of GitHub Actions, which show each finding beside its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.model import Severity
from mtlint.report.base import Reporter
from mtlint.report.cells import visible
from mtlint.report.encodable import encodable
from mtlint.report.explained import explained
from mtlint.report.places import absolute, last_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtlint.model import Failure, Finding
    from mtlint.report.base import FileResult
    from mtlint.text.lines import LineIndex

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GitHub(Reporter):
    """Writes the format called "github". Paths are absolute: the runner knows its workspace."""

    def file(self, result: FileResult) -> None:
        """Write a command for each finding and each thing that went wrong."""
        for failure in result.failures:
            self.failure(failure)
        if not result.findings:
            return
        lines = result.lines()
        for finding in result.findings:
            place = {"file": result.absolute, **_place(finding, lines)}
            said = "\n".join(explained(finding, self.context.rules))
            self._command(_COMMANDS[finding.severity], f"mtlint ({finding.rule})", place, said)

    def failure(self, failure: Failure) -> None:
        """Write a command for something that went wrong."""
        place = {"file": absolute(failure.path)}
        self._command("error", f"mtlint ({failure.kind})", place, visible(failure.message))

    def _command(self, name: str, title: str, place: Mapping[str, object], said: str) -> None:
        properties = ",".join(
            f"{key}={encodable(str(value)).translate(_IN_PROPERTIES)}"
            for key, value in {"title": title, **place}.items()
        )
        self.write(f"::{name} {properties}::{encodable(said).translate(_IN_DATA)}\n")


def _place(finding: Finding, lines: LineIndex) -> dict[str, object]:
    """Rows, and columns where start and end share a row: otherwise GitHub takes none."""
    start, end = lines.position(finding.start), lines.position(finding.end)
    if end.row == start.row:
        columns = {"col": start.column, "endColumn": end.column}
        return {"line": start.row, "endLine": end.row, **columns}
    return {"line": start.row, "endLine": last_row(finding, lines)}
