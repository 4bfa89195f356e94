"""Checkstyle and JUnit: well-formed whatever the text, with the counts that readers add up."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from mtlint.model import Failure, Severity
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

GONE = Failure("gone", "folder", "permission denied")
RUNS = [(), (CLEAN,), (RESULT, CLEAN, BROKEN), (HOSTILE_RESULT,)]

# Element -> its attributes (those with a question mark may be missing), and what may stand in it.
_CHECKSTYLE = {
    "checkstyle": (("version",), ("file",)),
    "file": (("name",), ("error", "exception")),
    "error": (("line", "column", "severity", "message", "source"), ()),
    "exception": ((), ()),
}
_JUNIT = {
    "testsuites": (("name",), ("testsuite",)),
    "testsuite": (("name", "tests", "failures", "errors", "skipped", "time"), ("testcase",)),
    "testcase": (
        ("name", "classname", "file", "line?", "time"),
        ("failure", "error", "system-out"),
    ),
    "failure": (("message", "type"), ()),
    "error": (("message", "type"), ()),
    "system-out": ((), ()),
}


def strict(text, root, allowed):
    """The document, after every element was held against what is allowed."""
    document = ET.fromstring(text.encode())  # noqa: S314 - our own
    assert document.tag == root
    for element in document.iter():
        attributes, children = allowed[element.tag]
        assert {name.rstrip("?") for name in attributes} >= set(element.keys())
        assert {name for name in attributes if name[-1] != "?"} <= set(element.keys())
        assert {child.tag for child in element} <= set(children)
    return document


def checkstyle(*results, failures=()):
    """A Checkstyle document that keeps to its shape."""
    return strict(rendered("checkstyle", *results, failures=failures), "checkstyle", _CHECKSTYLE)


def junit(*results, failures=()):
    """A JUnit document that keeps to its shape, and whose counts are true."""
    document = strict(rendered("junit", *results, failures=failures), "testsuites", _JUNIT)
    for suite in document:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
    return document


@pytest.mark.parametrize("results", RUNS)
def test_checkstyle_has_an_error_for_each_finding(results):
    """In a file of its own each; a file without findings is not mentioned."""
    document = checkstyle(*results, failures=(GONE,))
    errors = document.findall("file/error")
    assert [error.get("source") for error in errors] == [
        finding.rule for result in results for finding in result.findings
    ]
    assert {error.get("severity") for error in errors} <= {"error", "warning", "info"}
    failures = [GONE, *(failure for result in results for failure in result.failures)]
    assert len(document.findall("file/exception")) == len(failures)


def test_checkstyle_points_to_the_row_and_column():
    """Columns are code points, from 1."""
    for finding, error in zip(FINDINGS, checkstyle(RESULT).iter("error"), strict=True):
        assert (int(error.get("line")), int(error.get("column"))) == walked(TEXT, finding.start)


@pytest.mark.parametrize("results", RUNS)
def test_junit_has_a_suite_a_file_and_a_case_a_finding(results):
    """A clean file is a test that passed; what went wrong is an error, never a failure."""
    document = junit(*results, failures=(GONE,))
    assert len(document) == len(results) + 1
    for result, suite in zip(results, document[1:], strict=True):
        hard = [one for one in result.findings if one.severity > Severity.INFO]
        assert len(suite.findall("testcase/failure")) == len(hard)
        assert len(suite.findall("testcase/error")) == len(result.failures)
        assert len(suite) == max(len(result.findings) + len(result.failures), 1)


def test_junit_lets_information_pass():
    """It does not fail a run by default, so its case does not fail either; it is still said."""
    cases = junit(RESULT).findall("testsuite/testcase")
    for finding, case in zip(FINDINGS, cases, strict=True):
        row, column = walked(TEXT, finding.start)
        assert case.get("name") == f"{finding.rule} at {row}:{column}"
        assert int(case.get("line")) == row
        (said,) = case
        assert (said.tag == "system-out") == (finding.severity == Severity.INFO)
        assert said.text.startswith(finding.message)


def test_hostile_text_stays_text():
    """It is read back as it was, but for what XML cannot hold: that is shown by its number."""
    (failure,) = junit(HOSTILE_RESULT).iter("failure")
    for said in (failure.get("message"), failure.text):
        assert "]]> --> <!-- </failure> &lt; & \" ' %0A" in said
        assert "<U+0000>" in said
        assert "\\ud800" in said or "<U+D800>" in said
        assert "<U+FFFE>" in said
    (error,) = checkstyle(HOSTILE_RESULT).iter("error")
    assert error.get("message") == failure.get("message")


def test_a_line_break_in_a_name_survives():
    """An attribute would turn it into a space if it stood there as it is."""
    (file,) = checkstyle(HOSTILE_RESULT)
    assert "::x\n::error" in file.get("name")
    assert "pwned\r\n##vso" in file.get("name")
