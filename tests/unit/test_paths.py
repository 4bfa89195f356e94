"""Where a file is, and in which repository."""

from __future__ import annotations

import os

import pytest

from mtlint.paths import base_folder, printable, repository_round


def test_the_repository_is_that_of_the_closest_folder_above(tmp_path, monkeypatch):
    """One inside another has its own; where there is none, the working folder does."""
    inner = tmp_path / "outer" / "docs" / "inner"
    (inner / "news").mkdir(parents=True)
    (tmp_path / "outer" / ".git").mkdir()
    (inner / ".git").write_text("gitdir: ../../.git/modules/inner\n")
    assert repository_round(str(inner / "news")) == str(inner)
    assert repository_round(str(inner.parent)) == str(tmp_path / "outer")
    monkeypatch.chdir(inner / "news")
    assert base_folder() == inner
    monkeypatch.chdir(tmp_path)
    assert repository_round(str(tmp_path)) in (None, *map(str, tmp_path.parents))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into_is_no_error(tmp_path):
    """It shows no repository."""
    closed = tmp_path / "closed"
    (closed / "in").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    closed.chmod(0)
    try:
        assert repository_round(str(closed / "in")) == str(tmp_path)
    finally:
        closed.chmod(0o755)


def test_a_name_stands_on_one_line():
    """And can be encoded, whatever bytes it has."""
    assert printable("a\nb\udcff.md") == "a\\nb\\udcff.md"
