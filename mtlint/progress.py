"""A progress bar on standard error, for a person who waits: on a terminal, in long runs only."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress, TaskID

    from mtlint.report.base import FileResult

_PATIENCE = 1.0  # seconds before a run counts as long
_PAUSE = 0.1  # seconds between two drawings


def with_progress(
    results: Iterable[FileResult], total: int, *, shown: bool, shares_terminal: bool
) -> Iterator[FileResult]:
    """Pass results on, drawing how far the run is.

    Args:
        results: of the files, as they come.
        total: how many there will be.
        shown: whether a bar is wanted at all.
        shares_terminal: whether findings are printed where the bar stands; it then makes room.
    """
    if not shown or total < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - no bar for one
        yield from results
        return
    bar = _Bar(total)
    try:
        for done, result in enumerate(results, 1):
            bar.draw(done)
            if result.failures or (shares_terminal and result.findings):
                bar.hide()
            yield result
    finally:
        bar.hide()


class _Bar:
    """Draws with rich, which is imported when the run has become long."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._next = time.monotonic() + _PATIENCE
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def draw(self, done: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        if self._progress is None:
            self._start()
        assert self._progress is not None
        assert self._task is not None
        self._progress.start()
        self._progress.update(self._task, completed=done)
        self._progress.refresh()

    def hide(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _start(self) -> None:
        from rich.console import Console  # for a bar that is really shown
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(
            *columns,
            console=Console(stderr=True),
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=self._total)
