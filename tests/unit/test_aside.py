"""A file is there whole or not at all, and gets what its writer asks for."""

from __future__ import annotations

import os
import stat

import pytest

from mtlint import cache
from mtlint.aside import Aside
from mtlint.baseline import Entry, update
from mtlint.report.output import _File


def mode(path):
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def names(folder):
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def baseline(path):
    """Write a baseline."""
    update(str(path), add=[Entry("a.md", "unit/lakh", "0" * 16)])


def report(path):
    """Write a report."""
    output = _File(str(path))
    output.write("all")
    output.close()


def test_nothing_is_there_before_all_is(tmp_path):
    """Readers see the old file until the new one is whole."""
    place = tmp_path / "a"
    place.write_bytes(b"old")
    with Aside(place) as aside:
        aside.file.write(b"new")
        aside.file.flush()
        assert place.read_bytes() == b"old"
    assert place.read_bytes() == b"new"
    assert names(tmp_path) == ["a"]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    """Whatever it is, an interrupt as well."""
    place = tmp_path / "a"
    place.write_bytes(b"old")

    def interrupted():
        with Aside(place) as aside:
            aside.file.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert place.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("write", [baseline, report])
def test_what_is_written_anew_keeps_mode_and_link(tmp_path, write):
    """Somebody has chosen both; a new file has the mode that the user's files have."""
    place, link = tmp_path / "a", tmp_path / "link"
    old = os.umask(0o027)
    try:
        write(place)
    finally:
        os.umask(old)
    assert mode(place) == 0o640
    place.chmod(0o604)
    link.symlink_to("a")
    write(link)
    assert link.is_symlink()
    assert mode(place) == 0o604


@pytest.mark.parametrize("write", [baseline, report])
def test_what_a_kill_has_left_is_taken_away_everywhere(tmp_path, write):
    """The next that writes in the folder does it, whatever it writes."""
    left = tmp_path / ".mtlint-1-ab.tmp"
    left.write_bytes(b"ne")
    os.utime(left, (1, 1))
    write(tmp_path / "a")
    assert names(tmp_path) == ["a"]


def test_what_is_cached_is_the_users_alone(tmp_path, monkeypatch):
    """Folders and files, whatever the user's mask is; what stood above them stays as it was."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "new" / "cache"))
    old = os.umask(0)
    try:
        cache.store("name", b"table")
        cache.make(cache.cache_folder() / "journal" / "run")
    finally:
        os.umask(old)
    top = tmp_path / "new" / "cache"
    assert mode(top.parent) == 0o777
    assert [mode(one) for one in (top, top / "journal", top / "journal" / "run")] == [0o700] * 3
    assert mode(top / "name") == 0o600
