"""Measuring time on machines that are never quite still."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


def seconds(function: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    function()
    return perf_counter() - start


def alternating(functions: Mapping[str, Callable[[], object]], runs: int) -> dict[str, list[float]]:
    """Seconds of each function in each of the runs, taken in turn so that they share the noise."""
    times: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(runs):
        for name, function in functions.items():
            times[name].append(seconds(function))
    return times


def median_ratio(times: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of neighbouring runs."""
    return median(time / other for time, other in zip(times, others, strict=True))


def command(folder: Path, *arguments: str) -> Callable[[], object]:
    """A function that runs this Python with the arguments, whatever its exit status.

    Modules are read as they are after the first run of an installed program: compiled. Where the
    environment forbids to write that down, it is written below `folder`.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return partial(
        subprocess.run,
        [sys.executable, *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        env=environment,
    )
