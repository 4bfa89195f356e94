"""The program as a team uses it: the real engine, real pages, a real repository with its hook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MTLINT = (sys.executable, "-m", "mtlint", "check", "--output-format", "concise")
HOOK = f'#!/bin/sh\nexec "{sys.executable}" -m mtlint check --staged --output-format concise\n'


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository of old pages; runs a program in it and returns status and output."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    for page in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(page, tmp_path)

    def run(*command):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    run("git", "init", "-q", "-b", "main")
    return run


def test_old_pages_are_accepted_and_a_bad_commit_is_stopped(repository, tmp_path):
    """The first day of a team, and the second."""
    status, out = repository(*MTLINT, "--add-baseline")
    assert (status, "findings added" in out) == (0, True)
    assert repository(*MTLINT) == (0, "")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK)
    hook.chmod(0o755)
    repository("git", "add", "-A")
    assert repository("git", "commit", "-qm", "old pages")[0] == 0
    (tmp_path / "new.md").write_text("They asked for 1 lakh soldiers.\n")
    repository("git", "add", "-A")
    status, out = repository("git", "commit", "-qm", "new page")
    assert (status, "new.md:1:16: unit/lakh" in out) == (1, True)
    (tmp_path / "new.md").write_text("They asked for 100,000 soldiers.\n")
    repository("git", "add", "-A")
    assert repository("git", "commit", "-qm", "new page")[0] == 0


def test_a_check_of_whole_documents_sees_them_whole(repository, tmp_path):
    """A paragraph that was pasted a second time is held against the old one."""
    page = tmp_path / "page.txt"
    opening = (
        "The minister opened a bridge over the river on Friday, and said at the opening that two "
        "more would follow before the end of the year.\n\n"
    )
    page.write_text(f"{opening}Nobody else spoke.\n")
    repository("git", "add", "-A")
    repository("git", "commit", "-qm", "x")
    page.write_text(f"{opening}{opening}Nobody else spoke.\n")
    status, out = repository(*MTLINT, "--diff-base", "HEAD")
    assert (status, out.count("\n")) == (1, 1)
    assert out.startswith("page.txt:3:1: duplicate/paragraph")


def test_a_fix_leaves_what_was_accepted(repository, tmp_path):
    """Also where it changes the words beside it."""
    page = tmp_path / "a.md"
    page.write_text("We saw the the men of 5 lakh cats.\n")
    repository(*MTLINT, "--select", "duplicate", "--add-baseline", "a.md")
    repository(*MTLINT, "--fix", "a.md")
    assert page.read_text() == "We saw the the men of 500,000 cats.\n"
    assert repository(*MTLINT, "--select", "duplicate", "a.md") == (0, "")


def test_a_baseline_follows_the_fixes_beside_what_it_accepts(repository, tmp_path):
    """Neither this run nor the next one reports it, and `undo` takes that back as well."""
    page, baseline = tmp_path / "a.md", tmp_path / ".mtlint-baseline.json"
    page.write_text("We saw the the 5 lakh cats.\n")
    repository(*MTLINT, "--select", "unit", "--add-baseline", "a.md")
    old = baseline.read_bytes()
    assert repository(sys.executable, "-m", "mtlint", "fix", "--diff", "a.md")[0] == 1
    assert baseline.read_bytes() == old
    status, out = repository(*MTLINT, "--fix", "a.md")
    assert status == 0
    assert "1 finding with other words round them now" in out
    assert page.read_text() == "We saw the 5 lakh cats.\n"
    assert repository(*MTLINT, "a.md") == (0, "")
    assert baseline.read_bytes().count(b"unit/lakh") == 1
    assert repository(sys.executable, "-m", "mtlint", "undo")[0] == 0
    assert baseline.read_bytes() == old


def test_a_comment_beside_what_is_accepted_does_not_bring_it_back(repository, tmp_path):
    """A comment is words too."""
    page = tmp_path / "a.md"
    page.write_text("- We saw the the 5 lakh cats.\n")
    repository(*MTLINT, "--select", "unit", "--add-baseline", "a.md")
    assert repository(*MTLINT, "--add-ignores", "a.md")[0] == 0
    assert "ignore[duplicate/word]" in page.read_text()
    assert "unit" not in page.read_text()
    assert repository(*MTLINT, "a.md") == (0, "")
