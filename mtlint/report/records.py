"""Findings as plain records, in the shape that the machine-readable formats share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtlint.model import Edit, Evidence, Failure, Finding, Fix
    from mtlint.origin.model import Origin
    from mtlint.report.base import Context, FileResult, RuleTexts
    from mtlint.text.lines import LineIndex

Record = dict[str, Any]


def finding_records(result: FileResult, rules: RuleTexts) -> list[Record]:
    """The findings of one file, in their order."""
    if not result.findings:
        return []
    lines = result.lines()
    marks = result.fingerprints()
    return [
        _finding(finding, result.absolute, lines, rules) | {"fingerprint": mark}
        for finding, mark in zip(result.findings, marks, strict=True)
    ]


def suppressed_records(result: FileResult, rules: RuleTexts) -> list[Record]:
    """The findings of one file that are silenced, in their order, each with who does it and why."""
    if not result.silenced:
        return []
    lines = result.lines()
    marks = result.silenced_fingerprints()
    return [
        _finding(one.finding, result.absolute, lines, rules)
        | {"fingerprint": mark, "suppressed": {"by": one.by, "reason": one.reason}}
        for one, mark in zip(result.silenced, marks, strict=True)
    ]


def all_records(result: FileResult, context: Context) -> list[Record]:
    """The findings of one file; those that are silenced stand among them where somebody asked."""
    records = finding_records(result, context.rules)
    if context.suppressed:
        records += suppressed_records(result, context.rules)
        records.sort(key=lambda one: (one["span"]["start"], one["span"]["end"], one["code"]))
    return records


def signals_record(result: FileResult) -> Record:
    """What is known about the document as a whole; an empty record where nothing is."""
    record: Record = {}
    if result.origin is not None:
        record["source"] = _source(result.origin, result.lines())
    if result.score is not None:
        from mtlint.report.scores import score_record  # for whom asked

        record["score"] = score_record(result.score)
    return record


def _source(origin: Origin, lines: LineIndex) -> Record:
    return {
        "languages": [
            {"code": one.code, "name": one.name, "confidence": round(one.confidence, 2)}
            for one in origin.languages
        ],
        "evidence": [
            {"message": clue.note, **_place(clue.start, clue.end, lines)} for clue in origin.clues
        ],
    }


def failure_record(failure: Failure) -> Record:
    """A failure as it stands in `errors`."""
    path = failure.path if failure.path.startswith("<") else str(Path(failure.path).absolute())
    return {"path": path, "kind": failure.kind, "message": failure.message}


def _finding(finding: Finding, filename: str, lines: LineIndex, rules: RuleTexts) -> Record:
    return {
        "code": finding.rule,
        "name": rules.summary(finding.rule),
        "message": finding.message,
        "severity": finding.severity.label,
        "filename": filename,
        **_place(finding.start, finding.end, lines),
        "fix": _fix(finding.fix, lines) if finding.fix else None,
        "suggestions": [_fix(fix, lines) for fix in finding.suggestions],
        "confidence": round(finding.confidence, 4),
        "family": finding.family,
        "url": None,
        "evidence": [_evidence(evidence, lines) for evidence in finding.evidence],
    }


def _fix(fix: Fix, lines: LineIndex) -> Record:
    return {
        "applicability": fix.applicability.value,
        "message": fix.message,
        "edits": [_edit(edit, lines) for edit in fix.edits],
    }


def _edit(edit: Edit, lines: LineIndex) -> Record:
    return {"content": edit.text, **_place(edit.start, edit.end, lines)}


def _evidence(evidence: Evidence, lines: LineIndex) -> Record:
    return {"message": evidence.note, **_place(evidence.start, evidence.end, lines)}


def _place(start: int, end: int, lines: LineIndex) -> Record:
    return {
        "location": _location(start, lines),
        "end_location": _location(end, lines),
        "span": {"start": start, "end": end},
    }


def _location(offset: int, lines: LineIndex) -> Record:
    position = lines.position(offset)
    return {"row": position.row, "column": position.column}
