"""Reviewdog's diagnostic format, a line of JSON for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.base import Reporter
from mtlint.report.encodable import json_text
from mtlint.report.rdjson import SOURCE, diagnostics

if TYPE_CHECKING:
    from mtlint.report.base import FileResult


class RdjsonLines(Reporter):
    """Writes the format called "rdjsonl"."""

    def file(self, result: FileResult) -> None:
        """Write the diagnostics of one file, each with its source: nothing stands round them."""
        for record in diagnostics(result, self.context.rules):
            self.write(json_text({**record, "source": SOURCE}) + "\n")
