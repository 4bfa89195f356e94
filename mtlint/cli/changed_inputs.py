"""From changes to a plan: of what changed, what a run over the same paths would check."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.cli.inputs import reports
from mtlint.discover import SKIPPED, Target, is_excluded, too_large
from mtlint.git import Repository
from mtlint.model import Failure
from mtlint.paths import printable
from mtlint.run import Planner

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from mtlint.git import Change
    from mtlint.run import Plan
    from mtlint.settings import SettingsFinder


class _Asked(msgspec.Struct, frozen=True):
    """A path that the user named, and where it is without links."""

    path: str
    real: str
    is_folder: bool


class _Chosen(msgspec.Struct, frozen=True):
    """A change to check, under the name that the user knows."""

    change: Change
    target: Target
    is_named: bool


def make_plan(options: argparse.Namespace, finder: SettingsFinder) -> Plan:
    """What to check, and what went wrong while looking for it.

    Raises:
        GitError: git is missing, there is no repository, or no such revision.
        ConfigurationError: a configuration file on the way has a mistake.
    """
    repository = Repository()
    changes = repository.staged() if options.staged else repository.since(options.diff_base)
    paths = options.paths or ["."]
    asked = [_Asked(p, os.path.realpath(p), os.path.isdir(p)) for p in paths]  # noqa: PTH112 - as discover
    planner = Planner(finder, options.format)
    planner.need(finder.for_folder(str(Path.cwd())))
    planner.plan.failures.extend(_unknown(asked, repository.root, changes))
    chosen = sorted(_choose(changes, asked, repository.root, finder, options), key=_order)
    chosen = list(_measured(chosen, repository, planner.plan, finder, staged=options.staged))
    _add(planner, chosen, repository, staged=options.staged)
    if not planner.plan.tasks and not planner.plan.failures:
        planner.plan.notices.append(f"no changed files to check in {', '.join(paths)}")
    return planner.plan


def _unknown(asked: Sequence[_Asked], root: str, changes: Sequence[Change]) -> Iterator[Failure]:
    """Paths about which the repository has nothing to say."""
    changed = [os.path.join(root, change.path) for change in changes]  # noqa: PTH118 - a string
    for one in asked:
        name = printable(one.path)
        if not _is_in(one.real, root):
            yield Failure(name, "file", f"not in the git repository {printable(root)}")
        elif not os.path.lexists(one.path) and not any(_is_in(p, one.real) for p in changed):
            yield Failure(name, "file", "no such file or directory")


def _choose(
    changes: Sequence[Change],
    asked: Sequence[_Asked],
    root: str,
    finder: SettingsFinder,
    options: argparse.Namespace,
) -> Iterator[_Chosen]:
    written = reports(options)
    for change in changes:
        real = os.path.join(root, change.path)  # noqa: PTH118 - a string
        for one in asked:
            if _is_in(real, one.real):
                is_named = real == one.real
                target = _target(one, os.path.relpath(real, one.real))
                unwanted = is_excluded(target.absolute, finder) and options.force_exclude
                if target.absolute in written:
                    break
                if not unwanted if is_named else _is_wanted(target.absolute, one, finder):
                    yield _Chosen(change, target, is_named)
                    break


def _order(chosen: _Chosen) -> tuple[str, ...]:
    return Path(chosen.target.path).parts


def _target(asked: _Asked, inside: str) -> Target:
    path = os.path.normpath(os.path.join(asked.path, inside))  # noqa: PTH118 - the user's words
    return Target(path, os.path.abspath(path), 0)  # noqa: PTH100 - Path.absolute keeps ".."


def _is_wanted(path: str, asked: _Asked, finder: SettingsFinder) -> bool:
    """Whether a walk through the folder would take this file, which git does not ignore."""
    settings = finder.for_folder(str(Path(path).parent))
    folder = os.path.abspath(asked.path)  # noqa: PTH100 - as a walk has it
    if not SKIPPED.isdisjoint(Path(path).relative_to(folder).parts[:-1]):
        return False
    if any(patterns.without(folder).matches(path) for patterns in settings.excludes):
        return False
    return path.lower().endswith(settings.suffixes) or settings.includes.matches(path)


def _measured(
    chosen: Sequence[_Chosen],
    repository: Repository,
    plan: Plan,
    finder: SettingsFinder,
    *,
    staged: bool,
) -> Iterator[_Chosen]:
    """What can be checked, with its size; why the others cannot is noted in the plan."""
    sizes = repository.sizes(one.change.new for one in chosen) if staged else {}
    for one in chosen:
        path, shown = one.target.absolute, printable(one.target.path)
        if staged and one.change.unmerged:
            message = "in the conflict of a merge; not checked"
            plan.failures.append(Failure(shown, "file", message))
            continue
        size = sizes[one.change.new] if staged else _size(path)
        if size is None:  # a link, or gone since
            continue
        config = finder.for_file(path).config
        if size <= config.max_bytes:
            target = msgspec.structs.replace(one.target, size=size)
            yield msgspec.structs.replace(one, target=target)
        elif one.is_named:
            message = f"{too_large(size, config)}; not checked"
            plan.failures.append(Failure(shown, "file", message))
        else:
            plan.notices.append(f"{shown}: {too_large(size, config)}; left out")


def _add(
    planner: Planner, chosen: Sequence[_Chosen], repository: Repository, *, staged: bool
) -> None:
    names = [one.change.old for one in chosen]
    blobs = repository.blobs([*names, *(one.change.new for one in chosen if staged)])
    for one in chosen:
        data = blobs[one.change.new] if staged else None
        planner.add(one.target, data, before=blobs.get(one.change.old, b""))


def _size(path: str) -> int | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))  # noqa: PTH118 - a prefix
