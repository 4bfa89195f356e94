"""Options and helpers that all tests share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from mtlint.cache import cache_folder
from tests.unit.building import default_linter

if TYPE_CHECKING:
    from pathlib import Path

# Machines are slow at times; what has to be quick is measured, not timed example by example.
settings.register_profile("mtlint", deadline=None)
settings.load_profile("mtlint")


def pytest_addoption(parser):
    """Add `--update`."""
    parser.addoption(
        "--update", action="store_true", help="write the files that record results anew"
    )


@pytest.fixture(scope="session")
def tables():
    """The files of the cache that take long to make: the lexicon and the compiled rules."""
    default_linter()
    return [path for path in cache_folder().iterdir() if path.is_file()]


@pytest.fixture
def warm(tables):
    """Gives a cache folder these files, for tests of other things than how they are made."""

    def copy(folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for file in tables:
            shutil.copy(file, folder)

    return copy


@pytest.fixture
def recorded(request):
    """Hold a text against the file that records it, or write that file with --update."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"{path.name}: see `pytest --update`"

    return hold
