"""The driver: takes files and their settings, has them checked here or by workers, in order."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import ConfigurationError, SelectorError
from mtlint.files import Checker, readable
from mtlint.formats import format_of
from mtlint.settings import COMMAND_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtlint.baseline import Mark
    from mtlint.config import Config
    from mtlint.discover import Target
    from mtlint.fixing.file import Fixing
    from mtlint.fixing.moves import Places
    from mtlint.linter import Linter
    from mtlint.model import Failure
    from mtlint.report.base import FileResult
    from mtlint.settings import Settings, SettingsFinder
    from mtlint.text.elsewhere import Elsewhere

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
        accepted: what its baseline has for it; None where there is none.
        places: where accepted findings stand in it as it was read, once it is fixed.
        before: what it was, if only what touches changed lines counts; empty for a new file.
    """

    path: str
    absolute: str
    format: str
    config: int
    size: int
    data: bytes | None = None
    accepted: tuple[Mark, ...] | None = None
    places: Places = {}
    before: bytes | None = None


class Plan(msgspec.Struct, frozen=True):
    """Everything there is to do.

    Attributes:
        tasks: in the order of their paths.
        configs: the configurations that tasks refer to; the first is that of the working folder.
        origins: for each configuration, key -> where its value comes from.
        failures: what went wrong while looking for files.
        notices: what to mention to the user.
        explain: whether to infer the source language of each file.
        score: whether to score each file.
        cache: the file that keeps the results of earlier runs; None to check everything.
        fixing: what to do with fixes; None to make none.
    """

    tasks: list[Task]
    configs: list[Config]
    origins: list[dict[str, str]] = []
    failures: list[Failure] = []
    notices: list[str] = []
    explain: bool = False
    score: bool = False
    cache: str | None = None
    fixing: Fixing | None = None


class Planner:
    """Makes tasks; files with the same settings share a configuration, hence a linter."""

    def __init__(self, finder: SettingsFinder, format_name: str | None = None) -> None:
        self._finder = finder
        self._format = format_name
        self._indices: dict[bytes, int] = {}
        self._known: dict[int, int] = {}  # by the ids of settings, which the finder keeps
        self.plan = Plan([], [])

    def add(
        self, target: Target, data: bytes | None = None, *, before: bytes | None = None
    ) -> None:
        """Plan to check a file.

        Raises:
            ConfigurationError: the configuration file above it has a mistake.
        """
        path = target.absolute
        settings = self._finder.for_file(path)
        name = self._format or self._finder.format_for(path) or format_of(path)
        shown = STDIN if target.path == STDIN else path
        task = Task(
            target.path, shown, name, self._index(settings), target.size, data, before=before
        )
        self.plan.tasks.append(task)

    def need(self, settings: Settings) -> None:
        """Have a linter made for some settings, so that their mistakes are told in any case."""
        self._index(settings)

    def _index(self, settings: Settings) -> int:
        if id(settings) not in self._known:
            self._known[id(settings)] = self._new_index(settings)
        return self._known[id(settings)]

    def _new_index(self, settings: Settings) -> int:
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


def run(plan: Plan, linters: Sequence[Linter], *, jobs: int | None = None) -> Iterable[FileResult]:
    """Check all files; results come in the order of the tasks.

    Args:
        plan: what to do.
        linters: one for each configuration of the plan.
        jobs: how many worker processes, 1 for none; by default as many as are worth starting.
    """
    elsewhere = names_elsewhere(plan)
    if plan.cache:
        from mtlint.results.recall import run_with_memory  # it imports sqlite3

        return run_with_memory(plan, linters, partial(_run, jobs=jobs, elsewhere=elsewhere))
    return _run(plan, linters, jobs=jobs, elsewhere=elsewhere)


def _run(
    plan: Plan, linters: Sequence[Linter], *, jobs: int | None, elsewhere: Elsewhere | None
) -> Iterator[FileResult]:
    """Check all files, whatever is known of them."""
    workers = _workers(plan.tasks) if jobs is None else min(jobs, len(plan.tasks))
    if workers > 1:
        from mtlint.workers import run_in_workers  # it imports multiprocessing

        return run_in_workers(plan, workers, elsewhere)
    return make_checker(plan, linters, elsewhere).check(plan.tasks)


def make_checker(
    plan: Plan, linters: Sequence[Linter], elsewhere: Elsewhere | None = None
) -> Checker:
    """What checks the files of a plan in this process."""
    memory = None
    if plan.cache:
        from mtlint.results.memory import Memory  # it imports sqlite3

        memory = Memory(plan.cache, plan.configs, linters, explain=plan.explain, score=plan.score)
    return Checker(
        plan.configs,
        linters,
        elsewhere,
        explain=plan.explain,
        score=plan.score,
        memory=memory,
        fixing=plan.fixing,
    )


def names_elsewhere(plan: Plan) -> Elsewhere | None:
    """How the files of the run that are to be looked at together spell their names."""
    tasks = [task for task in plan.tasks if plan.configs[task.config].across_files]
    if len(tasks) < 2:  # noqa: PLR2004 - one file is compared with none
        return None
    from mtlint.text.elsewhere import spellings  # few runs look across their files

    return spellings(readable(tasks, plan.configs))


def _workers(tasks: Sequence[Task]) -> int:
    worth = sum(task.size for task in tasks) // _BYTES_PER_WORKER
    return max(1, min(os.cpu_count() or 1, worth, len(tasks)))
