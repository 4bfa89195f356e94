"""Putting new bytes in the place of a file: whole or not at all, and only if it is as it was."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.errors import FixError

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a kill in the middle of a write can leave behind begins and ends so.
ASIDE = ".mtlint-", ".tmp"
_SURELY_LEFT = 3600.0  # seconds; nobody writes a file for an hour


def replace_bytes(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old`, in one step; mode, owner and attributes stay.

    Links are followed: what they lead to is replaced. The new file and its folder are synced.

    Raises:
        FixError: the file does not hold `old` any more, is read-only, or cannot be replaced.
    """
    real = Path(os.path.realpath(path))
    with _telling():
        status = real.stat()
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise FixError("is read-only; not written")
        _sweep(real.parent)
        aside = _written_aside(real, status, new)
        try:
            _still_holds(real, old)
            aside.replace(real)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        _sync_folder(real.parent)


def _still_holds(path: Path, old: bytes) -> None:
    if path.read_bytes() != old:
        raise FixError("changed on disk since it was read; not written")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, synced, so that it is there whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    number, name = tempfile.mkstemp(ASIDE[1], ASIDE[0], path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            _write_synced(file.fileno(), data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


@cache
def _sweep(folder: Path) -> None:
    """Take away what a run that was killed has left behind in a folder; once a process."""
    with suppress(OSError):
        for left in folder.glob("*".join(ASIDE)):
            if time.time() - left.stat().st_mtime > _SURELY_LEFT:
                left.unlink(missing_ok=True)


def _written_aside(real: Path, status: os.stat_result, data: bytes) -> Path:
    """A file beside another one, with its mode, owner and attributes, and other bytes."""
    number, name = tempfile.mkstemp(ASIDE[1], ASIDE[0], real.parent)
    try:
        with os.fdopen(number, "wb") as file:
            _keep_owner(file.fileno(), status)
            _keep_attributes(real, name)
            Path(name).chmod(stat.S_IMODE(status.st_mode))
            _write_synced(file.fileno(), data)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _write_synced(number: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(number, rest) :]
    os.fsync(number)


def _keep_owner(number: int, status: os.stat_result) -> None:
    made = os.fstat(number)
    if (made.st_uid, made.st_gid) == (status.st_uid, status.st_gid):
        return
    try:
        os.fchown(number, status.st_uid, status.st_gid)
    except OSError:
        raise FixError("belongs to somebody else, and would not any more; not written") from None


def _keep_attributes(real: Path, aside: str) -> None:
    """Copy extended attributes, access lists among them, where the system has any."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(real):
            with suppress(OSError):  # some may only be read
                os.setxattr(aside, name, os.getxattr(real, name))


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk; some systems do not open folders, and need not."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FixError(f"cannot be written: {reason}") from None
