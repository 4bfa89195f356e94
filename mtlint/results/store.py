"""The file that results are kept in: entries under keys, checked, bounded, shared by processes.

SQLite does the locking: several processes may read and write at once, and one that is killed while
it writes leaves what was there before. Nothing here is fatal: a store that cannot be used holds
nothing and keeps nothing, and one that is damaged is thrown away.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

T = TypeVar("T")

_CHECKSUM_BYTES = 4
_LARGEST = 100_000_000  # bytes; half a million files without findings, fifty thousand with some
_FEWER = 0.75  # what is left of the entries when there are too many
_PATIENCE = 5.0  # seconds to wait for another process
_DAY = 86_400  # seconds: how exactly it is known when an entry was last of use
_AT_ONCE = 500  # keys in one question; SQLite takes no more than 999 everywhere

_TABLE = """
CREATE TABLE IF NOT EXISTS results (
  key BLOB PRIMARY KEY,
  used INTEGER NOT NULL,
  value BLOB NOT NULL
)"""
_INSERT = "INSERT OR REPLACE INTO results (key, used, value) VALUES (?, ?, ?)"
_TOUCH = "UPDATE results SET used = ? WHERE key = ?"
_FORGET = """
DELETE FROM results WHERE rowid IN (
  SELECT rowid FROM results ORDER BY used, rowid LIMIT (SELECT count(*) FROM results) - ?
)"""


class Store:
    """Entries on disk, opened when first used. One process, one thread, one store; then `close`.

    Args:
        path: of the file; its folder exists.
        largest: bytes that entries may take together before the oldest are forgotten.
    """

    def __init__(self, path: str, largest: int = _LARGEST) -> None:
        self._path = path
        self._largest = largest
        self._connection: sqlite3.Connection | None = None
        self._is_useless = False
        self._has_grown = False

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are here and whole."""
        found = self._tried(lambda connection: _found(connection, keys))
        return {} if found is None else found

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep some values, all of them or none."""
        if entries:
            self._tried(lambda connection: _keep(connection, entries))
            self._has_grown = True

    def close(self) -> None:
        """Forget the oldest entries if there are too many, and let go of the file."""
        if self._has_grown:
            self._tried(self._bound)
        self._has_grown = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What some work on the file gives; None where it cannot be used."""
        if self._is_useless:
            return None
        try:
            if self._connection is None:
                self._connection = _opened(self._path)
            return work(self._connection)
        except sqlite3.OperationalError:  # locked for long, no room, not ours to write
            self._is_useless = True
        except sqlite3.DatabaseError:
            self._throw_away()
        return None

    def _throw_away(self) -> None:
        """The next run begins a new file."""
        self._is_useless = True
        self._has_grown = False
        self.close()
        for path in (self._path, f"{self._path}-journal"):
            with suppress(OSError):
                Path(path).unlink()

    def _bound(self, connection: sqlite3.Connection) -> None:
        pages, free, size, count = (
            connection.execute(question).fetchone()[0]
            for question in (
                "PRAGMA page_count",
                "PRAGMA freelist_count",
                "PRAGMA page_size",
                "SELECT count(*) FROM results",
            )
        )
        taken = (pages - free) * size
        if taken > self._largest:
            with connection:
                connection.execute(_FORGET, (int(count * _FEWER * self._largest / taken),))


def _opened(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        # What is lost when the machine stops can be found again; a journal that is emptied and not
        # deleted spares a write to the folder.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection


def _found(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    today = int(time.time() // _DAY)
    values: dict[bytes, bytes] = {}
    stale: list[tuple[int, bytes]] = []
    for key, used, value in _rows(connection, keys):
        body = value[_CHECKSUM_BYTES:]
        if value[:_CHECKSUM_BYTES] == _checksum(key, body):
            values[key] = body
            if used != today:
                stale.append((today, key))
    if stale:
        # Another process may be writing for long; then they stay as old as they look.
        with suppress(sqlite3.OperationalError), connection:
            connection.executemany(_TOUCH, stale)
    return values


def _rows(
    connection: sqlite3.Connection, keys: Sequence[bytes]
) -> Iterator[tuple[bytes, int, bytes]]:
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        places = ",".join("?" * len(some))
        question = f"SELECT key, used, value FROM results WHERE key IN ({places})"  # noqa: S608 - of question marks
        with closing(connection.execute(question, some)) as rows:
            yield from rows


def _keep(connection: sqlite3.Connection, entries: Mapping[bytes, bytes]) -> None:
    today = int(time.time() // _DAY)
    with connection:
        connection.executemany(
            _INSERT, [(key, today, _checksum(key, body) + body) for key, body in entries.items()]
        )


def _checksum(key: bytes, body: bytes) -> bytes:
    return zlib.crc32(body, zlib.crc32(key)).to_bytes(_CHECKSUM_BYTES, "little")
