"""Results lie in a folder that is this user's alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mtlint.results.place import results_file

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no owners here")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder for results, not made yet."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "results"


def test_nobody_else_may_look_into_it(folder):
    """Whatever the mask for new files says, and although it was there before."""
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    file, problem = results_file()
    assert (Path(file).parent, problem) == (folder, "")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_of_another_user_is_refused(folder, monkeypatch):
    """Somebody may have put results there that say what they like."""
    folder.mkdir(parents=True)
    mine = os.geteuid()
    monkeypatch.setattr("mtlint.results.place.os.geteuid", lambda: mine + 1)
    assert results_file() == (None, f"{folder} belongs to another user")


def test_a_link_to_a_folder_is_refused(folder, tmp_path):
    """It may be changed between a look and the next."""
    (tmp_path / "elsewhere").mkdir()
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert results_file() == (None, f"{folder} is not a folder")


def test_without_a_cache_there_is_nothing_to_say(tmp_path, monkeypatch):
    """A home that cannot be written is not the user's problem."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert results_file() == (None, "")


def test_a_python_without_sqlite_does_without(folder, monkeypatch):
    """Some are built that way."""
    monkeypatch.setattr("mtlint.results.place.find_spec", lambda _: None)
    assert results_file() == (None, "")
