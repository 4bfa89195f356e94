"""A run that checks only what is not known, and tells everything in the order of the files."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from mtlint.errors import SourceError
from mtlint.file_bytes import read_bytes
from mtlint.results.memory import Known, KnownDocument, Memory  # noqa: TC001 - Known is a field
from mtlint.run import make_checker
from mtlint.text.source import Source, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtlint.config import Config
    from mtlint.files import Checker
    from mtlint.linter import Linter
    from mtlint.report.base import FileResult
    from mtlint.run import Plan, Task

# Bytes of files with findings that are held from when they are looked up until they are told about.
# Those beyond are read twice.
_HELD = 64_000_000

_AT_ONCE = 500  # files looked up together


def run_with_memory(
    plan: Plan,
    linters: Sequence[Linter],
    check: Callable[[Plan, Sequence[Linter]], Iterator[FileResult]],
) -> Iterator[FileResult]:
    """The results of all files, of which those that are not known are checked by `check`.

    The store is let go of before that: a connection must not be carried into worker processes.
    """
    memory = Memory(plan.cache or "", plan.configs, linters, explain=plan.explain, score=plan.score)
    recalled = recall(plan.tasks, plan.configs, memory)
    memory.close()
    todo = [task for index, task in enumerate(plan.tasks) if index not in recalled]
    fresh = check(replace(plan, tasks=todo), linters)
    if not recalled:
        return fresh
    rememberer = Rememberer(make_checker(plan, linters), plan.configs, memory)
    return in_order(plan.tasks, recalled, fresh, rememberer)


class Recalled(msgspec.Struct, frozen=True):
    """A file whose result is known, with its key, and with its bytes if they are held."""

    key: bytes
    known: Known
    data: bytes | None


def recall(tasks: Sequence[Task], configs: Sequence[Config], memory: Memory) -> dict[int, Recalled]:
    """Those of some tasks, by index, whose results are known."""
    recalled: dict[int, Recalled] = {}
    room = _HELD
    reading = _read(tasks, configs, memory)
    while some := list(islice(reading, _AT_ONCE)):
        found = memory.look_up([key for _, key, _ in some])
        for index, key, data in some:
            known = found.get(key)
            if known is not None:
                holds = known.needs_text and len(data) <= room
                room -= len(data) if holds else 0
                recalled[index] = Recalled(key, known, data if holds else None)
    return recalled


def _read(
    tasks: Sequence[Task], configs: Sequence[Config], memory: Memory
) -> Iterator[tuple[int, bytes, bytes]]:
    """Index, key and bytes of the files; what cannot be read is told when it is checked."""
    for index, task in enumerate(tasks):
        if memory.is_for(task):
            try:
                data = read_bytes(task, configs[task.config])
            except SourceError:
                continue
            yield index, memory.key(task, data), data


def in_order(
    tasks: Iterable[Task],
    recalled: Mapping[int, Recalled],
    fresh: Iterator[FileResult],
    remember: Rememberer,
) -> Iterator[FileResult]:
    """The results of all tasks: the known ones, and between them those that are found now."""
    for index, task in enumerate(tasks):
        one = recalled.get(index)
        yield next(fresh) if one is None else remember(task, one)


class Rememberer:
    """Makes the result of a file from what is known of it."""

    def __init__(self, checker: Checker, configs: Sequence[Config], memory: Memory) -> None:
        self._checker = checker
        self._configs = configs
        self._memory = memory

    def __call__(self, task: Task, recalled: Recalled) -> FileResult:
        """The result; where the file has changed since it was looked up, that of checking it."""
        config = self._configs[task.config]
        source = Source("")
        if recalled.known.needs_text:
            data = self._unchanged(task, config, recalled)
            if data is None:
                return next(self._checker.check([task]))
            source = decode(data, config.encoding)
        document = KnownDocument.of(recalled.known, source, task.format, task.absolute)
        known = recalled.known
        return self._checker.known(task, document, known.outcome, known.origin, known.score)

    def _unchanged(self, task: Task, config: Config, recalled: Recalled) -> bytes | None:
        """The bytes of a file, if they are what they were when it was looked up."""
        if recalled.data is not None:
            return recalled.data
        try:
            data = read_bytes(task, config)
        except SourceError:
            return None
        return data if self._memory.key(task, data) == recalled.key else None
