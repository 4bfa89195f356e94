"""Patterns for paths, written as in a .gitignore and read relative to one folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathspec import GitIgnoreSpec


class Patterns:
    """Patterns as in a .gitignore; a later one wins over an earlier one.

    Attributes:
        folder: the absolute folder they are relative to.
        lines: the patterns as written; none may be `broken`.
    """

    def __init__(self, folder: str, lines: Sequence[str]) -> None:
        self.folder = folder
        self.lines = tuple(lines)
        self._spec: GitIgnoreSpec | None = _compile(self.lines) if self.lines else None

    def decide(self, path: str, *, folder: bool = False) -> bool | None:
        """Whether an absolute path is matched (True) or taken back (False); None if neither."""
        if self._spec is None:
            return None
        inside = self._relative(path)
        return self._spec.check_file(inside + "/" if folder else inside).include

    def matches(self, path: str, *, folder: bool = False) -> bool:
        """Whether an absolute path is matched in the end."""
        return self.decide(path, folder=folder) is True

    def without(self, folder: str) -> Patterns:
        """These patterns less those that match the absolute folder `folder` itself.

        A person who names an excluded folder wants its files.
        """
        if not self.matches(folder, folder=True):
            return self
        kept = [
            line
            for line in self.lines
            if not Patterns(self.folder, [line]).matches(folder, folder=True)
        ]
        return Patterns(self.folder, kept)

    def _relative(self, path: str) -> str:
        prefix = self.folder.rstrip(os.sep) + os.sep
        inside = path[len(prefix) :] if path.startswith(prefix) else path.lstrip(os.sep)
        return inside.replace(os.sep, "/")


def broken(line: str) -> bool:
    """Whether a line is no valid pattern."""
    try:
        _compile([line]).check_file("x")
    except (ValueError, re.error):
        return True
    return False


def _compile(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # 30 ms that most runs need not pay

    return GitIgnoreSpec.from_lines(lines)
