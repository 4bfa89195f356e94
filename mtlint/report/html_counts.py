"""What the page counts: findings by family, rule, folder and month, each by severity."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from mtlint.report.html_dates import month_of

if TYPE_CHECKING:
    from mtlint.model import Severity
    from mtlint.report.base import FileResult

Tally = Counter["Severity"]

_MOST_FOLDERS = 20  # rows of the plot that are still looked at


class Counts:
    """Counts over the files of a run; silenced findings are counted apart."""

    def __init__(self) -> None:
        self.words = 0
        self.silenced = 0
        self.fixed = 0
        self.families: dict[str, Tally] = {}
        self.rules: dict[str, Tally] = {}
        self.months: dict[str, Tally] = {}
        self.found = 0  # documents with findings
        self.dated = 0  # those of them whose month is known
        self._folders: dict[tuple[str, ...], tuple[Tally, Counter[str]]] = {}

    def add(self, result: FileResult) -> None:
        """Count one file that could be read."""
        tally, sizes = self._folders.setdefault(parts_of(result.path), (Counter(), Counter()))
        sizes.update(files=1, words=result.words)
        self.words += result.words
        self.silenced += len(result.silenced)
        self.fixed += len(result.fixed)
        month = month_of(result.path, result.text) if result.findings else None
        self.found += bool(result.findings)
        self.dated += month is not None
        for finding in result.findings:
            _add(self.families, finding.family, finding.severity)
            _add(self.rules, finding.rule, finding.severity)
            tally[finding.severity] += 1
            if month:
                _add(self.months, month, finding.severity)

    def depth(self) -> int:
        """How many steps of a path name a folder, so that there are not too many of them."""
        deepest = max(map(len, self._folders), default=0)
        for depth in range(deepest, 1, -1):
            if len({parts[:depth] for parts in self._folders}) <= _MOST_FOLDERS:
                return depth
        return 1

    def folders(self) -> dict[str, tuple[Tally, Counter[str]]]:
        """For each folder the findings, and under "files" and "words" how much is in it."""
        depth = self.depth()
        found: dict[str, tuple[Tally, Counter[str]]] = {}
        for parts, (tally, sizes) in self._folders.items():
            tallies, sums = found.setdefault(folder_name(parts[:depth]), (Counter(), Counter()))
            tallies.update(tally)
            sums.update(sizes)
        return found


def parts_of(path: str) -> tuple[str, ...]:
    """The steps of the folder in which a file lies."""
    return PurePath(path).parent.parts


def folder_name(parts: tuple[str, ...]) -> str:
    """The name of a folder on the page."""
    return PurePath(*parts).as_posix() if parts else "."


def _add(counts: dict[str, Tally], name: str, severity: Severity) -> None:
    counts.setdefault(name, Counter())[severity] += 1
