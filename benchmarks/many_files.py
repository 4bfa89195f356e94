"""A run over many files: everything checked, everything known, and one file changed."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FILES = 10_000
_IN_FOLDER = 500
_QUICKER = 10  # how many times a run that knows everything is to be quicker


def rows(pieces: Sequence[str], folder: Path, runs: int, *, is_real: bool) -> Iterator[Row]:
    """Seconds of the command with as many workers as it starts by itself, reports included.

    How many times quicker it must be when it knows everything is told of real text only: what is
    made up has little to find, and is checked in less time.
    """
    files = folder / "many"
    paths = _write(pieces, files)
    cache = folder / "cache"
    _run(paths[0], cache)  # makes the lexicon and compiles the rules
    cold, first = _run(files, cache)
    warm, known = zip(*(_run(files, cache) for _ in range(runs)), strict=True)
    with paths[_FILES // 2].open("a", encoding="utf-8") as file:
        file.write("\nThis was written later.\n")
    changed, _ = _run(files, cache)
    yield Row(f"mtlint check on {len(paths)} files of 5 KB", f"{cold:.1f} s")
    if set(known) != {first}:
        yield Row("  again", "not measured: the report is another one")
        return
    ratio = median(warm) / cold
    shown = f"{median(warm):.2f} s, {1 / ratio:.0f} times as fast"
    yield Row(
        "  again, all from the cache / the first run",
        shown,
        1 / _QUICKER if is_real else None,
        ratio,
    )
    yield Row("  after a change in one file", f"{changed:.2f} s")


def _write(pieces: Sequence[str], folder: Path) -> list[Path]:
    """Files that differ, although the text repeats itself."""
    paths = []
    for number in range(_FILES):
        path = folder / f"{number // _IN_FOLDER:02}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Report number {number}.\n\n{pieces[number % len(pieces)]}\n"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _run(path: Path, cache: Path) -> tuple[float, bytes]:
    """Seconds and the report."""
    arguments = ["check", "--quiet", "--output-format", "concise"]
    start = perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "mtlint", *arguments, str(path)],
        check=False,
        stdout=subprocess.PIPE,
        env={**os.environ, "MTLINT_CACHE_DIR": str(cache)},
    )
    return perf_counter() - start, run.stdout
