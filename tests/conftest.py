"""Options and helpers that all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

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


@pytest.fixture
def recorded(request):
    """Hold a text against the file that records it, or write that file with --update."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"{path.name}: see `pytest --update`"

    return hold
