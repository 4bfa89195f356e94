"""Reviewdog's format: bytes of lines as git counts them, and suggestions that can be accepted."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Applicability, Edit, Fix
from mtlint.report.git_lines import GitLines
from tests.unit.report.hard import (
    BROKEN,
    CLEAN,
    FINDINGS,
    HOSTILE_RESULT,
    RESULT,
    TEXT,
    applied,
    rendered,
    walked,
)
from tests.unit.strategies import difficult_text

MARK = "\ufeff".encode()

# The messages of reviewdog.proto with the names that its JSON reader takes, and no others.
_POSITION = {
    "type": "object",
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("line", "column")},
    "required": ["line", "column"],
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "properties": {"start": _POSITION, "end": _POSITION},
    "required": ["start", "end"],
    "additionalProperties": False,
}


def _message(required, **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
_SOURCE = _message(["name"], name=_TEXT)
_DIAGNOSTIC = _message(
    ["message", "location", "severity", "code"],
    message={"type": "string", "minLength": 1},
    location=_message(["path", "range"], path=_TEXT, range=_RANGE),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    source=_SOURCE,
    code=_message(["value"], value=_TEXT),
    suggestions={
        "type": "array",
        "items": _message(["range", "text"], range=_RANGE, text=_TEXT),
    },
)
_RESULT = _message(
    ["diagnostics"], diagnostics={"type": "array", "items": _DIAGNOSTIC}, source=_SOURCE
)


def between(data, span):
    """Start and end of a range in the bytes of a file, by the words of the format."""
    lines = data.split(b"\n")
    starts = [sum(len(line) + 1 for line in lines[:row]) for row in range(len(lines))]
    return [starts[span[edge]["line"] - 1] + span[edge]["column"] - 1 for edge in ("start", "end")]


def read(*results):
    """The diagnostics of both forms, which agree."""
    whole = json.loads(rendered("rdjson", *results))
    jsonschema.validate(whole, _RESULT)
    lines = [json.loads(line) for line in rendered("rdjsonl", *results).split("\n")[:-1]]
    for line in lines:
        jsonschema.validate(line, _DIAGNOSTIC)
        assert line.pop("source") == {"name": "mtlint"}
    assert lines == whole["diagnostics"]
    return lines


@pytest.mark.parametrize("results", [(), (CLEAN,), (RESULT, CLEAN, BROKEN), (HOSTILE_RESULT,)])
def test_both_forms_keep_the_shape_that_reviewdog_reads(results):
    """Nothing but what its definition has, whatever the text."""
    assert len(read(*results)) == sum(len(result.findings) for result in results)


@pytest.mark.parametrize("marked", [False, True])
def test_ranges_are_bytes_of_the_file(marked):
    """Counted in the file as git has it: its mark is part of the first line, CR ends none."""
    data = (MARK if marked else b"") + TEXT.encode()
    found = read(msgspec.structs.replace(RESULT, marked=marked))
    for finding, diagnostic in zip(FINDINGS, found, strict=True):
        start, end = between(data, diagnostic["location"]["range"])
        assert data[start:end].decode() == TEXT[finding.start : finding.end]


@pytest.mark.parametrize("marked", [False, True])
def test_a_suggestion_that_is_accepted_is_the_fix(marked):
    """Edits that belong together are one replacement; what is only to be shown is not offered."""
    mark = MARK if marked else b""
    data = mark + TEXT.encode()
    found = read(msgspec.structs.replace(RESULT, marked=marked))
    for finding, diagnostic in zip(FINDINGS, found, strict=True):
        fixes = [fix for fix in finding.fixes if fix.applicability != Applicability.DISPLAY]
        for fix, suggestion in zip(fixes, diagnostic["suggestions"], strict=True):
            start, end = between(data, suggestion["range"])
            accepted = data[:start] + suggestion["text"].encode() + data[end:]
            assert accepted == mark + applied(TEXT, fix.edits).encode()


def test_edits_at_both_ends_of_a_long_text_are_no_suggestion():
    """All between them would have to stand in it."""
    text = "“" + "a" * 20_000 + "”"
    ends = (Edit(0, 1, "‘"), Edit(20_001, 20_002, "’"))
    fix = Fix(ends, Applicability.SAFE, "Replace both")
    finding = msgspec.structs.replace(FINDINGS[0], fixes=(fix, *FINDINGS[0].fixes))
    result = msgspec.structs.replace(RESULT, text=text, findings=(finding,))
    (diagnostic,) = read(result)
    assert [one["text"] for one in diagnostic["suggestions"]] == ["«first\u0301 😀»漢", ""]


@given(st.data(), difficult_text(), st.booleans())
def test_a_place_is_where_one_comes_by_walking(data, text, marked):
    """Byte after byte and LF after LF."""
    offset = data.draw(st.integers(0, len(text)))
    row, column = walked(text, offset, ends=("\n",), measure=lambda char: len(char.encode()))
    if row == 1 and marked:
        column += 3
    assert GitLines(text, marked=marked).position(offset) == (row, column)


def test_places_in_a_long_line_are_exact():
    """A line is measured piece by piece; the pieces meet without a gap."""
    text = "漢😀a" * 5000
    lines = GitLines(text, marked=False)
    for offset in (0, 4095, 4096, 4097, 8192, 14_999, 15_000):
        assert lines.position(offset) == (1, len(text[:offset].encode()) + 1)
