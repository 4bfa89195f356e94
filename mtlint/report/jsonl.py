"""A line of JSON for each finding, each document and each error, as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.base import Reporter
from mtlint.report.encodable import json_text
from mtlint.report.records import all_records, failure_record, signals_record

if TYPE_CHECKING:
    from mtlint.model import Failure
    from mtlint.report.base import FileResult
    from mtlint.report.records import Record


class JsonLines(Reporter):
    """Writes the format called "jsonl": the findings of a document, then the document itself."""

    def file(self, result: FileResult) -> None:
        """Write the lines of one file."""
        for failure in result.failures:
            self.failure(failure)
        for record in all_records(result, self.context):
            self._line({"type": "finding", **record})
        if result.readable:
            self._line({"type": "document", **_document(result)})

    def failure(self, failure: Failure) -> None:
        """Write the line of one error."""
        self._line({"type": "error", **failure_record(failure)})

    def _line(self, record: Record) -> None:
        self.write(json_text(record) + "\n")


def _document(result: FileResult) -> Record:
    return {
        "path": result.absolute,
        "format": result.format,
        "words": result.words,
        "findings": len(result.findings),
        "signals": signals_record(result),
    }
