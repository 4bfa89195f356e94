"""Paths as they are shown."""

from __future__ import annotations


def printable(path: str) -> str:
    """A path on one line that can be encoded; what is no text stands as an escape."""
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    if text.isprintable():
        return text
    return "".join(char if char >= " " and char != "\x7f" else repr(char)[1:-1] for char in text)
