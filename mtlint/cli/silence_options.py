"""The options of `mtlint check` about what is silenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtlint.cli.options import Group


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
