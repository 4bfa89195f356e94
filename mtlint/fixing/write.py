"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: str, data: bytes) -> None:
    """Put `data` in the place of a file: aside, synced, renamed; mode and owner stay, links too.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    place = Path(path).resolve()
    before = place.stat()
    if not os.access(place, os.W_OK):  # a rename would not ask
        raise PermissionError(13, "Permission denied", str(place))
    number, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".tmp", dir=place.parent)
    aside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            if hasattr(os, "fchown"):
                with suppress(PermissionError):  # only the administrator gives files away
                    os.fchown(number, before.st_uid, before.st_gid)
            aside.chmod(before.st_mode)
            os.fsync(number)
        aside.replace(place)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
