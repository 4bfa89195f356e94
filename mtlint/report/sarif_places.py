"""Artifacts and regions of SARIF: where a file is, and which part of it is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mtlint.report.places import relative

if TYPE_CHECKING:
    from mtlint.report.records import Record
    from mtlint.text.lines import LineIndex

BASE = "%SRCROOT%"  # the name that is usual for the root of the repository


def artifact(absolute: str, base: Path) -> Record:
    """A file: relative to the base where it lies below it, otherwise by its whole path."""
    if not Path(absolute).is_absolute():  # standard input
        return {"uri": _quoted(absolute)}
    path = relative(absolute, base)
    if path == absolute:
        return {"uri": "file://" + _quoted(Path(absolute).as_posix())}
    return {"uri": _quoted(path), "uriBaseId": BASE}


def base_uri(base: Path) -> str:
    """What the base stands for; it ends with a slash, as a folder must."""
    return base.as_uri().rstrip("/") + "/"


def region(start: int, end: int, lines: LineIndex) -> Record:
    """The part of a file between two code-point offsets; the end column is exclusive."""
    first, last = lines.position(start), lines.position(end)
    return {
        "startLine": first.row,
        "startColumn": first.column,
        "endLine": last.row,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


def _quoted(path: str) -> str:
    """Every sign that means something in a URI is escaped; a colon would make a scheme."""
    return quote(path, safe="/", errors="backslashreplace")
