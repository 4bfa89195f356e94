"""An array of findings, in the shape that editors already read from Ruff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.base import Reporter
from mtlint.report.encodable import json_text
from mtlint.report.records import all_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.report.base import Context, FileResult, Totals


class Json(Reporter):
    """Writes the format called "json"; findings are written as they come."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._separator = "["

    def file(self, result: FileResult) -> None:
        """Write the findings of one file as elements of the array."""
        for record in all_records(result, self.context):
            body = json_text(record, indent=2)
            indented = body.replace("\n", "\n  ")
            self.write(f"{self._separator}\n  {indented}")
            self._separator = ","

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - an array has no totals
        """Close the array."""
        self.write("[]\n" if self._separator == "[" else "\n]\n")
