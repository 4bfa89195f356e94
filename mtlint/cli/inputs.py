"""From the paths of a command to a plan; standard input is one of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.discover import Target, discover, is_excluded, too_large
from mtlint.model import Failure
from mtlint.report.output import destinations
from mtlint.run import STDIN, Planner

if TYPE_CHECKING:
    import argparse

    from mtlint.run import Plan
    from mtlint.settings import SettingsFinder


def make_plan(
    options: argparse.Namespace, finder: SettingsFinder, data: bytes | None = None
) -> Plan:
    """What to check, and what went wrong while looking for it.

    Args:
        options: of the command.
        finder: the settings.
        data: what standard input holds, if it has been read.

    Raises:
        ConfigurationError: a configuration file on the way has a mistake.
    """
    paths = options.paths or (["-"] if options.stdin_filename else ["."])
    named = [path for path in paths if path != "-"]
    discovery = discover(named, finder, force_exclude=options.force_exclude)
    planner = Planner(finder, options.format)
    planner.need(finder.for_folder(str(Path.cwd())))
    planner.plan.failures.extend(discovery.failures)
    planner.plan.notices.extend(discovery.notices)
    if "-" in paths:
        data = sys.stdin.buffer.read() if data is None else data
        _plan_stdin(planner, finder, options.stdin_filename, data)
    # Standard input is what the file of that name will hold.
    left_out = reports(options) | {task.absolute for task in planner.plan.tasks}
    for target in discovery.targets:
        if target.absolute not in left_out:
            planner.add(target)
    if not planner.plan.tasks and not planner.plan.failures:
        planner.plan.notices.append(f"no files to check in {', '.join(paths)}")
    return planner.plan


def reports(options: argparse.Namespace) -> set[str]:
    """The absolute paths of the files that a run writes itself; they are not what it checks."""
    places = destinations(options.output_format or [])
    return {os.path.abspath(path) for _, path in places if path}  # noqa: PTH100 - as in a walk


def _plan_stdin(planner: Planner, finder: SettingsFinder, name: str | None, data: bytes) -> None:
    path = str(Path(name or STDIN).absolute())
    config = finder.for_file(path).config
    if name and is_excluded(path, finder):
        planner.plan.notices.append(f"{name}: excluded by the settings")
    elif len(data) > config.max_bytes:
        message = f"{too_large(len(data), config)}; not checked"
        planner.plan.failures.append(Failure(name or STDIN, "file", message))
    else:
        planner.add(Target(name or STDIN, path, len(data)), data)
