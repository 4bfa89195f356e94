"""The file of accepted findings: written whole, read as it was written, by one run at a time."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.baseline import Entry, key_of, read, update
from mtlint.errors import BaselineError

words = st.text(st.characters(exclude_categories=["Cs"]))
entries = st.lists(st.builds(Entry, words, words, words))


@given(entries, st.randoms())
def test_it_is_read_as_it_was_written_whatever_the_order(tmp_path_factory, made, random):
    """One sorted line an entry; the same entries are the same file."""
    path = tmp_path_factory.mktemp("baseline") / "b.json"
    update(str(path), add=made)
    data = path.read_bytes()
    assert read(str(path)) == sorted(set(made))
    assert data.count(b"\n") == len(set(made)) + 2
    path.unlink()
    random.shuffle(made)
    update(str(path), add=made)
    assert path.read_bytes() == data


def test_runs_at_the_same_time_lose_nothing(tmp_path):
    """Each waits until the other has written."""
    path = str(tmp_path / "b.json")
    made = [Entry("a.md", "unit/lakh", f"{number:016x}") for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda entry: update(path, add=[entry]), made))
    assert read(path) == made


def test_a_write_that_fails_leaves_the_old_one(tmp_path, monkeypatch):
    """A full disk, say; nothing is left beside it."""
    path = tmp_path / "b.json"
    update(str(path), add=[Entry("a.md", "unit/lakh", "0" * 16)])
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BaselineError, match="cannot be written: No space left on device"):
        update(str(path), add=[Entry("b.md", "unit/lakh", "0" * 16)])
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["b.json"]  # noqa: PTH208 - names


def test_a_file_is_called_by_its_way_from_the_baseline():
    """With slashes; what is no text is escaped."""
    assert key_of("/site/news/a b.md", "/site/.b.json") == "news/a b.md"
    assert key_of("/site/a.md", "/site/known/b.json") == "../a.md"
    assert key_of(os.fsdecode(b"/caf\xe9"), "/b.json") == "caf\\udce9"
