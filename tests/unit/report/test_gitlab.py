"""GitLab's code quality report."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest

from mtlint.model import Severity
from tests.unit.report.hard import (
    BROKEN,
    CLEAN,
    FINDINGS,
    HOSTILE_RESULT,
    RESULT,
    TEXT,
    rendered,
    walked,
)

_TEXT = {"type": "string", "minLength": 1}
_ROW = {"type": "integer", "minimum": 1}
_LINES = {"begin": _ROW, "end": _ROW}

# What GitLab's documentation names as needed, and of the Code Climate specification what is
# written besides; nothing else.
_ISSUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "type": {"const": "issue"},
            "description": _TEXT,
            "check_name": _TEXT,
            "categories": {"const": ["Style"]},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": _TEXT,
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": _LINES,
                    },
                },
            },
        },
    },
}


def issues(*results):
    """The issues of a report that keeps to its shape."""
    found = json.loads(rendered("gitlab", *results))
    jsonschema.validate(found, _ISSUES)
    return found


@pytest.mark.parametrize("results", [(), (CLEAN,), (RESULT, CLEAN, BROKEN), (HOSTILE_RESULT,)])
def test_there_is_an_issue_for_each_finding(results):
    """In the order of the files; what failed is no issue."""
    rules = [finding.rule for result in results for finding in result.findings]
    assert [issue["check_name"] for issue in issues(*results)] == rules


def test_an_issue_covers_the_rows_of_its_finding():
    """A finding that ends with a line break does not reach into the next row."""
    words = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
    for finding, issue in zip(FINDINGS, issues(RESULT), strict=True):
        begin, _ = walked(TEXT, finding.start)
        end, _ = walked(TEXT, finding.end - 1)
        assert issue["location"]["lines"] == {"begin": begin, "end": end}
        assert issue["severity"] == words[finding.severity]


def test_the_same_text_in_two_files_is_two_issues():
    """GitLab shows one issue for each fingerprint."""
    copy = msgspec.structs.replace(RESULT, path="copy.md", absolute="/base/copy.md")
    marks = [issue["fingerprint"] for issue in issues(RESULT, copy)]
    assert len(set(marks)) == len(marks) == 2 * len(FINDINGS)
    assert marks == [issue["fingerprint"] for issue in issues(RESULT, copy)]
