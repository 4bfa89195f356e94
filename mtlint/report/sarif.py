"""SARIF 2.1.0, the OASIS standard for results of static analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.paths import base_folder
from mtlint.report.base import Reporter
from mtlint.report.encodable import json_text
from mtlint.report.places import absolute
from mtlint.report.sarif_places import BASE, artifact, base_uri
from mtlint.report.sarif_results import LEVELS, results

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.model import Failure, Severity
    from mtlint.report.base import Context, FileResult, Totals
    from mtlint.report.records import Record
    from mtlint.report.sarif_results import Rules

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

# What the kinds of failures are about.
_FAILURES = {
    "source": "A file could not be read as text",
    "file": "A file was not checked",
    "folder": "A folder could not be searched",
    "check": "A check failed, or a pattern ran out of time",
    "internal": "A mistake in mtlint itself",
    "worker": "A worker process died",
}
_FAILURE = "Something went wrong"


class Sarif(Reporter):
    """Writes the format called "sarif", at the end: what it is about stands before the results."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        super().__init__(write, context)
        self._base = base_folder()
        self._results: list[Record] = []
        self._failures: list[Failure] = []
        self._rules: Rules = {}

    def file(self, result: FileResult) -> None:
        """Keep what there is to say about one file."""
        self._failures += result.failures
        self._results += results(result, self._base, self._rules)

    def failure(self, failure: Failure) -> None:
        """Keep something that went wrong."""
        self._failures.append(failure)

    def end(self, totals: Totals) -> None:  # noqa: ARG002 - a reader counts itself
        """Write the object."""
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [self._run()]}
        self.write(json_text(log, indent=1) + "\n")

    def _run(self) -> Record:
        return {
            "tool": {"driver": self._driver()},
            "invocations": [self._invocation()],
            "originalUriBaseIds": {BASE: {"uri": base_uri(self._base)}},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": self._results,
        }

    def _driver(self) -> Record:
        kinds = sorted({failure.kind for failure in self._failures})
        return {
            "name": "mtlint",
            "version": self.context.version,
            "semanticVersion": self.context.version,
            "rules": [self._rule(rule, severity) for rule, (_, severity) in self._rules.items()],
            "notifications": [
                {"id": kind, **_texts(_FAILURES.get(kind, _FAILURE))} for kind in kinds
            ],
        }

    def _rule(self, rule: str, severity: Severity) -> Record:
        return {
            "id": rule,
            **_texts(self.context.rules.summary(rule), self.context.rules.why(rule)),
            "defaultConfiguration": {"level": LEVELS[severity]},
            "properties": {"tags": [rule.partition("/")[0]]},
        }

    def _invocation(self) -> Record:
        return {
            "executionSuccessful": not self._failures,
            "toolExecutionNotifications": [self._notification(one) for one in self._failures],
        }

    def _notification(self, failure: Failure) -> Record:
        place = artifact(absolute(failure.path), self._base)
        return {
            "descriptor": {"id": failure.kind},
            "level": "error",
            "message": {"text": failure.message},
            "locations": [{"physicalLocation": {"artifactLocation": place}}],
        }


def _texts(short: str, long: str = "") -> Record:
    """The three texts that GitHub wants of whatever is described."""
    whole = {"text": long or short}
    return {"shortDescription": {"text": short}, "fullDescription": whole, "help": whole}
