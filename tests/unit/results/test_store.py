"""The store gives back what it was given, whole, or nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mtlint.results.store import Store

KEY = b"k" * 16


@pytest.fixture
def path(tmp_path):
    """Where a store may lie."""
    return str(tmp_path / "results.sqlite")


def kept(path, keys=(KEY,), **options):
    """What a store of its own finds there."""
    with closing(Store(path, **options)) as store:
        return store.get(list(keys))


def keep(path, entries, **options):
    """Keep something with a store of its own."""
    with closing(Store(path, **options)) as store:
        store.put(entries)


def test_what_was_kept_is_found_by_another_process(path):
    """Nothing is only in memory."""
    keep(path, {KEY: b"value"})
    code = (
        "import sys; from mtlint.results.store import Store; s = Store(sys.argv[1]);"
        f"print(s.get([{KEY!r}])[{KEY!r}]); s.close()"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert run.stdout.strip() == "b'value'"


def test_many_keys_are_looked_up_at_once(path):
    """More than one question takes."""
    entries = {b"%016d" % number: b"%d" % number for number in range(1700)}
    keep(path, entries)
    assert kept(path, [*entries, b"another"]) == entries


def test_a_value_that_was_changed_is_not_believed(path):
    """Nor one that stands under another key."""
    other = b"o" * 16
    keep(path, {KEY: b"value", other: b"another"})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE results SET value = ? WHERE key = ?", (b"\0\0\0\0value", KEY))
        connection.execute("UPDATE results SET key = ? WHERE key = ?", (b"x" * 16, other))
    assert kept(path, [KEY, other, b"x" * 16]) == {}


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b"", "middle", "end"])
def test_a_damaged_file_gives_nothing_wrong_and_is_made_anew(path, damage):
    """Whatever is left of it is true; the run after the next keeps results again."""
    entries = {b"%016d" % number: b"%d" % number * 50 for number in range(500)}
    keep(path, entries)
    data = Path(path).read_bytes()
    if damage == "middle":
        damage = data[:4096] + os.urandom(4096 * 3) + data[4096 * 4 :]
    elif damage == "end":
        damage = data[: len(data) // 2]
    Path(path).write_bytes(damage)
    found = kept(path, entries)
    assert all(entries[key] == value for key, value in found.items())
    for _ in range(2):
        keep(path, entries)
    assert kept(path, entries) == entries


def test_the_oldest_are_forgotten_when_there_are_too_many(path, monkeypatch):
    """What was of use lately stays, whenever it was found."""
    day = [1000.0]
    monkeypatch.setattr("mtlint.results.store.time.time", lambda: day[0] * 86_400)
    keep(path, {KEY: b"v" * 1000})
    keep(path, {b"%016d" % number: b"v" * 1000 for number in range(200)})
    day[0] += 1
    assert kept(path) == {KEY: b"v" * 1000}
    day[0] += 1
    keep(path, {b"new%013d" % number: b"v" * 1000 for number in range(200)}, largest=400_000)
    new = [b"new%013d" % number for number in range(200)]
    old = [b"%016d" % number for number in range(200)]
    assert len(kept(path, new)) == 200
    assert KEY in kept(path)
    assert len(kept(path, old)) < 50
    for number in range(20):
        keep(path, {b"%02d%014d" % (number, n): b"v" * 1000 for n in range(200)}, largest=400_000)
    assert Path(path).stat().st_size < 1_000_000


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    """A store is never a reason to fail."""
    path = str(tmp_path / "missing" / "results.sqlite")
    keep(path, {KEY: b"value"})
    assert kept(path) == {}


def test_several_processes_write_at_once(path):
    """Each waits for the others, and nothing is lost."""
    code = (
        "import sys; from mtlint.results.store import Store; s = Store(sys.argv[1])\n"
        "for n in range(50): s.put({b'%s-%013d' % (sys.argv[2].encode(), n): b'x' * 500})\n"
        "s.close()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    writers = [
        subprocess.Popen([sys.executable, "-c", code, path, f"{n:02}"], env=environment)
        for n in range(4)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    keys = [b"%02d-%013d" % (writer, n) for writer in range(4) for n in range(50)]
    assert len(kept(path, keys)) == 200


def test_a_writer_that_is_killed_leaves_what_was_there(path):
    """Its half-written entries are taken back."""
    keep(path, {KEY: b"value"})
    code = (
        "import os, sqlite3, sys; from mtlint.results import store\n"
        "c = store._opened(sys.argv[1]); c.execute('PRAGMA cache_size = 5')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.executemany(store._INSERT, [(b'%016d' % n, 1, b'x' * 999) for n in range(999)])\n"
        "os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    run = subprocess.run([sys.executable, "-c", code, path], check=False, env=environment)
    assert run.returncode == -9
    assert kept(path, [KEY, b"%016d" % 5]) == {KEY: b"value"}
