"""One run of the command: linters, reports, counts, messages, status."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from mtlint import __version__
from mtlint.errors import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from mtlint.paths import printable
from mtlint.progress import with_progress
from mtlint.report import FOR_PEOPLE, SUMMED_UP
from mtlint.report.base import Context, Totals
from mtlint.report.output import Reports
from mtlint.report.texts import Texts
from mtlint.run import make_linter, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtlint.baselines import Baselines
    from mtlint.model import Failure
    from mtlint.report.base import FileResult
    from mtlint.run import Plan

_PAGE = 100  # columns, where there is no terminal
_WIDEST = 140  # columns; a longer line is hard to read


class Session:
    """A run over a plan.

    Raises:
        MtlintError: a linter cannot be made, or a report cannot be written.
    """

    def __init__(
        self,
        plan: Plan,
        places: Sequence[tuple[str, str | None]],
        *,
        allow_plugins: bool = False,
        color: str = "auto",
        quiet: bool = False,
        baselines: Baselines | None = None,
        suppressed: bool = False,
        listen: Callable[[FileResult], object] | None = None,
    ) -> None:
        self._plan = plan
        self._baselines = baselines
        self._suppressed = suppressed
        self._quiet = quiet
        self._listen = listen  # takes each result before it is reported
        self._linters = [
            make_linter(config, origins=origins, allow_plugins=allow_plugins)
            for config, origins in zip(plan.configs, plan.origins, strict=True)
        ]
        self._texts = Texts(linter.ruleset for linter in self._linters)
        self._prints = sys.stdout.isatty() and any(path is None for _, path in places)
        self._files = [path for _, path in places if path is not None]
        self._says_nothing = len(self._files) == len(places) > 0
        self._is_for_people = all(name in FOR_PEOPLE for name, path in places if path is None)
        self._has_summary = any(name in SUMMED_UP for name, path in places if path is None)
        self._totals = Totals()
        self._totals.only_fixed = plan.fixing is not None and plan.fixing.only
        self.context = self._context(color)
        self._reports = Reports(places, self.context)

    def run(self, jobs: int | None) -> None:
        """Check everything and write the reports."""
        gc.freeze()
        gc.enable()
        try:
            self._begin()
            results = run(self._plan, self._linters, jobs=jobs)
            total = len(self._plan.tasks)
            for result in with_progress(
                results, total, shown=self._shows_progress(), shares_terminal=self._prints
            ):
                if self._baselines:
                    result = self._baselines.take(result)  # noqa: PLW2901 - what is left of it
                self._totals.add(result)
                if self._listen:
                    self._listen(result)
                self._reports.file(result)
                self._tell(result.failures)
            self._notice(self._made())
            if self._baselines:
                self._notice(self._baselines.write())
                self._totals.notes += self._baselines.notes()
            self._reports.end(self._totals)
            self._notice(self._summary())
        except KeyboardInterrupt:
            self._reports.discard()
            self._notice(self._written())
            if self._baselines:
                self._notice(self._baselines.follow())
            raise
        except BaseException:
            self._reports.discard()
            raise

    def _made(self) -> list[str]:
        """What is to be said of what was written, where no summary says it."""
        totals, fixing = self._totals, self._plan.fixing
        if fixing is None or not fixing.journal:
            return []
        told = [f"comments were written into {_files(totals.commented)}"] * bool(totals.commented)
        if totals.fixed and not self._has_summary:
            fixes = f"{totals.fixed:,} fix{'es' * (totals.fixed != 1)}"
            told.append(f"{fixes} made in {_files(totals.written)}")
        if totals.deaths:
            from mtlint.fixing.journal import written  # hardly ever

            if (lost := written(fixing.journal) - totals.written - totals.commented) > 0:
                told.append(f"{_files(lost)} more written by a worker that died later")
        return told

    def print_statistics(self) -> None:
        """Print counts, beside a report for programs on standard error."""
        from mtlint.report.statistics import statistics  # rarely asked for

        stream = sys.stdout if self._is_for_people else sys.stderr
        stream.write(statistics(self._totals, self._texts))

    def status(self, *, exit_zero: bool = False) -> int:
        """The exit status: problems win over findings."""
        if self._totals.failures:
            return EXIT_ERROR
        return EXIT_FINDINGS if self._totals.failing and not exit_zero else EXIT_CLEAN

    def diff_status(self, *, exit_zero: bool = False) -> int:
        """The exit status where it is asked what would be fixed; says how much that is."""
        fixed = self._totals.fixed
        if fixed and not self._quiet:
            fixes = f"{fixed:,} fix{'es' * (fixed != 1)}"
            sys.stderr.write(f"mtlint: notice: {fixes} would be made; nothing was written\n")
        if self._totals.failures:
            return EXIT_ERROR
        return EXIT_FINDINGS if fixed and not exit_zero else EXIT_CLEAN

    def _begin(self) -> None:
        self._reports.begin()
        for failure in self._plan.failures:
            self._reports.failure(failure)
        self._totals.failures += len(self._plan.failures)
        self._tell(self._plan.failures)
        self._notice(self._plan.notices)

    def _notice(self, messages: Sequence[str]) -> None:
        if not self._quiet:
            for message in messages:
                sys.stderr.write(f"mtlint: notice: {message}\n")

    def _summary(self) -> list[str]:
        """What was found, for somebody at a terminal where all reports go into files."""
        if not self._says_nothing or not sys.stderr.isatty():
            return []
        from mtlint.report.full import summary  # where it is told

        return [f"{summary(self._totals)}; see {', '.join(map(printable, self._files))}"]

    def _written(self) -> list[str]:
        """What an interrupted run has written, as a notice."""
        if self._plan.fixing is None or not self._plan.fixing.journal:
            return []
        from mtlint.fixing.journal import written  # where files are fixed

        files = written(self._plan.fixing.journal)
        changed = f"{_files(files)} changed, 'mtlint undo' takes that back"
        return [f"interrupted; {changed if files else 'no file was changed'}"]

    def _tell(self, failures: Sequence[Failure]) -> None:
        for failure in failures:
            message = " ".join(failure.message.split("\n"))
            sys.stderr.write(f"mtlint: error: {failure.path}: {message}\n")

    def _shows_progress(self) -> bool:
        asks = self._plan.fixing is not None and self._plan.fixing.pick is not None
        return not (self._quiet or asks)

    def _ruleset(self) -> str:
        return "+".join(sorted({linter.ruleset.hash for linter in self._linters}))

    def _context(self, color: str) -> Context:
        return Context(
            version=__version__,
            ruleset=self._ruleset,
            rules=self._texts,
            width=_width(),
            wrap=sys.stdout.isatty(),
            color=color == "always" or (color == "auto" and _is_colorful()),
            quiet=self._quiet,
            suppressed=self._suppressed,
        )


def _files(count: int) -> str:
    return f"{count:,} file{'s' * (count != 1)}"


def _width() -> int:
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, _WIDEST)
    except (OSError, ValueError):  # not a terminal, or no file at all
        return _PAGE


def _is_colorful() -> bool:
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not unwanted
