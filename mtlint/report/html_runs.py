"""What earlier runs found: a page carries it in its head, and the page that replaces it goes on.

The page that is replaced may be anybody's: what is not what this module writes counts as nothing.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtlint.report.html_counts import Tally

KINDS = ("family", "rule", "folder")

_MOST = 30  # runs; older ones are forgotten
_BEGINNING = 2_000_000  # bytes of a page in which its head ends
_META = re.compile(r'<meta name="mtlint-runs" content="([^"<>]*)">')

Count = Annotated[int, msgspec.Meta(ge=0)]
Row = list[Count]


class Run(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A run: when it was, what it read, and its findings (error, warning, info)."""

    when: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d \d\d:\d\d\Z")]
    documents: Count
    words: Count
    severities: tuple[Count, Count, Count]


class Runs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Runs in their order.

    Attributes:
        runs: at least one on a page.
        found: kind -> name -> how many findings there were in the last runs, as many as are told;
            a name that is missing was not found.
    """

    runs: tuple[Run, ...] = ()
    found: dict[str, dict[str, Row]] = {}

    def then(self, run: Run, tallies: Mapping[str, Mapping[str, Tally]]) -> Runs:
        """These runs and one more, if it found anything else than the last one.

        Args:
            run: the new one.
            tallies: kind -> name -> its findings.
        """
        now = {kind: {n: t.total() for n, t in tallies[kind].items()} for kind in KINDS}
        if self.runs and _read(self.runs[-1]) == _read(run) and now == self._last():
            return self
        kept = self.runs[1 - _MOST :]
        size = len(kept)
        found = {kind: _longer(self.series(kind), now[kind], size) for kind in KINDS}
        return Runs((*kept, run), found)

    def _last(self) -> dict[str, dict[str, int]]:
        """What was found in the last run."""
        rows = {kind: self.series(kind) for kind in KINDS}
        return {kind: {n: row[-1] for n, row in rows[kind].items() if row[-1]} for kind in KINDS}

    def series(self, kind: str) -> dict[str, Row]:
        """For each name of a kind how many there were in each run."""
        size = len(self.runs)
        rows = self.found.get(kind, {})
        return {n: ([0] * size + row)[len(row) :] for n, row in rows.items() if row}

    def meta(self) -> str:
        """The element of the head that carries them."""
        data = json.dumps(
            msgspec.to_builtins(self), separators=(",", ":")
        )  # escapes what is not ASCII
        return f'<meta name="mtlint-runs" content="{html.escape(data)}">\n'


def _longer(rows: Mapping[str, Row], now: Mapping[str, int], size: int) -> dict[str, Row]:
    """The last `size` counts of some rows and what is found now; names that are long gone go."""
    old = {name: row[len(row) - size :] for name, row in rows.items()}
    longer = {n: [*old.get(n, [0] * size), now.get(n, 0)] for n in sorted({*rows, *now})}
    return {name: row for name, row in longer.items() if any(row)}


def _read(run: Run) -> tuple[int, int, tuple[int, int, int]]:
    return run.documents, run.words, run.severities


def earlier(path: str) -> Runs:
    """The runs that the page in a file tells of; none where it is no page of mtlint."""
    try:
        with Path(path).open("rb") as file:
            beginning = file.read(_BEGINNING).decode("utf-8", "replace")
    except OSError:
        return Runs()
    found = _META.search(beginning.partition("<style>")[0])
    if not found:
        return Runs()
    try:
        return msgspec.json.decode(html.unescape(found[1]), type=Runs)
    except msgspec.DecodeError:
        return Runs()
