"""The options of `mtlint check` that make fixes, and what is printed of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mtlint.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from mtlint.cli.options import Group
    from mtlint.fixing.file import Fixing
    from mtlint.report.base import Context, FileResult
    from mtlint.run import Plan


def add_options(group: Group) -> None:
    """Add the options about fixes."""
    add = group.add_argument
    add("--fix", action="store_true", help="make the safe fixes; report what is left")
    add("--unsafe-fixes", action="store_true", help="make those too that somebody should read")
    add("--fix-only", action="store_true", help="make the fixes; report nothing that is left")
    add("--diff", action="store_true", help="print the fixes as a diff; write nothing")
    add("--interactive", action="store_true", help="ask about each fix, on a terminal")
    add("--show-fixes", action="store_true", help="list what was fixed")


def check_options(options: argparse.Namespace) -> None:
    """Make sure that the options about fixes make sense together.

    Raises:
        UsageError: they do not.
    """
    if not _makes_fixes(options):
        for name in ("unsafe-fixes", "show-fixes"):
            if getattr(options, name.replace("-", "_")):
                raise UsageError(f"--{name} goes with --fix, --fix-only or --diff; give one")
    if options.interactive and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--interactive asks on a terminal, and there is none")
    if options.interactive and (options.diff or options.unsafe_fixes):
        raise UsageError("--interactive asks about every fix; leave out --diff and --unsafe-fixes")
    if _makes_fixes(options) and not options.diff and reads_stdin(options):
        raise UsageError("standard input is no file to write to; 'mtlint fix -' is a filter")
    if options.add_ignores and reads_stdin(options):
        raise UsageError("--add-ignores writes into files, and standard input is none")
    if options.diff and any("=" not in value for value in options.output_format or ()):
        raise UsageError("--diff prints on standard output; give --output-format a =FILE")


def reads_stdin(options: argparse.Namespace) -> bool:
    """Whether standard input is among what is to be checked."""
    return "-" in options.paths or (not options.paths and options.stdin_filename is not None)


def fixing(options: argparse.Namespace) -> Fixing | None:
    """What is to be done with fixes, or written in their place; None where nothing is."""
    if not _makes_fixes(options) and not options.add_ignores:
        return None
    from mtlint.fixing.file import Fixing  # for whom asked
    from mtlint.fixing.journal import new_run

    pick = None
    if options.interactive:
        from mtlint.cli.interactive import Asker

        pick = Asker()
    return Fixing(
        unsafe=options.unsafe_fixes,
        only=options.fix_only or options.interactive,
        diff=options.diff,
        journal="" if options.diff else str(new_run()),
        pick=pick,
        ignores=options.add_ignores,
    )


def show_with(plan: Plan, context: Context) -> None:
    """Let whoever asks about fixes show them as the report of this run does."""
    if plan.fixing is not None and plan.fixing.pick is not None:
        from mtlint.cli.interactive import Asker

        assert isinstance(plan.fixing.pick, Asker), "nobody else asks"
        plan.fixing.pick.context = context


def listener(
    options: argparse.Namespace,
    places: Sequence[tuple[str, str | None]],
    hear: Callable[[FileResult], object] | None = None,
) -> Callable[[FileResult], object] | None:
    """What is done with each result besides reporting it: the diff, the list of fixes, `hear`."""
    tell = _teller(options, places)
    if hear is None or tell is None:
        return hear or tell

    def both(result: FileResult) -> None:
        hear(result)
        tell(result)

    return both


def _teller(
    options: argparse.Namespace, places: Sequence[tuple[str, str | None]]
) -> Callable[[FileResult], object] | None:
    if options.diff:
        return _print_diff_and_fixes if options.show_fixes else _print_diff
    # Nobody asks for the fixes of a watch one by one: they are made whenever a file is saved.
    if not (options.show_fixes or (options.watch and _makes_fixes(options))):
        return None
    from mtlint.report import FOR_PEOPLE

    for_people = all(name in FOR_PEOPLE for name, path in places if path is None)
    return _print_fixes if for_people else _tell_fixes


def _makes_fixes(options: argparse.Namespace) -> bool:
    return bool(options.fix or options.fix_only or options.diff or options.interactive)


def _print_diff(result: FileResult) -> None:
    """Print a diff byte for byte: a file may be in any encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(result.output)
    sys.stdout.buffer.flush()


def _print_diff_and_fixes(result: FileResult) -> None:
    _print_diff(result)
    _tell_fixes(result)


def _print_fixes(result: FileResult) -> None:
    sys.stdout.write(_fixes(result))


def _tell_fixes(result: FileResult) -> None:
    sys.stderr.write(_fixes(result))


def _fixes(result: FileResult) -> str:
    """A line for each fix that was made, with its place in the text as it is now."""
    if not result.fixed:
        return ""
    from mtlint.report.cells import visible  # only where there is something to show

    lines = result.lines()
    rows = []
    for finding in result.fixed:
        at = lines.position(finding.start)
        place = f"{result.path}:{at.row}:{at.column}"
        rows.append(f"{place}: fixed {finding.rule} {visible(finding.message)}\n")
    return "".join(rows)
