"""Putting new bytes in the place of a file, only if it is as it was."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mtlint.aside import Aside
from mtlint.errors import FixError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def replace_bytes(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old`, in one step; mode, owner and attributes stay.

    Links are followed: what they lead to is replaced. The new file and its folder are synced.

    Raises:
        FixError: the file does not hold `old` any more, is read-only, or cannot be replaced.
    """
    with _telling():
        status = path.stat()
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise FixError("is read-only; not written")
        with Aside(path, keeps=True, synced=True) as aside:
            _has_owner(aside.file.fileno(), status)
            aside.file.write(new)
            aside.complete()
            _still_holds(path, old)


def _has_owner(number: int, status: os.stat_result) -> None:
    made = os.fstat(number)
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
        raise FixError("belongs to somebody else, and would not any more; not written")


def _still_holds(path: Path, old: bytes) -> None:
    if path.read_bytes() != old:
        raise FixError("changed on disk since it was read; not written")


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FixError(f"cannot be written: {reason}") from None
