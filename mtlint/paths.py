"""Paths as they are shown, and their folders."""

from __future__ import annotations

import os
import re

# What a terminal obeys, and what some readers take for the end of a line.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(path: str) -> str:
    """A path on one line that can be encoded; what is no text stands as an escape."""
    if path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return _CONTROL.sub(lambda match: repr(match[0])[1:-1], text)


def folder_of(path: str) -> str:
    """The folder of a file, given by its absolute path; what `os.path.dirname` takes longer for."""
    return path[: path.rfind(os.sep)] or os.sep


def shown(path: str) -> str:
    """An absolute path as the user would name it here, printable."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - without pathlib
    return printable(path.removeprefix(here))
