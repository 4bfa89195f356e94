"""`mtlint fix`: a short form of `mtlint check --fix`, and a filter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.cli import baseline_options, check
from mtlint.cli.fix_options import reads_stdin
from mtlint.cli.inputs import make_plan
from mtlint.cli.options import known_format, make_finder
from mtlint.cli.session import Session
from mtlint.errors import EXIT_CLEAN, EXIT_ERROR, UsageError

if TYPE_CHECKING:
    import argparse

    from mtlint.report.base import FileResult

# What has nowhere to go beside the fixed text of standard input.
_FOR_FILES = ("output-format", "show-fixes", "statistics", "watch", "interactive", "add-ignores")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mtlint check`."""
    check.configure(parser)
    parser.set_defaults(fix=True)


def run(options: argparse.Namespace) -> int:
    """Fix what the options name; returns the exit status.

    Raises:
        MtlintError: what was asked for cannot be done.
    """
    if options.diff or options.show_settings or not reads_stdin(options):
        return check.run(options)
    unused = [name for name in _FOR_FILES if getattr(options, name.replace("-", "_"))]
    if unused:
        raise UsageError(f"--{unused[0]} is for files; a filter prints the fixed text and no more")
    if any(path != "-" for path in options.paths):
        raise UsageError("standard input is fixed by itself; leave out the other paths")
    return _filter(options)


def _filter(options: argparse.Namespace) -> int:
    """Print standard input with its fixes, or as it came where anything goes wrong."""
    data = sys.stdin.buffer.read()
    results: list[FileResult] = []
    status = EXIT_ERROR
    try:
        status = _fix(options, data, results)
    finally:
        is_fixed = status == EXIT_CLEAN and any(result.fixed for result in results)
        sys.stdout.flush()
        sys.stdout.buffer.write(results[0].output if is_fixed else data)
        sys.stdout.buffer.flush()
    return status


def _fix(options: argparse.Namespace, data: bytes, results: list[FileResult]) -> int:
    from mtlint.fixing.file import Fixing  # the plan and its settings come first

    known_format(options.format)
    finder = make_finder(options)
    plan = make_plan(options, finder, data)
    plan = replace(plan, fixing=Fixing(unsafe=options.unsafe_fixes, only=True))
    known = baseline_options.baselines(options, finder, plan)
    if known:
        plan = replace(plan, tasks=[known.known_to(task) for task in plan.tasks])
    session = Session(
        plan, [], allow_plugins=options.allow_plugins, quiet=options.quiet, listen=results.append
    )
    session.run(1)
    return session.status()
