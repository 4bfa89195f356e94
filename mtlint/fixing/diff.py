"""A unified diff of a file's bytes, as `patch -p0` applies it in the working folder."""

from __future__ import annotations

import os
from difflib import diff_bytes, unified_diff
from pathlib import Path

_NO_NEWLINE = b"\\ No newline at end of file\n"


def unified(path: str, old: bytes, new: bytes) -> bytes:
    """The diff from `old` to `new`; nothing where they are the same.

    Lines end at line feeds only, as `patch` sees them, and keep the bytes they have: a carriage
    return, or half a character of UTF-16, is part of its line.

    Args:
        path: of the file, as the user named it.
        old: its bytes.
        new: what they would become.
    """
    name = _header(path)
    lines = diff_bytes(unified_diff, _lines(old), _lines(new), name, name, lineterm=b"\n")
    return b"".join(line if line.endswith(b"\n") else line + b"\n" + _NO_NEWLINE for line in lines)


def _lines(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _header(path: str) -> bytes:
    """A path as it stands in a diff: `patch` takes no absolute ones, and ends a name at a blank."""
    here = Path.cwd()
    if Path(path).is_absolute() and Path(path).is_relative_to(here):
        path = str(Path(path).relative_to(here))
    name = os.fsencode(path)
    if any(byte < 0x20 or byte in b'"\\' for byte in name):  # noqa: PLR2004 - control characters
        return b'"' + b"".join(map(_quoted, name)) + b'"'
    return name + b"\t" if b" " in name else name


def _quoted(byte: int) -> bytes:
    if byte in b'"\\':
        return b"\\" + bytes([byte])
    return bytes([byte]) if byte >= 0x20 else b"\\%03o" % byte  # noqa: PLR2004
