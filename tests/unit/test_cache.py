"""Tables that can be made again are kept in one folder."""

from __future__ import annotations

import mmap
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest

from mtlint import cache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty cache."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_stored_is_loaded(folder):
    """Byte for byte, and the later one wins."""
    cache.store("name", b"first")
    cache.store("name", b"second")
    assert bytes(cache.load("name")) == b"second"
    assert [file.name for file in folder.iterdir()] == ["name"]


def test_nothing_at_all_is_stored_and_loaded(folder):
    """An empty table is a table."""
    cache.store("name", b"")
    assert bytes(cache.load("name")) == b""


@pytest.mark.parametrize(
    "damage",
    [lambda d: d[:-1], lambda d: d[:2], lambda _: b"", lambda d: d + b"x", lambda d: b"X" + d[1:]],
    ids=["cut", "cut to two bytes", "empty", "longer", "changed"],
)
def test_a_damaged_table_is_as_good_as_none(folder, damage):
    """A checksum tells."""
    cache.store("name", b"something to keep")
    file = folder / "name"
    file.write_bytes(damage(file.read_bytes()))
    assert cache.load("name") is None


def test_what_was_never_stored_is_not_loaded(folder):
    """No folder, no file, no error."""
    assert cache.load("name") is None


def test_old_tables_are_forgotten(folder):
    """The newest stay, and what has another name."""
    for age, name in enumerate(("rules-c", "rules-b", "rules-a", "lexicon-1")):
        cache.store(name, b"table")
        os.utime(folder / name, ns=(0, -age * 1_000_000_000 + 10**18))
    cache.forget("rules-", 2)
    assert sorted(file.name for file in folder.iterdir()) == ["lexicon-1", "rules-b", "rules-c"]


def test_where_nothing_is_stored_nothing_is_forgotten(folder):
    """No folder is no error."""
    cache.forget("rules-", 0)
    assert not folder.exists()


def test_where_nothing_can_be_written_nothing_is(tmp_path, monkeypatch):
    """A read-only machine lints all the same."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    cache.store("name", b"body")
    assert cache.load("name") is None


def test_a_reader_keeps_what_it_has_mapped(folder):
    """Storing again does not change a table that is in use."""
    cache.store("name", b"first")
    mapped = cache.load("name")
    cache.store("name", b"other")
    assert bytes(mapped) == b"first"


def test_many_that_store_at_once_leave_one_whole_table(folder):
    """Threads of one process share its number, and their files all the same are whole."""
    bodies = [bytes([number]) * 100_000 for number in range(8)]
    threads = [Thread(target=cache.store, args=("name", body)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bytes(cache.load("name")) in bodies
    assert [file.name for file in folder.iterdir()] == ["name"]


def test_a_virtual_environment_has_its_own_folder(tmp_path, monkeypatch):
    """So that it goes when the environment goes."""
    monkeypatch.delenv("MTLINT_CACHE_DIR", raising=False)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert cache.cache_folder() == tmp_path / "var" / "cache" / "mtlint"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other folders there")
def test_without_an_environment_the_users_folder_is_taken(tmp_path, monkeypatch):
    """XDG_CACHE_HOME where it is set, else ~/.cache."""
    monkeypatch.delenv("MTLINT_CACHE_DIR", raising=False)
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / "mtlint"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache.cache_folder() == Path.home() / ".cache" / "mtlint"


def test_a_table_that_is_let_go_reads_as_before_and_takes_no_memory_until_then(folder):
    """Where the system says how much memory is taken up by files, and can give it back."""
    body = bytes(range(256)) * (1 << 14)
    cache.store("name", body)
    table = cache.load("name")
    held = _held_for_files()
    cache.let_go()
    if held and hasattr(mmap, "MADV_DONTNEED"):
        assert held - _held_for_files() > len(body) / 2
    assert bytes(table) == body


def test_tables_can_be_let_go_while_others_are_loaded(folder):
    """Linters are shared by threads."""
    cache.store("name", b"body")
    ended = Event()

    def load():
        while not ended.is_set():
            cache.load("name")

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(2) as pool:
            loading = [pool.submit(load) for _ in range(2)]
            try:
                for _ in range(2_000):
                    cache.let_go()
            finally:
                ended.set()
        assert [one.result() for one in loading] == [None, None]
    finally:
        sys.setswitchinterval(before)


def _held_for_files():
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[2]) * mmap.PAGESIZE if status.exists() else 0
