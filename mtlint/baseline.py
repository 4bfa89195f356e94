"""A baseline: the file that names the findings a repository has accepted.

It is JSON with one line an entry, sorted, and every entry ends with a comma, so that adding one
changes no other line and lines that a merge brings together from two sides are still a baseline.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import astuple

from mtlint.aside import Aside
from mtlint.errors import BaselineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FILE_NAME = ".mtlint-baseline.json"

# Of the form of the file. A change of what fingerprints are made of is a new version too.
VERSION = 1


class Mark(msgspec.Struct, frozen=True, order=True):
    """What names a finding within its file: its rule and its fingerprint."""

    rule: str
    fingerprint: str


class Entry(msgspec.Struct, frozen=True, order=True, array_like=True, forbid_unknown_fields=True):
    """One accepted finding.

    Attributes:
        path: of the file, relative to the folder of the baseline, its parts parted by "/".
        rule: the id of the rule as it was when the finding was accepted.
        fingerprint: 16 hexadecimal digits.
    """

    path: str
    rule: str
    fingerprint: str

    @property
    def mark(self) -> Mark:
        """What names the finding within its file."""
        return Mark(self.rule, self.fingerprint)


class _Header(msgspec.Struct, rename={"version": "mtlint-baseline"}):
    version: int


class _File(_Header, rename={"version": "mtlint-baseline"}):
    findings: list[Entry | None]  # the last is null, so that a comma follows every entry


def key_of(path: str, baseline: str) -> str:
    """How the baseline calls a file; both are given by their absolute paths.

    A name that is not text has its bytes as escapes.
    """
    relative = os.path.relpath(path, Path(baseline).parent)
    return relative.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode()


def read(path: str) -> list[Entry]:
    """The entries of a baseline as they stand there: after a merge in no order, some twice.

    Raises:
        BaselineError: it cannot be read, is damaged, or was written by a newer version.
    """
    try:
        data = Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError:
        raise BaselineError(
            f"{path}: there is no such baseline; --add-baseline writes one"
        ) from None
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from None
    if b"\n<<<<<<<" in data:
        raise BaselineError(
            f"{path}: holds the conflict of a merge; keep the entries of both sides"
        )
    try:
        return _entries(data, path)
    except msgspec.DecodeError as error:
        what = str(error)
        raise BaselineError(
            f"{path}: damaged, or not a baseline ({what[0].lower()}{what[1:]}); "
            "restore it from version control"
        ) from None


def _entries(data: bytes, path: str) -> list[Entry]:
    version = msgspec.json.decode(data, type=_Header).version
    if version > VERSION:
        raise BaselineError(
            f"{path}: version {version} of the baseline, and this mtlint reads {VERSION}; "
            "a newer mtlint has written it"
        )
    return [entry for entry in msgspec.json.decode(data, type=_File).findings if entry]


def update(
    path: str,
    *,
    add: Iterable[Entry] = (),
    remove: Iterable[Entry] = (),
    before: Callable[[bytes, bytes], object] | None = None,
) -> int:
    """Add entries to a baseline and remove others; it is made where there is none.

    It is read again, and runs that do so at the same time wait for each other, so that what
    another run adds stays.

    Args:
        path: of the baseline.
        add: what it has afterwards.
        remove: what it has not, unless it is added.
        before: is given its bytes as they are and as they will be, just before they are written.

    Returns:
        How many entries it has then.

    Raises:
        BaselineError: what stands there is damaged or no baseline, or it cannot be written.
    """
    place = Path(path).resolve()
    try:
        with _alone_in(place.parent):
            old = read(path) if os.path.lexists(path) else []
            entries = set(old).difference(remove).union(add)
            data = _text(entries)
            if before:
                before(place.read_bytes(), data)
            with Aside(place, keeps=True, synced=True) as aside:
                aside.file.write(data)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be written: {error.strerror}") from None
    return len(entries)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other run changes a baseline in a folder, where the system can tell."""
    try:
        import fcntl  # not on Windows
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # not on every network drive
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _text(entries: Iterable[Entry]) -> bytes:
    lines = [msgspec.json.encode(entry) + b",\n" for entry in sorted(entries, key=astuple)]
    head = b'{"mtlint-baseline": %d, "findings": [\n' % VERSION
    return b"".join([head, *lines, b"null]}\n"])
