"""`mtlint undo`: take back what the last fix in this repository or folder changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.errors import EXIT_CLEAN, EXIT_ERROR
from mtlint.fixing.journal import last_run, restore
from mtlint.paths import base_folder, printable

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """This command has no arguments."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - of every command
    """Restore files; returns the exit status."""
    last = last_run()
    if last is None:
        print(f"nothing to undo in {printable(str(base_folder()))}")
        return EXIT_CLEAN
    restored = failed = 0
    for path, problem in restore(last):
        if problem:
            failed += 1
            sys.stderr.write(f"mtlint: error: {_shown(path)}: {problem}\n")
        else:
            restored += 1
            print(f"restored {_shown(path)}")
    print(f"{restored:,} file{'s' * (restored != 1)} restored")
    return EXIT_ERROR if failed else EXIT_CLEAN


def _shown(path: str) -> str:
    """A path as the user would name it here."""
    here = Path.cwd()
    inside = Path(path).is_relative_to(here)
    return printable(str(Path(path).relative_to(here)) if inside else path)
