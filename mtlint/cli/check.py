"""`mtlint check`: find what there is to find in files, folders and standard input."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.cli import baseline_options, changes_options, fix_options, silence_options
from mtlint.cli.inputs import make_plan
from mtlint.cli.options import add_settings, add_sources, known_format, make_finder, number_of_jobs
from mtlint.cli.running_options import add_options as add_running
from mtlint.cli.running_options import with_cache
from mtlint.cli.session import Session
from mtlint.cli.together import check_together
from mtlint.formats import FORMATS
from mtlint.report import REPORTERS
from mtlint.report.output import destinations

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from mtlint.cli.options import Group
    from mtlint.report.base import FileResult
    from mtlint.run import Plan
    from mtlint.settings import SettingsFinder


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders, - for standard input (default: .)"
    )
    rules = parser.add_argument_group("what is looked for")
    add_settings(rules, "select", "ignore", "extend-select", "min-confidence", "across-files")
    _add_files(parser.add_argument_group("which files"))
    counts = parser.add_argument_group("what counts")
    baseline_options.add_options(counts)
    changes_options.add_options(counts)
    fix_options.add_options(parser.add_argument_group("what is fixed"))
    _add_output(parser.add_argument_group("what is printed"))
    silence_options.add_options(parser.add_argument_group("what is silenced"))
    add_running(parser.add_argument_group("how it is run"))
    add_sources(parser.add_argument_group("settings"))


def _add_files(group: Group) -> None:
    add_settings(group, "exclude")
    add = group.add_argument
    add("--force-exclude", action="store_true", help="excludes hold for files named here too")
    add("--stdin-filename", metavar="FILE", help="the name that standard input has")
    add("--format", metavar="NAME", help=f"read every file as one of {', '.join(FORMATS)}")
    add("--jobs", metavar="N", default="auto", help="worker processes (default: as many as help)")


def _add_output(group: Group) -> None:
    add = group.add_argument
    formats = ", ".join(REPORTERS)
    add(
        "--output-format",
        action="append",
        metavar="FORMAT[=FILE]",
        help=f"one of {formats}; may be repeated (default: full)",
    )
    add_settings(group, "fail-on")
    add("--exit-zero", action="store_true", help="exit with 0 although there are findings")
    add("--color", choices=("auto", "always", "never"), default="auto", help="when to use colours")
    add("-q", "--quiet", action="store_true", help="no summary, no notices, no progress bar")
    add(
        "--explain-source",
        action="store_true",
        help="say which language each file reads as if it came from, and why",
    )
    add("--statistics", action="store_true", help="count by rule and family, and score files")
    add("--show-settings", action="store_true", help="print the settings and where they come from")


def run(options: argparse.Namespace) -> int:
    """Check what the options name; returns the exit status.

    Raises:
        MtlintError: what was asked for cannot be done.
    """
    check_together(options)
    fix_options.check_options(options)
    places = destinations(options.output_format or ([] if options.diff else ["full"]))
    jobs = number_of_jobs(options.jobs)
    known_format(options.format)
    baseline_options.settle(options)
    finder = make_finder(options)
    if options.show_settings:
        from mtlint.cli.settings import show_settings  # rarely asked for

        return show_settings(options.paths, options.stdin_filename, finder)
    check = partial(_check, options=options, finder=finder, places=places, jobs=jobs)
    if options.watch:
        from mtlint.cli.watch import watch  # the same

        watch(options, check)
    return check(changes_options.changed_plan(options, finder) or make_plan(options, finder))


def _check(
    plan: Plan,
    *,
    options: argparse.Namespace,
    finder: SettingsFinder,
    places: Sequence[tuple[str, str | None]],
    jobs: int | None,
    hear: Callable[[FileResult], object] | None = None,
) -> int:
    """One run over a plan, whose results go to `hear`, too; returns the exit status."""
    if options.explain_source or any(name == "report" for name, _ in places):
        plan = replace(plan, explain=True)
    if options.statistics or any(name == "report" for name, _ in places):
        plan = replace(plan, score=True)
    plan = replace(plan, fixing=fix_options.fixing(options))
    baselines = baseline_options.baselines(options, finder, plan)
    if baselines:
        plan = replace(plan, tasks=[baselines.known_to(task) for task in plan.tasks])
    session = Session(
        with_cache(plan, options),
        places,
        allow_plugins=options.allow_plugins,
        color=options.color,
        quiet=options.quiet,
        baselines=baselines,
        suppressed=options.show_suppressed,
        listen=fix_options.listener(options, places, hear),
    )
    fix_options.show_with(plan, session.context)
    session.run(1 if options.interactive else jobs)
    if options.diff:
        return session.diff_status(exit_zero=options.exit_zero)
    if options.statistics:
        session.print_statistics()
    return session.status(exit_zero=options.exit_zero)
