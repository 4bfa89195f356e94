"""Options of `mtlint check` that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.errors import UsageError

if TYPE_CHECKING:
    import argparse

_FIXES = ("fix", "fix-only", "diff", "interactive")
_CHANGES = ("staged", "diff-base")
_ACCEPTS = ("add-baseline", "prune-baseline", "add-ignores")

# Some options, others, and why none of the first goes with any of the second.
_APART = (
    (_FIXES, _CHANGES, "fixes are made in whole files"),
    (_FIXES, _ACCEPTS, "fix first, then accept what is left"),
    (("watch",), _CHANGES, "what git calls changed is looked at once"),
    (("watch",), _ACCEPTS, "every new finding would be accepted at once"),
    (("watch",), ("interactive",), "every change would ask again"),
    (("add-ignores",), _CHANGES, "comments are written for all that is found"),
)


def check_together(options: argparse.Namespace) -> None:
    """Make sure that what is asked for can be done at once.

    Raises:
        UsageError: it cannot; names the two options.
    """
    for some, others, why in _APART:
        for one in some:
            for other in others:
                if _is_given(options, one) and _is_given(options, other):
                    raise UsageError(f"--{one} does not go with --{other}: {why}")


def _is_given(options: argparse.Namespace, name: str) -> bool:
    return getattr(options, name.replace("-", "_")) not in (None, False)
