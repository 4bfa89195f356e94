"""Logging commands of Azure Pipelines, which show findings as issues of the run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.model import Severity
from mtlint.paths import base_folder
from mtlint.report.base import Reporter
from mtlint.report.cells import visible
from mtlint.report.encodable import encodable
from mtlint.report.places import absolute, relative

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtlint.model import Failure
    from mtlint.report.base import Context, FileResult

# There are only these two types of issue.
_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "warning"}

# A percent sign is escaped only where the agent would take it for an escape: agents that are told
# not to decode `%AZP25` would otherwise show it in every "50 %".
_TAKEN_FOR_ESCAPE = re.compile("%(?=0A|0D|3B|5D|AZP25)")
_IN_DATA = str.maketrans({"\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"})


class Azure(Reporter):
    """Writes the format called "azure"."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._base = base_folder()

    def file(self, result: FileResult) -> None:
        """Write a command for each finding and each thing that went wrong."""
        for failure in result.failures:
            self.failure(failure)
        if not result.findings:
            return
        lines = result.lines()
        path = relative(result.absolute, self._base)
        for finding in result.findings:
            at = lines.position(finding.start)
            place = {"sourcepath": path, "linenumber": at.row, "columnnumber": at.column}
            properties = {"type": _TYPES[finding.severity], **place, "code": finding.rule}
            self._issue(properties, finding.message)

    def failure(self, failure: Failure) -> None:
        """Write a command for something that went wrong."""
        path = relative(absolute(failure.path), self._base)
        self._issue({"type": "error", "sourcepath": path, "code": failure.kind}, failure.message)

    def _issue(self, properties: Mapping[str, object], message: str) -> None:
        pairs = "".join(
            f"{key}={_percent(str(value)).translate(_IN_PROPERTIES)};"
            for key, value in properties.items()
        )
        said = _percent(visible(message)).translate(_IN_DATA)
        self.write(f"##vso[task.logissue {pairs}]{said}\n")


def _percent(text: str) -> str:
    return _TAKEN_FOR_ESCAPE.sub("%AZP25", encodable(text))
