"""The baselines of a run: which of them holds for which file, and what is written to them."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.baseline import Entry, key_of, read, update
from mtlint.narrowing import with_silenced
from mtlint.paths import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.baseline import Mark
    from mtlint.report.base import FileResult
    from mtlint.run import Task


class Baselines:
    """Hands each file what its baseline has for it, and takes what its results change there.

    Args:
        places: the absolute path of a file -> that of its baseline.
        add: whether findings that are in no baseline go into it; then it need not exist.
        prune: whether what fits nothing goes out of it.
        journal: the folder of this run in the journal of fixes; empty where none are written.
        folders: absolute folders that the run looks through; a file of the baseline that should
            be in one of them and does not exist any more has nothing to find.

    Raises:
        BaselineError: a baseline cannot be read, is damaged or of a newer version.
    """

    def __init__(
        self,
        places: Mapping[str, str],
        *,
        add: bool,
        prune: bool,
        journal: str = "",
        folders: Sequence[str] = (),
    ) -> None:
        self._journal = journal
        self._add = add
        self._prune = prune
        self._places = {printable(path): place for path, place in places.items()}
        self._keys = {printable(path): key_of(path, place) for path, place in places.items()}
        self._accepted: dict[str, dict[str, list[Entry]]] = {
            place: {} if add and not os.path.lexists(place) else _by_path(read(place))
            for place in sorted(set(places.values()))
        }
        self._added: dict[str, list[Entry]] = {place: [] for place in self._accepted}
        self._gone = {place: list(self._missing(place, folders)) for place in self._accepted}
        self._outdated: dict[str, list[Entry]] = {place: [] for place in self._accepted}
        self._renewed: dict[str, list[Entry]] = {place: [] for place in self._accepted}
        self._silenced = 0

    def known_to(self, task: Task) -> Task:
        """A task with what the baseline has for its file."""
        name = printable(task.absolute)
        if name not in self._places:
            return task
        accepted = self._accepted[self._places[name]].get(self._keys[name], [])
        marks = tuple(entry.mark for entry in accepted)
        return replace(task, accepted=marks) if marks or self._add else task

    def take(self, result: FileResult) -> FileResult:
        """Note what a result changes in its baseline; returns what is to be reported of it."""
        place = self._places.get(result.absolute)
        if place is None:
            return result
        key = self._keys[result.absolute]
        self._gone[place] += _entries(key, result.gone)
        if self._journal and (result.fixed or result.commented):
            self._outdated[place] += _entries(key, result.outdated)
            self._renewed[place] += _entries(key, result.renewed)
        if self._add and result.findings:
            self._added[place] += _entries(key, result.marks)
            silenced = with_silenced(result.silenced, result.findings)
            result = replace(result, findings=(), silenced=silenced, failing=False, marks=())
        self._silenced += sum(one.by == "baseline" for one in result.silenced)
        return result

    def write(self) -> list[str]:
        """Write what changes; returns what was done, in words for the user.

        Raises:
            BaselineError: a baseline cannot be written.
            FixError: one cannot be recorded in the journal.
        """
        followed = [self._followed(place) for place in self._accepted if self._renewed[place]]
        return followed + [
            self._written(place, self._added[place], self._gone[place] if self._prune else [])
            for place in self._accepted
            if self._add or self._prune
        ]

    def notes(self) -> list[str]:
        """What the summary says about baselines."""
        gone = 0 if self._prune else sum(map(len, self._gone.values()))
        told = []
        if self._silenced and not self._add:
            told.append(f"{_findings(self._silenced)} in the baseline")
        if gone:
            are = "is" if gone == 1 else "are"
            told.append(f"{gone:,} of the baseline {are} gone; --prune-baseline removes them")
        return told

    def _written(self, place: str, added: list[Entry], gone: list[Entry]) -> str:
        shown = printable(os.path.relpath(place))
        what = [f"{_findings(len(added))} added"] if added else []
        what += [f"{_findings(len(gone))} removed"] if gone else []
        if not what:
            return f"{shown}: nothing to {' or '.join(self._wishes())}"
        size = update(place, add=added, remove=gone)
        return f"{shown}: {', '.join(what)}; it has {_findings(size)} now"

    def _followed(self, place: str) -> str:
        """Give findings that fixes were made beside the names that they have now."""
        from mtlint.fixing.journal import record  # for who fixes

        entries = self._renewed[place]
        undoable = partial(record, Path(self._journal), Path(place))
        update(place, add=entries, remove=self._outdated[place], before=undoable)
        shown = printable(os.path.relpath(place))
        return f"{shown}: {_findings(len(entries))} with other words round them now"

    def _wishes(self) -> list[str]:
        return ["add"] * self._add + ["remove"] * self._prune

    def _missing(self, place: str, folders: Sequence[str]) -> Iterable[Entry]:
        for key, entries in self._accepted[place].items():
            path = os.path.normpath(os.path.join(os.path.dirname(place), key))  # noqa: PTH118, PTH120 - ".." in it
            inside = any(path.startswith(os.path.join(folder, "")) for folder in folders)  # noqa: PTH118 - a prefix
            # A name that is no text cannot be looked for under its escapes.
            if inside and "\\" not in key and not os.path.lexists(path):
                yield from entries


def _by_path(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    by_path: dict[str, list[Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, []).append(entry)
    return by_path


def _entries(key: str, marks: Iterable[Mark]) -> list[Entry]:
    return [Entry(key, mark.rule, mark.fingerprint) for mark in marks]


def _findings(count: int) -> str:
    return f"{count:,} finding{'s' * (count != 1)}"
