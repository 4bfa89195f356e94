"""The .gitignore files that hold in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.paths import repository_round
from mtlint.patterns import Patterns, broken

if TYPE_CHECKING:
    from collections.abc import Iterator


def ignores_above(folder: str) -> tuple[Patterns, ...]:
    """What the repository around an absolute folder ignores, weakest first.

    The folder's own .gitignore is not in it; outside a repository there is nothing.
    """
    parents = [*reversed(Path(folder).parents)]
    root = repository_round(folder)
    if root is None:
        return ()
    inside = [p for p in parents if p.is_relative_to(root)]
    files = [Path(root, ".git", "info", "exclude")]
    found = [pattern for file in files for pattern in read_ignores(file, root)]
    found += [p for parent in inside for p in read_ignores(parent / ".gitignore", str(parent))]
    return tuple(found)


def read_ignores(file: Path, folder: str) -> Iterator[Patterns]:
    """The patterns in a file, relative to `folder`; nothing if it is not there or has none."""
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:  # what git cannot read, git does not apply
        return
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    lines = [line for line in lines if not broken(line)]
    if lines:
        yield Patterns(folder, lines)
