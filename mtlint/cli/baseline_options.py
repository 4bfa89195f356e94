"""The options about baselines, and where the baseline of a file stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.errors import BaselineError, UsageError
from mtlint.paths import repository_round

if TYPE_CHECKING:
    import argparse

    from mtlint.baselines import Baselines
    from mtlint.cli.options import Group
    from mtlint.run import Plan
    from mtlint.settings import SettingsFinder

_FILE_NAME = ".mtlint-baseline.json"  # as in mtlint.baseline, which few runs import


def add_options(group: Group) -> None:
    """Add the options about baselines."""
    add = group.add_argument
    add(
        "--baseline",
        metavar="FILE",
        type=os.path.abspath,
        help=f"accepted findings (default: {_FILE_NAME} in the closest folder above each file)",
    )
    add(
        "--add-baseline",
        nargs="?",
        const="",
        metavar="FILE.json",
        help="accept all findings: write them to the baseline",
    )
    add(
        "--prune-baseline",
        action="store_true",
        help="take out of the baseline what is not found any more",
    )


def settle(options: argparse.Namespace) -> None:
    """Tell the file of --add-baseline from a path to check: a baseline's name ends in .json.

    Raises:
        UsageError: two options name two baselines.
    """
    named = options.add_baseline
    if not named:
        return
    if not named.endswith(".json"):
        options.paths.append(named)
    elif options.baseline not in (None, os.path.abspath(named)):  # noqa: PTH100 - as --baseline
        raise UsageError("--baseline and --add-baseline name two files; name it once")
    else:
        options.baseline = os.path.abspath(named)  # noqa: PTH100 - the same


def baselines(options: argparse.Namespace, finder: SettingsFinder, plan: Plan) -> Baselines | None:
    """The baselines of a run; None where there is none and none is asked for.

    Raises:
        BaselineError: a baseline cannot be read, is damaged or of a newer version, or there is
            none to prune.
    """
    adds = options.add_baseline is not None
    places = _places(options, finder, plan)
    if options.prune_baseline and not places and not adds:
        raise BaselineError(f"there is no {_FILE_NAME} to prune; --baseline names another file")
    if not places:
        return None
    from mtlint.baselines import Baselines  # many runs have none

    looks_at_changes = options.staged or options.diff_base is not None
    asked = [] if looks_at_changes else options.paths or ["."]
    folders = [os.path.abspath(path) for path in asked if os.path.isdir(path)]  # noqa: PTH100, PTH112 - as they are walked
    journal = plan.fixing.journal if plan.fixing else ""
    return Baselines(
        places, add=adds, prune=options.prune_baseline, journal=journal, folders=folders
    )


def _places(options: argparse.Namespace, finder: SettingsFinder, plan: Plan) -> dict[str, str]:
    """The absolute path of a file -> that of its baseline."""
    known: dict[str, str | None] = {}
    places: dict[str, str] = {}
    for task in plan.tasks:
        place = plan.configs[task.config].baseline
        if place is None and not task.absolute.startswith("<"):
            folder = os.path.dirname(task.absolute)  # noqa: PTH120 - once a file
            place = None if options.isolated else _closest(folder, known)
            if place is None and options.add_baseline is not None:
                place = _new(folder, finder)
        if place is not None:
            places[task.absolute] = place
    return places


def _closest(folder: str, known: dict[str, str | None]) -> str | None:
    """The baseline in the closest folder above; `known` remembers the answers of one run."""
    if folder not in known:
        path = os.path.join(folder, _FILE_NAME)  # noqa: PTH118 - for every folder up to the root
        parent = os.path.dirname(folder)  # noqa: PTH120 - the same
        if os.path.isfile(path):  # noqa: PTH113 - the same
            known[folder] = path
        else:
            known[folder] = _closest(parent, known) if parent != folder else None
    return known[folder]


def _new(folder: str, finder: SettingsFinder) -> str:
    """Where a baseline for files of a folder begins.

    Beside the configuration, else at the root of the repository, else in the working folder or, for
    files that are not below it, beside them.
    """
    above = {folder, *map(str, Path(folder).parents)}
    root = finder.root_for(folder)
    here = os.getcwd()  # noqa: PTH109 - compared as a name
    beside = root if root in above else repository_round(folder)
    return os.path.join(beside or (here if here in above else folder), _FILE_NAME)  # noqa: PTH118 - as above
