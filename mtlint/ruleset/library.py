"""Where rules come from: the library of the package, folders of the user, plugins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.ruleset import compiler
from mtlint.ruleset.loader import read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtlint.ruleset.compiler import Library
    from mtlint.ruleset.loader import RuleSources


def default_folder() -> Path:
    """The package's own rules: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def sources(folders: Sequence[Path] = ()) -> RuleSources:
    """The text of the default rules and of those in further folders."""
    return read_sources([default_folder(), *folders])


def library(folders: Sequence[Path], checks: Mapping[str, str]) -> Library:
    """The compiled rules of the package and of further folders.

    Raises:
        RuleError: a rule has a mistake; names its file and line.
    """
    return compiler.library([default_folder(), *folders], checks)
