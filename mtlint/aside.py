"""Files that are there whole or not at all: each is written beside its place, then renamed."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

# What a kill in the middle of a write can leave behind begins and ends so.
_MARKS = ".mtlint-", ".tmp"
_SURELY_LEFT = 3600.0  # seconds; nobody writes a file for an hour


class Aside:
    """A file beside its place. A `with` block puts it there, or takes it away after an error.

    Args:
        place: where it belongs; what a link leads to is replaced.
        keeps: whether it gets mode, attributes and, where the system allows that, owner of the
            file in whose place it comes.
        mode: of a new file, of which the user's mask takes away.
        synced: whether it and its folder are on disk when it is in its place.

    Attributes:
        file: takes its bytes.

    Raises:
        OSError: it cannot be written.
    """

    def __init__(
        self, place: Path | str, *, keeps: bool = False, mode: int = 0o666, synced: bool = False
    ) -> None:
        self._place = Path(os.path.realpath(place))
        self._synced = synced
        _sweep(self._place.parent)
        name = f"{os.getpid()}-{os.urandom(4).hex()}".join(_MARKS)
        self._path = self._place.with_name(name)
        self.file = open(self._path, "xb", opener=partial(os.open, mode=mode))  # noqa: SIM115 - with a mode; closed when placed
        if keeps:
            try:
                self._keep()
            except BaseException:
                self.discard()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind:
            self.discard()
        else:
            self.put()

    def complete(self) -> None:
        """All of it is written; only the renaming is left."""
        if self.file.closed:
            return
        self.file.flush()
        if self._synced:
            os.fsync(self.file.fileno())
        self.file.close()

    def put(self) -> None:
        """Put it in its place; where that fails it is taken away."""
        try:
            self.complete()
            self._path.replace(self._place)
        except BaseException:
            self.discard()
            raise
        if self._synced:
            _sync_folder(self._place.parent)

    def discard(self) -> None:
        """Take it away; what stands in its place stays."""
        with suppress(OSError):  # on a full disk, closing tries to write once more
            self.file.close()
        self._path.unlink(missing_ok=True)

    def _keep(self) -> None:
        try:
            status = self._place.stat()
        except FileNotFoundError:
            return
        _keep_owner(self.file.fileno(), status)
        _keep_attributes(self._place, self._path)
        self._path.chmod(stat.S_IMODE(status.st_mode))  # last: the owner's change can change it


@cache
def _sweep(folder: Path) -> None:
    """Take away what a run that was killed has left behind in a folder; once a process."""
    with suppress(OSError):
        for left in folder.glob("*".join(_MARKS)):
            if time.time() - left.stat().st_mtime > _SURELY_LEFT:
                left.unlink(missing_ok=True)


def _keep_owner(number: int, status: os.stat_result) -> None:
    made = os.fstat(number)
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
        with suppress(OSError):
            os.fchown(number, status.st_uid, status.st_gid)


def _keep_attributes(real: Path, aside: Path) -> None:
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
