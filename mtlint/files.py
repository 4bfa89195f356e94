"""From a file to its result: it is read, checked with others of its settings, and never fatal."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from mtlint.batches import batches
from mtlint.errors import MtlintError
from mtlint.file_bytes import read_bytes, read_source
from mtlint.model import Failure, Severity
from mtlint.paths import at_line_start, printable
from mtlint.report.base import FileResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtlint.config import Config
    from mtlint.engine import Outcome
    from mtlint.fixing.file import Fixing
    from mtlint.fixing.moves import Places
    from mtlint.linter import Linter
    from mtlint.narrowing import Aliases
    from mtlint.origin.model import Origin
    from mtlint.results.memory import Memory
    from mtlint.run import Task
    from mtlint.score.model import Score
    from mtlint.text.document import Document
    from mtlint.text.elsewhere import Elsewhere

T = TypeVar("T")


class Checker:
    """Checks files in their order, with one linter a configuration."""

    def __init__(
        self,
        configs: Sequence[Config],
        linters: Sequence[Linter],
        elsewhere: Elsewhere | None = None,
        *,
        explain: bool = False,
        score: bool = False,
        memory: Memory | None = None,
        fixing: Fixing | None = None,
    ) -> None:
        self._configs = configs
        self._linters = linters
        self._elsewhere = elsewhere
        self._explain = explain
        self._score = score
        self._memory = memory
        self._fixing = fixing

    def check(self, tasks: Iterable[Task]) -> Iterator[FileResult]:
        """Check some files; whatever goes wrong with one is in its result."""
        try:
            for _, alike in groupby(tasks, key=lambda task: task.config):
                for batch in batches(alike, lambda task: task.size):
                    yield from self._checked(batch)
        finally:
            if self._memory:
                self._memory.close()

    def known(
        self,
        task: Task,
        document: Document,
        outcome: Outcome,
        origin: Origin | None,
        score: Score | None,
    ) -> FileResult:
        """The result for a file that was checked before."""
        return self._result(task, document, outcome, origin, score)

    def _checked(self, batch: Sequence[Task]) -> list[FileResult]:
        results = _guarded(batch[0], partial(self._check, batch))
        if not isinstance(results, FileResult):
            return results
        # One of them fails: alone it says so, and takes no other with it.
        return [results] if len(batch) == 1 else [r for t in batch for r in self._checked([t])]

    def _check(self, batch: Sequence[Task]) -> list[FileResult]:
        linter = self._linters[batch[0].config]
        read = [_guarded(task, partial(self._document, task)) for task in batch]
        documents = (one for one in read if not isinstance(one, FileResult))
        # All are checked before the first is fixed: what fails is checked again, and is unchanged.
        outcomes = iter(list(linter.check_all(documents)))
        finish = self._fixed if self._fixing else self._found
        results = [
            one if isinstance(one, FileResult) else finish(task, one, next(outcomes))
            for task, one in zip(batch, read, strict=True)
        ]
        if self._memory:
            self._memory.write()
        return results

    def _document(self, task: Task) -> Document:
        config = self._configs[task.config]
        if self._memory and self._memory.is_for(task):
            data = read_bytes(task, config)
            document = read_document(replace(task, data=data), config, task.absolute)
            self._memory.read(task, data, document)
            return document
        document = read_document(task, config, task.absolute)
        if self._elsewhere and config.across_files:
            return document.among(self._elsewhere)
        return document

    def _fixed(self, task: Task, document: Document, outcome: Outcome) -> FileResult:
        return _guarded(task, partial(self._fix, task, document, outcome))

    def _fix(self, task: Task, document: Document, outcome: Outcome) -> FileResult:
        from mtlint.fixing.file import fix_file  # for whom asked

        assert self._fixing is not None, "somebody asked for it"
        linter = self._linters[task.config]
        if task.accepted is None:
            fixed = fix_file(task, document, outcome, linter.check, self._fixing)
            left = fixed.mended.outcome
        else:
            task = replace(task, places=self._places(task, document, outcome))
            new = self._new(task, document, outcome)
            fixed = fix_file(task, document, new, partial(self._check_new, task), self._fixing)
            left = linter.check(fixed.mended.document, fixed.mended.outcome.gates)
        return fixed.result(self._found(task, fixed.mended.document, left), self._fixing)

    def _places(self, task: Task, document: Document, outcome: Outcome) -> Places:
        """Where the findings stand that the baseline accepts in a file as it was read."""
        from mtlint.narrowing import known_findings, named_findings  # most files have none

        accepted = frozenset(task.accepted or ())
        text, aliases = document.source.text, self._aliases(task)
        named = named_findings(text, outcome.findings)
        known = known_findings(text, named, accepted, aliases)
        return {(f.rule, f.start, f.end): mark for f, mark in known.items()}

    def _check_new(self, task: Task, document: Document, gates: frozenset[str] | None) -> Outcome:
        """What a text gives after some fixes, without what was accepted."""
        return self._new(task, document, self._linters[task.config].check(document, gates))

    def _new(self, task: Task, document: Document, outcome: Outcome) -> Outcome:
        """What is found without what the baseline accepts."""
        return replace(outcome, findings=self._result(task, document, outcome).findings)

    def _found(self, task: Task, document: Document, outcome: Outcome) -> FileResult:
        origin, score = self._signals(task, document, outcome)
        if self._memory:
            self._memory.found(document, outcome, origin, score)
        return self._result(task, document, outcome, origin, score)

    def _signals(
        self, task: Task, document: Document, outcome: Outcome
    ) -> tuple[Origin | None, Score | None]:
        """What is known of the document as a whole, as far as somebody asked."""
        if not (self._explain or self._score):
            return None, None
        linter = self._linters[task.config]
        origin = linter.origin(document, outcome)
        score = linter.score(document, outcome, origin) if self._score else None
        return origin if self._explain and origin.languages else None, score

    def _result(
        self,
        task: Task,
        document: Document,
        outcome: Outcome,
        origin: Origin | None = None,
        score: Score | None = None,
    ) -> FileResult:
        limit = Severity.parse(self._configs[task.config].fail_on)
        path = at_line_start(task.path)
        result = FileResult(
            path,
            printable(task.absolute),
            task.format,
            document.words,
            document.source.text if outcome.findings or origin or outcome.silenced else "",
            outcome.findings,
            tuple(Failure(path, error.kind, str(error)) for error in outcome.errors),
            any(finding.severity >= limit for finding in outcome.findings),
            origin=origin,
            score=score,
            silenced=outcome.silenced,
            marked=document.source.mark == BOM_UTF8,
        )
        return self._counted(task, result, document, limit)

    def _counted(
        self, task: Task, result: FileResult, document: Document, limit: Severity
    ) -> FileResult:
        """A result with the findings that count."""
        text = document.source.text
        if task.accepted is not None:
            from mtlint.fixing.moves import followed  # most files have none
            from mtlint.narrowing import without_baseline

            result = without_baseline(
                result,
                text,
                task.accepted,
                self._aliases(task),
                limit,
                followed=followed(document, result.findings, task.places),
            )
        if task.before is not None:
            from mtlint.changed_lines import touching  # most runs look at whole files
            from mtlint.narrowing import narrowed

            encoding = self._configs[task.config].encoding
            result = narrowed(result, limit, touching(task.before, text, encoding))
        return result

    def _aliases(self, task: Task) -> Aliases:
        return {rule.id: rule.aliases for rule in self._linters[task.config].ruleset.rules}


def readable(tasks: Iterable[Task], configs: Sequence[Config]) -> Iterator[Document]:
    """The documents of some files under the names that the user knows, one after another.

    A file that cannot be read is left out: what is wrong with it is told when it is checked.
    """
    for task in tasks:
        name = printable(task.path)
        document = _guarded(task, partial(read_document, task, configs[task.config], name))
        if not isinstance(document, FileResult):
            yield document


def _guarded(task: Task, work: Callable[[], T]) -> T | FileResult:
    """What some work gives, or the result for a file with which it goes wrong."""
    try:
        return work()
    except MtlintError as error:
        return failed(task, error.kind, str(error))
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        if os.environ.get("MTLINT_DEBUG"):
            sys.excepthook(type(error), error, error.__traceback__)
        return failed(task, "internal", f"internal error: {type(error).__name__}: {error}")


def read_document(task: Task, config: Config, name: str) -> Document:
    """The document of a file, its prose read.

    Raises:
        SourceError: it cannot be read, not as text, or it is a device that does not end.
    """
    from mtlint.text.document import Document  # the engine comes last

    document = Document.from_source(read_source(task, config), task.format, name)
    document.prose  # noqa: B018 - where a format fails
    return document


def failed(task: Task, kind: str, message: str) -> FileResult:
    """The result for a file about which nothing can be said but what went wrong."""
    path = at_line_start(task.path)
    return FileResult(
        path,
        printable(task.absolute),
        task.format,
        failures=(Failure(path, kind, message),),
        readable=False,
    )
