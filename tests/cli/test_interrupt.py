"""Ctrl-C ends a run with 130 and leaves nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no such signals here")

TEXT = "They asked for 1 lakh soldiers, and the the city of Hamburg fell on day {}.\n\n"


def heed_interrupts():
    """A shell starts programs in the background, tests too, so that they ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def start(tmp_path):
    """Starts the program in a folder of many files, in a group of its own as a shell does."""
    folder = tmp_path / "work"
    folder.mkdir()
    for number in range(200):
        text = "".join(TEXT.format(f"{number}-{n}") for n in range(60))
        (folder / f"{number:03}.txt").write_text(text)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    def run(*arguments):
        return subprocess.Popen(
            [sys.executable, "-m", "mtlint", "check", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=heed_interrupts,  # noqa: PLW1509 - a test has no threads
        )

    return run


def is_over(group):
    """Whether no process of a group lives on, workers included."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("everybody", [True, False])
def test_an_interrupted_run_says_nothing_and_leaves_nothing(start, tmp_path, jobs, everybody):
    """A terminal interrupts the workers too, `kill` only the program."""
    process = start("--jobs", jobs, "--output-format", "concise", "--output-format=json=out.json")
    process.stdout.readline()  # the first file is done
    if everybody:
        os.killpg(process.pid, signal.SIGINT)
    else:
        os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""
    assert not [file.name for file in (tmp_path / "work").iterdir() if "json" in file.name]
    assert is_over(process.pid)


def test_what_was_found_before_the_interrupt_is_known_afterwards(start):
    """And the report of the next run is what it would have been."""
    process = start("--jobs", "1", "--output-format", "concise")
    process.stdout.readline()
    os.kill(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    again, _ = start("--output-format", "concise").communicate(timeout=60)
    plain, _ = start("--output-format", "concise", "--no-cache").communicate(timeout=60)
    assert again == plain
