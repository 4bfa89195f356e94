"""Worker processes: they check the files of a run, in chunks; a worker that dies is survived."""

from __future__ import annotations

import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from mtlint.batches import batches
from mtlint.files import Checker, failed
from mtlint.run import make_linter

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from mtlint.config import Config
    from mtlint.fixing.file import Fixing
    from mtlint.report.base import FileResult
    from mtlint.run import Plan, Task
    from mtlint.text.elsewhere import Elsewhere

# A chunk is small enough that the first results come soon and the last worker is not waited for.
_CHUNK_FILES = 32
_CHUNK_BYTES = 256_000

_checker: Checker | None = None  # in a worker: what it works with


def run_in_workers(
    plan: Plan, jobs: int, elsewhere: Elsewhere | None = None
) -> Iterator[FileResult]:
    """Check all files with `jobs` worker processes; results come in the order of the tasks.

    When a worker dies, its pool is lost. The first chunk that was not done is then checked file by
    file, each alone, so that the file that kills its worker is known; it fails, and the rest goes
    on in a new pool.
    """
    chunks = list(
        batches(plan.tasks, lambda task: task.size, most=_CHUNK_FILES, largest=_CHUNK_BYTES)
    )
    while chunks:
        chunks = yield from _until_death(plan, jobs, chunks, elsewhere)


def _until_death(
    plan: Plan, jobs: int, chunks: list[list[Task]], elsewhere: Elsewhere | None
) -> Generator[FileResult, None, list[list[Task]]]:
    """Yield results until a worker dies; returns the chunks that are still to do."""
    pool = _pool(plan, jobs, elsewhere)
    try:
        futures = [_submit(pool, chunk) for chunk in chunks]
        for index, future in enumerate(futures):
            try:
                results = future.result()
            except BrokenProcessPool:
                yield from (_check_alone(plan, task, elsewhere) for task in chunks[index])
                return chunks[index + 1 :]
            yield from results
        return []
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, chunk: list[Task]) -> Future[list[FileResult]]:
    try:
        return pool.submit(_check_chunk, chunk)
    except BrokenProcessPool as error:  # it broke while the chunks were being handed in
        future: Future[list[FileResult]] = Future()
        future.set_exception(error)
        return future


def _check_alone(plan: Plan, task: Task, elsewhere: Elsewhere | None) -> FileResult:
    with _pool(plan, 1, elsewhere) as pool:
        try:
            return pool.submit(_check_chunk, [task]).result()[0]
        except BrokenProcessPool:
            return failed(task, "worker", "the worker process that checked this file died")


def _pool(plan: Plan, jobs: int, elsewhere: Elsewhere | None) -> ProcessPoolExecutor:
    # Nothing is said about plugins here: the parent has made the same linters, so they are allowed.
    initial = plan.configs, elsewhere, plan.explain, plan.fixing
    return ProcessPoolExecutor(jobs, initializer=_begin, initargs=initial)


def _begin(
    configs: Sequence[Config],
    elsewhere: Elsewhere | None,
    explain: bool,  # noqa: FBT001 - of the pool
    fixing: Fixing | None,
) -> None:
    global _checker  # noqa: PLW0603 - a worker has no other place
    # An interrupt from the keyboard reaches workers too: they die without a word, so that the
    # parent need not wait for them.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    linters = [make_linter(config, allow_plugins=True) for config in configs]
    _checker = Checker(configs, linters, elsewhere, explain=explain, fixing=fixing)


def _check_chunk(chunk: Sequence[Task]) -> list[FileResult]:
    assert _checker is not None, "a worker begins before it works"
    return list(_checker.check(chunk))
