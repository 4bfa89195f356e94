"""Running the linter over many texts, in two processes at most."""

from __future__ import annotations

from multiprocessing import Pool
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.pool import Pool as Workers
    from types import TracebackType
    from typing import Self

    from mtlint import Finding, Linter

_BATCH = 200_000  # code points that a worker is handed at once
_linter: Linter | None = None  # of a worker process


class _Found(NamedTuple):
    findings: list[tuple[Finding, ...]]
    failures: list[str]


class Finder:
    """Default rules, ready for many texts; a context manager.

    Attributes:
        linter: the linter, for what needs more than findings.
        failures: what went wrong in checks, text by text.
    """

    def __init__(self, workers: int = 2, *, measured: bool = True) -> None:
        """Take the number of processes, and whether rules are as sure as was measured before."""
        from mtlint import Linter

        self.linter = Linter(measured=measured)
        self.failures: list[str] = []
        self._count = workers
        self._measured = measured
        self._workers: Workers | None = None

    def __enter__(self) -> Self:
        if self._count > 1:
            self._workers = Pool(self._count, _start, (self._measured,))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._workers is not None:
            self._workers.terminate()
            self._workers.join()

    def find(self, texts: Sequence[str], format: str = "plain") -> list[tuple[Finding, ...]]:
        """The findings of each text, each read as a document of its own."""
        batches = [(format, batch) for batch in _batches(texts)]
        if self._workers is None:
            found = [_lint(self.linter, *batch) for batch in batches]
        else:
            found = self._workers.starmap(_work, batches, chunksize=1)
        self.failures += [failure for part in found for failure in part.failures]
        return [findings for part in found for findings in part.findings]


def _start(measured: bool) -> None:  # noqa: FBT001 - called by the pool
    global _linter  # noqa: PLW0603 - a worker has one linter for its life
    from mtlint import Linter

    _linter = Linter(measured=measured)


def _work(format_: str, texts: Sequence[str]) -> _Found:
    assert _linter is not None
    return _lint(_linter, format_, texts)


def _lint(linter: Linter, format_: str, texts: Sequence[str]) -> _Found:
    from mtlint import Document

    outcomes = [linter.check(Document.from_text(text, format_)) for text in texts]
    failures = [str(error) for outcome in outcomes for error in outcome.errors]
    return _Found([outcome.findings for outcome in outcomes], failures)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text) + 100
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
