"""The driver: takes files and their settings, has them checked here or by workers, in order."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import ConfigurationError, MtlintError, SelectorError, SourceError
from mtlint.formats import format_of
from mtlint.model import Failure, Severity
from mtlint.paths import printable
from mtlint.report.base import FileResult
from mtlint.settings import COMMAND_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtlint.config import Config
    from mtlint.discover import Target
    from mtlint.linter import Linter
    from mtlint.settings import Settings, SettingsFinder
    from mtlint.text.source import Source

# What a worker should have to do, in bytes: about a third of a second of work, more than it costs
# to start one.
_BYTES_PER_WORKER = 2_000_000


# How standard input is called when nobody says which file it is.
STDIN = "<stdin>"


class Task(msgspec.Struct, frozen=True):
    """One file to check.

    Attributes:
        path: as shown to the user.
        absolute: the absolute path.
        format: the name of its format.
        config: the index of its configuration among those of the run.
        size: in bytes.
        data: its bytes, if they are here already (standard input).
    """

    path: str
    absolute: str
    format: str
    config: int
    size: int
    data: bytes | None = None


class Plan(msgspec.Struct, frozen=True):
    """Everything there is to do.

    Attributes:
        tasks: in the order of their paths.
        configs: the configurations that tasks refer to; the first is that of the working folder.
        origins: for each configuration, key -> where its value comes from.
        failures: what went wrong while looking for files.
        notices: what to mention to the user.
    """

    tasks: list[Task]
    configs: list[Config]
    origins: list[dict[str, str]] = []
    failures: list[Failure] = []
    notices: list[str] = []


class Planner:
    """Makes tasks; files with the same settings share a configuration, hence a linter."""

    def __init__(self, finder: SettingsFinder, format_name: str | None = None) -> None:
        self._finder = finder
        self._format = format_name
        self._indices: dict[bytes, int] = {}
        self.plan = Plan([], [])

    def add(self, target: Target, data: bytes | None = None) -> None:
        """Plan to check a file.

        Raises:
            ConfigurationError: the configuration file above it has a mistake.
        """
        path = target.absolute
        settings = self._finder.for_file(path)
        name = self._format or self._finder.format_for(path) or format_of(path)
        shown = STDIN if target.path == STDIN else path
        task = Task(target.path, shown, name, self._index(settings), target.size, data)
        self.plan.tasks.append(task)

    def need(self, settings: Settings) -> None:
        """Have a linter made for some settings, so that their mistakes are told in any case."""
        self._index(settings)

    def _index(self, settings: Settings) -> int:
        key = msgspec.json.encode(settings.config)
        if key not in self._indices:
            self._indices[key] = len(self.plan.configs)
            self.plan.configs.append(settings.config)
            self.plan.origins.append(settings.origins)
        return self._indices[key]


def make_linter(
    config: Config, *, origins: Mapping[str, str] | None = None, allow_plugins: bool = False
) -> Linter:
    """The linter for a configuration; `origins` says where the values of its keys come from.

    Raises:
        ConfigurationError: it names plugins, and they were not allowed, or a selector of a
            configuration file fits no rule.
        UsageError: a selector fits no rule.
        RuleError: a rule file has a mistake.
        PluginError: a plugin does not load.
    """
    from mtlint.linter import Linter  # after all that can fail without it

    plugins = permitted_plugins(config, allowed=allow_plugins)
    try:
        return Linter(config=config, plugins=plugins)
    except SelectorError as error:
        origin = (origins or {}).get(error.key, COMMAND_LINE)
        if origin == COMMAND_LINE:
            raise
        raise ConfigurationError(f"{origin}: {error.key}: {error}") from None


def permitted_plugins(config: Config, *, allowed: bool) -> tuple[str, ...]:
    """The plugins that a configuration names.

    Raises:
        ConfigurationError: there are some, and they were not allowed.
    """
    if config.plugins and not allowed:
        names = ", ".join(config.plugins)
        raise ConfigurationError(
            f"the configuration names plugins ({names}); pass --allow-plugins to run their code"
        )
    return config.plugins


class Checker:
    """Checks files one after another, with one linter a configuration."""

    def __init__(self, configs: Sequence[Config], linters: Sequence[Linter]) -> None:
        self._configs = configs
        self._linters = linters

    def check(self, task: Task) -> FileResult:
        """Check one file; whatever goes wrong with it is in the result."""
        try:
            return self._check(task)
        except MtlintError as error:
            return failed(task, error.kind, str(error))
        except Exception as error:  # noqa: BLE001 - one file must not end the run
            if os.environ.get("MTLINT_DEBUG"):
                sys.excepthook(type(error), error, error.__traceback__)
            return failed(task, "internal", f"internal error: {type(error).__name__}: {error}")

    def _check(self, task: Task) -> FileResult:
        from mtlint.text.document import Document  # the engine comes last

        config = self._configs[task.config]
        source = read_source(task, config)
        document = Document.from_source(source, task.format, task.absolute)
        outcome = self._linters[task.config].check(document)
        limit = Severity.parse(config.fail_on)
        path = printable(task.path)
        return FileResult(
            path,
            printable(task.absolute),
            task.format,
            document.words,
            source.text if outcome.findings else "",
            outcome.findings,
            tuple(Failure(path, error.kind, str(error)) for error in outcome.errors),
            any(finding.severity >= limit for finding in outcome.findings),
        )


def read_source(task: Task, config: Config) -> Source:
    """The decoded text of a file.

    Raises:
        SourceError: it cannot be read, not as text, or it is a device that does not end.
    """
    from mtlint.text.source import decode  # the engine comes last

    return decode(
        _read(task, config.max_bytes) if task.data is None else task.data, config.encoding
    )


def _read(task: Task, limit: int) -> bytes:
    """The bytes of a file. Pipes and devices have no size beforehand, and some have no end."""
    try:
        with Path(task.absolute).open("rb") as file:
            data = file.read() if task.size else file.read(limit + 1)
    except FileNotFoundError:
        raise SourceError("the file is gone: it was there when the run began") from None
    except OSError as error:
        raise SourceError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    if not task.size and len(data) > limit:
        raise SourceError(f"holds more than max-file-size ({limit:,} bytes); not checked")
    return data


def failed(task: Task, kind: str, message: str) -> FileResult:
    """The result for a file about which nothing can be said but what went wrong."""
    path = printable(task.path)
    return FileResult(
        path,
        printable(task.absolute),
        task.format,
        failures=(Failure(path, kind, message),),
        readable=False,
    )


def run(plan: Plan, linters: Sequence[Linter], *, jobs: int | None = None) -> Iterable[FileResult]:
    """Check all files; results come in the order of the tasks.

    Args:
        plan: what to do.
        linters: one for each configuration of the plan.
        jobs: how many worker processes, 1 for none; by default as many as are worth starting.
    """
    workers = _workers(plan.tasks) if jobs is None else min(jobs, len(plan.tasks))
    if workers > 1:
        from mtlint.workers import run_in_workers  # it imports multiprocessing

        return run_in_workers(plan, workers)
    return _run_here(plan, linters)


def _run_here(plan: Plan, linters: Sequence[Linter]) -> Iterator[FileResult]:
    return map(Checker(plan.configs, linters).check, plan.tasks)


def _workers(tasks: Sequence[Task]) -> int:
    worth = sum(task.size for task in tasks) // _BYTES_PER_WORKER
    return max(1, min(os.cpu_count() or 1, worth, len(tasks)))
