"""Paths as they are shown, and their folders."""

from __future__ import annotations

import os


def printable(path: str) -> str:
    """A path on one line that can be encoded; what is no text stands as an escape."""
    if path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    if text.isprintable():
        return text
    return "".join(char if char >= " " and char != "\x7f" else repr(char)[1:-1] for char in text)


def folder_of(path: str) -> str:
    """The folder of a file, given by its absolute path; what `os.path.dirname` takes longer for."""
    return path[: path.rfind(os.sep)] or os.sep


def shown(path: str) -> str:
    """An absolute path as the user would name it here, printable."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - without pathlib
    return printable(path.removeprefix(here))
