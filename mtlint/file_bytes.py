"""The bytes of a file, and the text they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.errors import SourceError

if TYPE_CHECKING:
    from mtlint.config import Config
    from mtlint.run import Task
    from mtlint.text.source import Source


def read_source(task: Task, config: Config) -> Source:
    """The decoded text of a file.

    Raises:
        SourceError: it cannot be read, not as text, or it is a device that does not end.
    """
    from mtlint.text.source import decode  # the engine comes last

    return decode(read_bytes(task, config), config.encoding)


def read_bytes(task: Task, config: Config) -> bytes:
    """The bytes of a file.

    Raises:
        SourceError: it cannot be read, or it is a device that does not end.
    """
    return _read(task, config.max_bytes) if task.data is None else task.data


def _read(task: Task, limit: int) -> bytes:
    """The bytes of a file. Pipes and devices have no size beforehand, and some have no end."""
    try:
        with open(task.absolute, "rb") as file:  # noqa: PTH123 - once a file
            data = file.read() if task.size else file.read(limit + 1)
    except FileNotFoundError:
        raise SourceError("the file is gone: it was there when the run began") from None
    except OSError as error:
        raise SourceError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    if not task.size and len(data) > limit:
        raise SourceError(f"holds more than max-file-size ({limit:,} bytes); not checked")
    return data
