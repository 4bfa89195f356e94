"""One object for the whole run: what was read, with which rules, what was found, what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.base import Reporter
from mtlint.report.encodable import json_text
from mtlint.report.records import (
    failure_record,
    finding_records,
    signals_record,
    suppressed_records,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.model import Failure
    from mtlint.report.base import Context, FileResult, Totals
    from mtlint.report.records import Record

SCHEMA = 1  # the version of the shape


class Report(Reporter):
    """Writes the format called "report", at the end."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._files: list[Record] = []
        self._errors: list[Record] = []

    def file(self, result: FileResult) -> None:
        """Keep what there is to say about one file."""
        self._errors += [failure_record(failure) for failure in result.failures]
        if result.readable:
            document = _document(result, finding_records(result, self.context.rules))
            if self.context.suppressed:
                document["suppressed"] = suppressed_records(result, self.context.rules)
            self._files.append(document)

    def failure(self, failure: Failure) -> None:
        """Keep an error that belongs to no file."""
        self._errors.append(failure_record(failure))

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - a reader counts itself
        """Write the object."""
        record = {
            "schema": SCHEMA,
            "version": self.context.version,
            "ruleset": self.context.ruleset(),
            "files": self._files,
            "errors": self._errors,
        }
        self.write(json_text(record, indent=2) + "\n")


def _document(result: FileResult, findings: list[Record]) -> Record:
    return {
        "path": result.absolute,
        "format": result.format,
        "words": result.words,
        "findings": findings,
        "signals": signals_record(result),
    }
