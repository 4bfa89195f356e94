"""The same text through other tools for prose."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from benchmarks.table import Row
from benchmarks.timing import seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Tool -> characters of text for it (a tenth of a minute at most), and its command.
_TOOLS = {
    "mtlint": (2_000_000, ("mtlint", "check", "--no-cache", "--output-format", "json")),
    "codespell": (2_000_000, ("codespell_lib",)),
    "proselint": (100_000, ("proselint", "check")),
}


def rows(text: str, folder: Path) -> Iterator[Row]:
    """Speed of each tool that is installed, its start-up included."""
    for name, (size, (module, *arguments)) in _TOOLS.items():
        title = f"{name} on {size / 1e6:g} MB, with start-up"
        if find_spec(module) is None:
            yield Row(title, "not installed")
            continue
        file = folder / f"{name}.txt"
        file.write_text(text[:size], encoding="utf-8")
        command = [sys.executable, "-m", module, *arguments, str(file)]
        errors: list[str] = []
        time = seconds(partial(_run, command, errors))
        if errors:
            yield Row(title, f"failed: {errors[-1]}")
        else:
            yield Row(title, f"{size / 1e6 / time:.2f} MB/s ({time:.1f} s)")


def _run(command: list[str], errors: list[str]) -> None:
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode < 0 or "Traceback" in result.stderr:
        errors.extend(result.stderr.splitlines() or [f"ended with {result.returncode}"])
