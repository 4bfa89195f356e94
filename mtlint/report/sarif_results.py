"""Results of SARIF: findings, those that were silenced among them, with their fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.fingerprint import fingerprints
from mtlint.model import Applicability, Severity
from mtlint.report.sarif_places import artifact, region

if TYPE_CHECKING:
    from pathlib import Path

    from mtlint.model import Edit, Evidence, Finding, Fix, Silenced
    from mtlint.report.base import FileResult
    from mtlint.report.records import Record
    from mtlint.text.lines import LineIndex

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# Rules in the order in which they were met, each with its index and a severity.
Rules = dict[str, tuple[int, Severity]]

_KINDS = {"comment": "inSource", "baseline": "external"}


def results(result: FileResult, base: Path, rules: Rules) -> list[Record]:
    """The results of one file, in the order of their places.

    Args:
        result: the file.
        base: the folder that paths are relative to.
        rules: those met so far; new ones are added.
    """
    found: list[tuple[Finding, Silenced | None]] = [(one, None) for one in result.findings]
    found += [(one.finding, one) for one in result.silenced]
    if not found:
        return []
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule))
    place = _Place(artifact(result.absolute, base), result)
    marks = fingerprints(result.text, [finding for finding, _ in found])
    made = []
    for (finding, silenced), mark in zip(found, marks, strict=True):
        index, _ = rules.setdefault(finding.rule, (len(rules), finding.severity))
        made.append(_result(finding, silenced, mark, place) | {"ruleIndex": index})
    return made


class _Place:
    """A file that results point into."""

    def __init__(self, artifact: Record, result: FileResult) -> None:
        self.artifact = artifact
        self.lines = result.lines()
        self._size = len(result.text)

    def location(self, start: int, end: int) -> Record:
        """The part of the file between two code-point offsets; the file where its text is gone."""
        if end > self._size:
            return {"physicalLocation": {"artifactLocation": self.artifact}}
        part = region(start, end, self.lines)
        return {"physicalLocation": {"artifactLocation": self.artifact, "region": part}}


def _result(finding: Finding, silenced: Silenced | None, mark: str, place: _Place) -> Record:
    fixes = [one for one in finding.fixes if one.applicability != Applicability.DISPLAY]
    record: Record = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place.location(finding.start, finding.end)],
        "partialFingerprints": {"mtlint/v1": mark},
        "rank": round(100 * finding.confidence, 1),
        # Where one result of a run has this list, the standard wants it in all of them.
        "suppressions": [_suppression(silenced)] if silenced else [],
    }
    if finding.evidence:
        related = [_related(number, one, place) for number, one in enumerate(finding.evidence)]
        record["relatedLocations"] = related
    if fixes:
        record["fixes"] = [_fix(one, place) for one in fixes]
    return record


def _suppression(silenced: Silenced) -> Record:
    kind = {"kind": _KINDS[silenced.by]}
    return {**kind, "justification": silenced.reason} if silenced.reason else kind


def _related(number: int, evidence: Evidence, place: _Place) -> Record:
    message = {"text": evidence.note} if evidence.note else {"text": "compare"}
    return {"id": number, "message": message, **place.location(evidence.start, evidence.end)}


def _fix(fix: Fix, place: _Place) -> Record:
    replacements = [_replacement(edit, place.lines) for edit in fix.edits]
    return {
        "description": {"text": fix.message},
        "artifactChanges": [{"artifactLocation": place.artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability.value},
    }


def _replacement(edit: Edit, lines: LineIndex) -> Record:
    return {
        "deletedRegion": region(edit.start, edit.end, lines),
        "insertedContent": {"text": edit.text},
    }
