"""JUnit's XML, as continuous integration shows test results: a suite a file, a case a finding."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from mtlint.model import Severity
from mtlint.paths import base_folder
from mtlint.report.base import Reporter
from mtlint.report.cells import visible
from mtlint.report.explained import explained
from mtlint.report.places import absolute, relative
from mtlint.report.xml import HEAD, content, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtlint.model import Failure, Finding
    from mtlint.report.base import Context, FileResult, Totals
    from mtlint.text.lines import LineIndex


class JUnit(Reporter):
    """Writes the format called "junit", file by file. A file without findings is a case passed."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._base = base_folder()

    def begin(self) -> None:
        """Open the document."""
        self.write(f"{HEAD}{tag('testsuites', {'name': 'mtlint'})}\n")

    def file(self, result: FileResult) -> None:
        """Write the suite of one file."""
        path = relative(result.absolute, self._base)
        lines = result.lines()
        cases = [self._case(path, finding, lines) for finding in result.findings]
        cases += [_broken(path, failure) for failure in result.failures]
        failed = sum(finding.severity > Severity.INFO for finding in result.findings)
        self._suite(path, cases or [_passed(path)], failed, len(result.failures))

    def failure(self, failure: Failure) -> None:
        """Write the suite of a path that was not checked."""
        path = relative(absolute(failure.path), self._base)
        self._suite(path, [_broken(path, failure)], 0, 1)

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - each suite has its own
        """Close the document."""
        self.write("</testsuites>\n")

    def _suite(self, path: str, cases: Sequence[str], failed: int, broken: int) -> None:
        counts = {"tests": len(cases), "failures": failed, "errors": broken, "skipped": 0}
        opening = tag("testsuite", {"name": path, **counts, "time": 0})
        self.write(f"  {opening}\n{''.join(cases)}  </testsuite>\n")

    def _case(self, path: str, finding: Finding, lines: LineIndex) -> str:
        """A case that failed; what is only for information passes, and is said beside it."""
        at = lines.position(finding.start)
        name = f"{finding.rule} at {at.row}:{at.column}"
        said = content("\n".join(explained(finding, self.context.rules)))
        if finding.severity == Severity.INFO:
            inside = f"<system-out>{said}</system-out>"
        else:
            kind = {"message": visible(finding.message), "type": finding.severity.label}
            inside = f"{tag('failure', kind)}{said}</failure>"
        return f"{_opening(path, name, at.row)}{inside}</testcase>\n"


def _broken(path: str, failure: Failure) -> str:
    kind = {"message": visible(failure.message), "type": failure.kind}
    return f"{_opening(path, 'mtlint')}{tag('error', kind, empty=True)}</testcase>\n"


def _passed(path: str) -> str:
    return f"{_opening(path, 'mtlint')}</testcase>\n"


def _opening(path: str, name: str, row: int | None = None) -> str:
    group = str(PurePath(path).with_suffix("")) if PurePath(path).name else path
    attributes = {"name": name, "classname": group, "file": path, "line": row, "time": 0}
    return f"    {tag('testcase', attributes)}"
