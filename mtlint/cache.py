"""Where tables that can be made again are kept, and how they are written."""

from __future__ import annotations

import mmap
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from threading import Lock
from weakref import WeakSet

ONLY_MINE = 0o700  # the mode of a folder
_CHECKSUM_BYTES = 4

_mapped: WeakSet[mmap.mmap] = WeakSet()
_mapping = Lock()


def cache_folder() -> Path:
    """The folder for derived tables.

    MTLINT_CACHE_DIR if it is set; in a virtual environment that may be written, a folder of that
    environment, so that it goes when the environment goes; else the user's own cache folder.
    """
    named = os.environ.get("MTLINT_CACHE_DIR")
    if named:
        return Path(named)
    in_environment = sys.prefix != sys.base_prefix
    if in_environment and os.access(sys.prefix, os.W_OK):
        return Path(sys.prefix, "var", "cache", "mtlint")
    return _user_folder() / "mtlint"


def make(folder: Path) -> Path:
    """Make a folder of the cache if it is not there; nobody else may look into what is made.

    Raises:
        OSError: it cannot be made.
    """
    top = cache_folder()
    for one in (*reversed(folder.parents), folder):
        one.mkdir(ONLY_MINE if one.is_relative_to(top) else 0o777, exist_ok=True)
    return folder


def load(name: str) -> memoryview | None:
    """The bytes stored under a name, mapped; None when they are missing or damaged."""
    try:
        with (cache_folder() / name).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
    with _mapping:
        _mapped.add(mapped)
    data = memoryview(mapped)
    body, checksum = data[:-_CHECKSUM_BYTES], data[-_CHECKSUM_BYTES:]
    return body if _checksum(body) == checksum else None


def let_go() -> None:
    """Give back the memory that mapped tables take up; what is read of them again comes back.

    Where the system does not know how, nothing happens.
    """
    if hasattr(mmap, "MADV_DONTNEED"):
        with _mapping:
            known = tuple(_mapped)
        for mapped in known:
            mapped.madvise(mmap.MADV_DONTNEED)


def store(name: str, body: bytes) -> None:
    """Store bytes under a name: written aside and renamed, so that readers see all or nothing.

    Two processes may store at once; the later one wins. Where nothing can be written, nothing is.
    """
    from mtlint.aside import Aside  # most runs store nothing

    with suppress(OSError), Aside(make(cache_folder()) / name, mode=0o600) as aside:
        aside.file.write(body)
        aside.file.write(_checksum(body))


def forget(prefix: str, keep: int) -> None:
    """Delete what is stored under names with this prefix, but for the newest so many."""
    with suppress(OSError):
        stored = [(file.stat().st_mtime_ns, file.path) for file in os.scandir(cache_folder())
                  if file.name.startswith(prefix)]  # fmt: skip
        for _, path in sorted(stored, reverse=True)[keep:]:
            with suppress(OSError):
                Path(path).unlink()


def _checksum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "little")


def _user_folder() -> Path:
    """Where this user's programs keep such things; a user without a home has no such place."""
    try:
        home = Path.home()
    except RuntimeError:
        return Path(os.devnull)  # below which nothing can be read or written
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
