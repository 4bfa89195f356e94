"""`mtlint version`: which version this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import __version__
from mtlint.errors import EXIT_CLEAN

if TYPE_CHECKING:
    import argparse


def configure(_parser: argparse.ArgumentParser) -> None:
    """This command has no options."""


def run(_options: argparse.Namespace) -> int:
    """Print the version."""
    print(f"mtlint {__version__}")
    return EXIT_CLEAN
