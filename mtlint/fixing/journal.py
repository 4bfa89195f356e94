"""What files held before they were fixed, so that a fix can be taken back.

Below the cache folder every repository (or folder outside of one) has a folder, in it every run has
one, and in that every file that was changed has an entry: a name made of its path, and a record.
An entry is written, whole and synced, before its file is replaced; so whatever happens, what a file
held is in the file or in the journal. Runs do not know of each other.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.aside import Aside
from mtlint.cache import cache_folder, make
from mtlint.errors import FixError
from mtlint.fixing.write import replace_bytes
from mtlint.paths import base_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

# Older runs are forgotten.
_RUNS_KEPT = 50
_SUFFIX = ".entry"
_KEPT = "kept-"  # before the name of a run of which something could not be restored


class Entry(msgspec.Struct, frozen=True):
    """One file that was changed.

    Attributes:
        path: its real path, as bytes of the file system.
        old: what it held before.
        new: a digest of what it was given.
    """

    path: bytes
    old: bytes
    new: bytes


def new_run() -> Path:
    """The folder for a run that begins; it is made when something is recorded in it."""
    name = f"{time.time_ns():020}-{os.getpid()}-{os.urandom(4).hex()}"
    return _folder() / name


def record(run: Path, path: Path, old: bytes, new: bytes) -> bytes | None:
    """Store what a file holds before it is replaced; returns the entry that stood there before.

    Raises:
        FixError: it cannot be stored, so the file must not be replaced.
    """
    real = os.fsencode(os.path.realpath(path))
    try:
        if not run.is_dir():
            _begin(run)
        file = _file(run, real)
        replaced = file.read_bytes() if file.exists() else None
        before = _read(file) if replaced else None
        if before and before.new == _digest(old):  # the run fixes it for a second time
            old = before.old
        body = msgspec.msgpack.encode(Entry(real, old, _digest(new)))
        _write(file, _digest(body) + body)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FixError(
            f"not fixed: the journal in {cache_folder()} cannot be written ({reason}); "
            "set MTLINT_CACHE_DIR to a folder that can"
        ) from None
    return replaced


def drop(run: Path, path: Path, replaced: bytes | None) -> None:
    """Take back what was recorded of a file that was not replaced after all."""
    file = _file(run, os.fsencode(os.path.realpath(path)))
    with suppress(OSError):
        if replaced is None:
            file.unlink()
        else:
            _write(file, replaced)


def count(run: Path) -> int:
    """How many files a run has changed."""
    return sum(1 for _ in _entries(run))


def last_run() -> Path | None:
    """The newest run that changed something here and was not yet taken back."""
    runs = [
        run for run in _runs_in(_folder()) if not run.name.startswith(_KEPT) and any(_entries(run))
    ]
    return max(runs, key=lambda run: run.name, default=None)


def restore(run: Path) -> Iterator[tuple[str, str]]:
    """Take a run back: (path, what is wrong) for each file; nothing is wrong with one restored.

    What could not be restored is kept, set aside so that the run before it is the last one now.
    """
    read = [(file, _read(file)) for file in _entries(run)]
    for file, entry in sorted(read, key=lambda pair: pair[1].path if pair[1] else b""):
        if entry is None:
            yield str(file), "is damaged; what it recorded is not restored"
            continue
        path = Path(os.fsdecode(entry.path))
        problem = _restored(path, entry)
        if problem:
            problem += f"; what it held before is kept in {run.with_name(_KEPT + run.name)}"
        else:
            file.unlink(missing_ok=True)
        yield str(path), problem
    if any(_entries(run)):
        run.rename(run.with_name(_KEPT + run.name))
    else:
        shutil.rmtree(run, ignore_errors=True)


def _restored(path: Path, entry: Entry) -> str:
    """Restore one file; what is wrong if that cannot be."""
    try:
        now = path.read_bytes()
    except OSError as error:
        return f"not restored: {(error.strerror or str(error)).lower()}"
    if now == entry.old:  # the run was ended before it replaced the file
        return ""
    if _digest(now) != entry.new:
        return "changed since it was fixed; not restored"
    try:
        replace_bytes(path, now, entry.old)
    except FixError as error:
        return str(error)
    return ""


def _begin(run: Path) -> None:
    make(run)
    for old in sorted(_runs_in(run.parent), key=_age)[:-_RUNS_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _write(file: Path, data: bytes) -> None:
    with Aside(file, mode=0o600, synced=True) as aside:
        aside.file.write(data)


def _age(run: Path) -> str:
    return run.name.removeprefix(_KEPT)


def _folder() -> Path:
    """Where the runs in this repository, or in this folder outside of one, are recorded."""
    return cache_folder() / "journal" / _digest(os.fsencode(base_folder().resolve())).hex()


def _runs_in(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.is_dir()]
    except OSError:
        return []


def _file(run: Path, real: bytes) -> Path:
    return run / f"{_digest(real).hex()}{_SUFFIX}"


def _entries(run: Path) -> Iterator[Path]:
    return run.glob(f"*{_SUFFIX}")


def _read(file: Path) -> Entry | None:
    """An entry; None where it is damaged."""
    data = file.read_bytes()
    size = len(_digest(b""))
    if _digest(data[size:]) != data[:size]:
        return None
    return msgspec.msgpack.decode(data[size:], type=Entry)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
