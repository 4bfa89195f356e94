"""The options about changes; only a run that uses them imports what talks to git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from mtlint.cli.options import Group
    from mtlint.run import Plan
    from mtlint.settings import SettingsFinder


def add_options(group: Group) -> None:
    """Add the options about changes."""
    add = group.add_argument
    add(
        "--diff-base",
        metavar="REV",
        help="only what touches lines added or changed since a git revision; "
        "REV... for where this branch left it",
    )
    add(
        "--staged",
        action="store_true",
        help="only what touches lines that a git commit would add or change, as they are staged",
    )


def changed_plan(options: argparse.Namespace, finder: SettingsFinder) -> Plan | None:
    """What to check where only changes count; None where everything does.

    Raises:
        UsageError: the options contradict each other.
        GitError: git is missing, there is no repository, or no such revision.
        ConfigurationError: a configuration file on the way has a mistake.
    """
    if not options.staged and options.diff_base is None:
        return None
    if options.staged and options.diff_base is not None:
        raise UsageError("--staged compares with the last commit, --diff-base with REV; give one")
    if "-" in options.paths or options.stdin_filename:
        raise UsageError("git knows nothing of standard input; leave out --staged or --diff-base")
    from mtlint.cli.changed_inputs import make_plan  # few runs look at changes

    return make_plan(options, finder)
