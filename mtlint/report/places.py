"""Where a file and a finding are, in the words of programs that look at whole repositories."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtlint.model import Finding
    from mtlint.text.lines import LineIndex


def relative(absolute: str, base: Path) -> str:
    """A path relative to the base folder, with slashes; as it is where it lies elsewhere."""
    path = Path(absolute)
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else absolute


def absolute(shown: str) -> str:
    """The absolute path for one as the user named it; what is no file, such as <stdin>, stays."""
    return shown if shown.startswith("<") else os.path.abspath(shown)  # noqa: PTH100 - ".." goes


def last_row(finding: Finding, lines: LineIndex) -> int:
    """The row (from 1) in which the last character of a finding stands."""
    return lines.position(max(finding.end - 1, finding.start)).row
