"""`mtlint check --watch`: checks again whenever something changes, until Ctrl-C.

Files are looked at again and again instead of asking the system to tell of changes: that works on
every file system and needs no library, and looking at ten thousand files takes 30 ms.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.baseline import FILE_NAME
from mtlint.cli.inputs import make_plan
from mtlint.cli.options import make_finder
from mtlint.errors import MtlintError, UsageError
from mtlint.paths import shown
from mtlint.ruleset.library import default_folder
from mtlint.settings import FILE_NAMES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import NoReturn

    from mtlint.report.base import FileResult
    from mtlint.run import Plan

_PAUSE = 0.3  # seconds between two looks at what is known
_SETTLE = 0.05  # seconds after a change: an editor writes a file in several steps
_SHARE = 0.05  # of the time may be spent on looking for files that are not known yet
_MOST_NAMES = 3  # of what changed
# In a folder above a text these decide what is said of it, or whether it is read at all.
_DECIDING = (*FILE_NAMES, FILE_NAME, ".gitignore", os.path.join(".git", "info", "exclude"))  # noqa: PTH118 - a name
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"  # the screen, what was scrolled out of it, and back to its corner

State = tuple[int, int, int]  # when written in nanoseconds, size in bytes, number on its disk


class Look(msgspec.Struct, frozen=True):
    """What there is to check at one moment.

    Attributes:
        plan: what to check; None where the settings have a mistake.
        problem: that mistake.
        states: of texts, settings and rules; None for what is not there.
        folders: the states of their folders, where new files show.
        seconds: how long it took to look.
    """

    plan: Plan | None
    problem: str
    states: dict[str, State | None]
    folders: dict[str, State | None]
    seconds: float


def watch(options: argparse.Namespace, check: Callable[..., object]) -> NoReturn:
    """Check now and after every change; ends with KeyboardInterrupt only.

    Args:
        options: of the command.
        check: runs once over a plan, and gives each result to `hear`.

    Raises:
        UsageError: standard input is to be checked, which comes once.
    """
    if "-" in options.paths or (options.stdin_filename and not options.paths):
        raise UsageError("--watch is for files and folders; standard input comes only once")
    seen = _look(options)
    why = ""
    while True:
        hear = None if options.diff else partial(_note, seen.states)
        _report(seen, partial(check, hear=hear), why, quiet=options.quiet)
        new = _next(seen, options)
        seen, why = new, changes(seen.states, new.states)


def _note(states: dict[str, State | None], result: FileResult) -> None:
    """What a run writes itself is no reason for another."""
    if result.fixed and result.absolute in states:
        states[result.absolute] = _state(result.absolute)


def _report(seen: Look, check: Callable[[Plan], object], why: str, *, quiet: bool) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    if why and not quiet:
        sys.stderr.write(f"mtlint: checking again: {why}\n")
        sys.stderr.flush()
    try:
        if seen.plan is None:
            raise UsageError(seen.problem)
        check(seen.plan)
    except MtlintError as error:  # it may be mended while we wait
        sys.stdout.flush()
        sys.stderr.write(f"mtlint: error: {' '.join(str(error).splitlines())}\n")
    if not quiet:
        sys.stderr.write(f"mtlint: watching {_what(seen.plan)}; Ctrl-C ends\n")
    sys.stdout.flush()
    sys.stderr.flush()
    gc.unfreeze()  # a run freezes what it begins with; nobody needs its linters any more
    gc.collect()


def _what(plan: Plan | None) -> str:
    if plan is None:
        return "the settings"
    return "1 file" if len(plan.tasks) == 1 else f"{len(plan.tasks)} files"


def changes(before: Mapping[str, State | None], now: Mapping[str, State | None]) -> str:
    """What is new, gone or changed, in words; the first few by name."""
    paths = sorted({*before, *now})
    pairs = ((path, before.get(path), now.get(path)) for path in paths)
    told = [f"{shown(path)} {_change(old, new)}" for path, old, new in pairs if old != new]
    more = len(told) - _MOST_NAMES
    return ", ".join(told[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _change(old: State | None, new: State | None) -> str:
    return "is new" if old is None else "is gone" if new is None else "changed"


def _next(seen: Look, options: argparse.Namespace) -> Look:
    """Wait for a change; what there is to check then."""
    pause = max(_PAUSE, seen.seconds / _SHARE)
    due = time.monotonic() + pause
    while True:
        time.sleep(_PAUSE)
        if _is_changed(seen):
            time.sleep(_SETTLE)
        elif time.monotonic() < due:
            continue
        new = _look(options)
        if (new.states, new.problem) != (seen.states, seen.problem):
            return new
        seen, due = new, time.monotonic() + pause


def _is_changed(seen: Look) -> bool:
    known = (*seen.states.items(), *seen.folders.items())
    return any(_state(path) != state for path, state in known)


def _look(options: argparse.Namespace) -> Look:
    start = time.monotonic()
    plan, problem = None, ""
    try:
        plan = make_plan(options, make_finder(options))
    except MtlintError as error:
        problem = str(error)
    folders = sorted(_folders(plan, options))
    rules = _rules(plan)
    states = _states(_paths(plan, options, folders))
    states |= _states(str(path) for path in rules if not path.is_dir())
    around = [*folders, *(str(path) for path in rules if path.is_dir())]
    return Look(plan, problem, states, _states(around), time.monotonic() - start)


def _folders(plan: Plan | None, options: argparse.Namespace) -> set[str]:
    named = {str(Path(path).absolute()) for path in (".", *options.paths)}
    tasks = plan.tasks if plan else []
    return named | {os.path.dirname(task.absolute) for task in tasks}  # noqa: PTH120 - once a file


def _paths(plan: Plan | None, options: argparse.Namespace, folders: list[str]) -> Iterator[str]:
    """What decides what a run says besides rules: settings, what is left out, texts."""
    if options.config is not None:
        yield options.config
    above = {str(parent) for folder in folders for parent in Path(folder).parents}
    for folder in sorted({*folders, *above}):
        yield from (os.path.join(folder, name) for name in _DECIDING)  # noqa: PTH118 - of many folders
    if plan is not None:
        yield from (task.absolute for task in plan.tasks)
        yield from (config.baseline for config in plan.configs if config.baseline)


def _rules(plan: Plan | None) -> list[Path]:
    """The folders of rules, with all that is in them."""
    named = {rules for config in plan.configs for rules in config.rules} if plan else set()
    folders = [default_folder(), *map(Path, sorted(named))]
    return [path for folder in folders for path in (folder, *folder.rglob("*"))]


def _states(paths: Iterable[str]) -> dict[str, State | None]:
    return {path: _state(path) for path in paths}


def _state(path: str) -> State | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - of many files, again and again
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
