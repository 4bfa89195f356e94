"""Replacing a file: whole or not at all, and everything about it stays."""

from __future__ import annotations

import os
import stat

import pytest

from mtlint.errors import FixError
from mtlint.fixing.write import replace_bytes


@pytest.fixture
def file(tmp_path):
    """A file that holds "old"."""
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    return path


def names(folder):
    """What a folder holds."""
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o755])
def test_the_mode_stays(file, mode):
    """Also one that the system would not give to a new file."""
    file.chmod(mode)
    replace_bytes(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_a_link(file, tmp_path):
    """What it leads to is replaced, through a link to a link as well."""
    first, second = tmp_path / "first.md", tmp_path / "sub" / "second.md"
    second.parent.mkdir()
    first.symlink_to("a.md")
    second.symlink_to("../first.md")
    replace_bytes(second, b"old", b"new")
    assert second.is_symlink()
    assert first.is_symlink()
    assert file.read_bytes() == b"new"
    assert not file.is_symlink()


def test_a_file_that_changed_is_not_written(file):
    """What somebody wrote meanwhile is not lost, and nothing is left beside it."""
    file.write_bytes(b"theirs")
    with pytest.raises(FixError, match="changed on disk"):
        replace_bytes(file, b"old", b"new")
    assert file.read_bytes() == b"theirs"
    assert names(file.parent) == ["a.md"]


def test_a_read_only_file_is_not_written(file):
    """Somebody meant it, although the folder would allow it."""
    file.chmod(0o444)
    with pytest.raises(FixError, match="read-only"):
        replace_bytes(file, b"old", b"new")
    assert file.read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="no folder is read-only for root")
def test_a_read_only_folder_is_told(file):
    """The file stays as it is."""
    file.parent.chmod(0o555)
    try:
        with pytest.raises(FixError, match="cannot be written: permission denied"):
            replace_bytes(file, b"old", b"new")
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == b"old"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(file, monkeypatch):
    """A full disk, for instance."""

    def fsync(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(FixError, match="cannot be written: no space left on device"):
        replace_bytes(file, b"old", b"new")
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["a.md"]


def test_a_file_that_is_gone_is_told(tmp_path):
    """It is not made anew."""
    with pytest.raises(FixError, match="no such file"):
        replace_bytes(tmp_path / "b.md", b"old", b"new")
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes_stay(file):
    """Where the file system has them."""
    try:
        os.setxattr(file, "user.reviewed", b"yes")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    replace_bytes(file, b"old", b"new")
    assert os.getxattr(file, "user.reviewed") == b"yes"


def test_what_a_killed_run_left_behind_is_taken_away(file):
    """When it is so old that nobody can be at work on it."""
    left, fresh = (file.with_name(f".mtlint-{name}.tmp") for name in ("left", "fresh"))
    for path in (left, fresh):
        path.write_bytes(b"ne")
    os.utime(left, (1, 1))
    replace_bytes(file, b"old", b"new")
    assert sorted(names(file.parent)) == [".mtlint-fresh.tmp", "a.md"]
