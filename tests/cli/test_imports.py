"""What is imported to check a clean file is what a clean file needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Each of them costs ten milliseconds or more, and a clean file asks nothing of it.
NOT_NEEDED = (
    *("wordfreq", "langdetect", "ftfy", "spellchecker", "tomllib", "rich", "importlib.metadata"),
    *("langcodes", "msgpack", "pathspec", "rapidfuzz", "justhtml", "pyromark"),
    *("mtlint.ruleset.anchors", "mtlint.origin", "mtlint.score", "multiprocessing", "numpy.ma"),
    *("mtlint.baseline", "mtlint.baselines", "mtlint.narrowing", "mtlint.fingerprint"),
    *("mtlint.git", "mtlint.changed_lines", "mtlint.cli.changed_inputs", "subprocess"),
)


@pytest.fixture
def run(tmp_path, monkeypatch, warm):
    """Runs the command in a folder without configuration, with a cache that is warm."""
    warm(tmp_path / "cache")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "clean.txt").write_text("The committee agreed on the budget.\n")

    def imported(*arguments):
        command = [sys.executable, "-X", "importtime", "-m", "mtlint", *arguments]
        result = subprocess.run(
            command,
            cwd=tmp_path / "folder",
            capture_output=True,
            text=True,
            check=True,
            env=os.environ,
        )
        return {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}

    imported("check", "clean.txt")
    return imported


def is_or_is_in(module, package):
    """Whether a module is a package or lies in it."""
    return module == package or module.startswith(package + ".")


def test_checking_a_clean_file_imports_nothing_that_it_does_not_need(run):
    """Reading rules, naming languages and drawing tables can wait."""
    modules = run("check", "clean.txt")
    needless = {m for m in modules for package in NOT_NEEDED if is_or_is_in(m, package)}
    assert needless == set()
    assert "mtlint.engine" in modules


def test_the_version_is_printed_before_anything_is_imported(run):
    """Two modules of our own, and nobody else's."""
    modules = run("--version")
    assert {m for m in modules if is_or_is_in(m, "mtlint")} == {"mtlint"}
    assert not any(is_or_is_in(m, p) for m in modules for p in ("numpy", "msgspec", "argparse"))
