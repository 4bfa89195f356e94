"""What `mtlint check` is asked about silencing, and what it does about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.errors import MtlintError, UsageError
from mtlint.model import Failure

if TYPE_CHECKING:
    from mtlint.cli.options import Group
    from mtlint.config import Config
    from mtlint.linter import Linter
    from mtlint.run import Plan, Task
    from mtlint.text.elsewhere import Elsewhere


def add_options(group: Group) -> None:
    """Add the options about what is silenced."""
    add = group.add_argument
    add(
        "--add-ignores",
        action="store_true",
        help="write a comment into the files for each finding, so that only new ones are reported",
    )
    add(
        "--show-suppressed",
        action="store_true",
        help="print what comments, [sic] and front matter silence, and why",
    )


def add_ignores(plan: Plan, *, allow_plugins: bool) -> Plan:
    """Write comments into the files of a plan; what goes wrong stands in the plan given back.

    Raises:
        UsageError: standard input is among the files.
        MtlintError: a linter cannot be made.
    """
    from mtlint.run import make_linter, names_elsewhere

    if any(task.data is not None for task in plan.tasks):
        raise UsageError("--add-ignores writes into files, and standard input is none")
    linters = [
        make_linter(config, origins=origins, allow_plugins=allow_plugins)
        for config, origins in zip(plan.configs, plan.origins, strict=True)
    ]
    elsewhere = names_elsewhere(plan)
    failures = []
    written = 0
    for task in plan.tasks:
        try:
            written += _add_to(task, linters[task.config], plan.configs[task.config], elsewhere)
        except MtlintError as error:
            failures.append(Failure(task.path, error.kind, str(error)))
    notice = f"comments were written into {written:,} file{'s' * (written != 1)}"
    return replace(plan, failures=[*plan.failures, *failures], notices=[*plan.notices, notice])


def _add_to(task: Task, linter: Linter, config: Config, elsewhere: Elsewhere | None) -> bool:
    """Write comments into one file; whether there was something to write.

    Raises:
        MtlintError: it cannot be read or written, or a check fails on it.
    """
    from mtlint.files import read_document
    from mtlint.fixing.write import replace_bytes
    from mtlint.silence.adding import FORMATS, with_ignores

    document = read_document(task, config, task.absolute)
    if task.format not in FORMATS:
        return False
    if elsewhere and config.across_files:
        document = document.among(elsewhere)
    text, _ = with_ignores(document, linter.check)
    if text == document.source.text:
        return False
    source = document.source
    replace_bytes(Path(task.absolute), source.encode(), source.encode(text))
    return True
