"""The options about running: what is known from earlier runs, and checking again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    import argparse

    from mtlint.cli.options import Group
    from mtlint.run import Plan

# Bytes to check from which looking into the cache pays: what decides a result is digested and the
# store opened in the time of checking about 100 KB.
_WORTH = 200_000


def add_options(group: Group) -> None:
    """Add the options of `mtlint check`."""
    add = group.add_argument
    add("--no-cache", action="store_true", help="check everything, whatever earlier runs found")
    add("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")


def with_cache(plan: Plan, options: argparse.Namespace) -> Plan:
    """The plan with the file that keeps results, where one is wanted, worth it and safe."""
    if options.no_cache or plan.fixing is not None:
        return plan
    size = sum(task.size for task in plan.tasks if plan.configs[task.config].cache)
    if size < _WORTH and not options.watch:
        return plan
    from mtlint.results.place import results_file  # for few files none is needed

    file, problem = results_file()
    if problem:
        plan.notices.append(f"no results are kept: {problem}")
    return replace(plan, cache=file)
