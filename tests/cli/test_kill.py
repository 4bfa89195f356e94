"""Fixing a folder and being killed while at it: every file is whole, and can be taken back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")

# MTLINT_KILLS=200 for a thorough run.
_KILLS = int(os.environ.get("MTLINT_KILLS", "20"))
_FILES = 200
_LINE = "Report {} says they asked for 1 lakh soldiers, and the army of Near East Asia came.\r\n"
_OLD = "".join(_LINE.format(word * 2) for word in "abc").encode()


@pytest.fixture
def folder(tmp_path, monkeypatch, warm):
    """A folder of many files that have something to fix, in a repository."""
    warm(tmp_path / "cache")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    folder = tmp_path / "folder"
    (folder / ".git").mkdir(parents=True)
    write(folder)
    return folder


def write(folder):
    """Have every file hold the old text."""
    for number in range(_FILES):
        (folder / f"{number:03}.txt").write_bytes(_OLD)


def start(folder, *arguments):
    """Start the program; what it prints goes nowhere."""
    command = [sys.executable, "-m", "mtlint", *arguments]
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=folder, stdout=nowhere, stderr=nowhere, start_new_session=True
    )


def texts(folder):
    """What the files hold."""
    return [path.read_bytes() for path in sorted(folder.glob("*.txt"))]


def test_killed_at_any_moment_every_file_is_the_old_or_the_new_text(folder):
    """And `undo` brings every old text back, whatever the run had come to."""
    assert start(folder, "fix").wait() in (0, 1)
    new = (folder / "000.txt").read_bytes()
    assert b"100,000 soldiers, and the army of Northeast Asia" in new
    assert texts(folder) == [new] * _FILES
    assert start(folder, "undo").wait() == 0
    chance = random.Random(20)
    midway = 0
    for _ in range(_KILLS):
        began = kill_while_fixing(folder, chance)
        found = texts(folder)
        assert set(found) <= {_OLD, new}
        midway += 0 < found.count(new) < _FILES
        if began and found.count(new):
            assert start(folder, "undo").wait() == 0
            assert texts(folder) == [_OLD] * _FILES
    assert midway >= _KILLS // 4, "the kills came too early or too late to show anything"


def kill_while_fixing(folder, chance):
    """Kill a run some milliseconds after it began to write; whether it had begun."""
    process = start(folder, "fix", "-q", "--jobs", chance.choice("12"))
    began = False
    while process.poll() is None and not began:
        began = (folder / "000.txt").stat().st_size != len(_OLD)
        time.sleep(0.001)
    time.sleep(chance.random() * 0.4)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return began
