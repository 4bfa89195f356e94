"""Paths as they are shown, their folders, and the repository that they lie in."""

from __future__ import annotations

import os
from pathlib import Path

from mtlint.text.late import late

# What a terminal obeys, and what some readers take for the end of a line.
_CONTROL = late(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(path: str) -> str:
    """A path on one line that can be encoded; what is no text stands as an escape."""
    if path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return _CONTROL.sub(lambda match: repr(match[0])[1:-1], text)


def at_line_start(path: str) -> str:
    """A path as it begins a line: GitHub takes a line that begins with "::" for a command."""
    text = printable(path)
    return f"./{text}" if text.lstrip().startswith("::") else text


def repository_round(folder: str) -> str | None:
    """The root of the repository that an absolute folder lies in; None outside of one."""
    # Not Path.exists, which raises where a folder may not be looked into.
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        above = os.path.dirname(folder)  # noqa: PTH120 - for every folder up to the root
        if above == folder:
            return None
        folder = above
    return folder


def base_folder() -> Path:
    """The repository round the working folder, or that folder where there is none."""
    here = Path.cwd()
    return Path(repository_round(str(here)) or here)


def folder_of(path: str) -> str:
    """The folder of a file, given by its absolute path; what `os.path.dirname` takes longer for."""
    return path[: path.rfind(os.sep)] or os.sep


def shown(path: str) -> str:
    """An absolute path as the user would name it here, printable."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - without pathlib
    return printable(path.removeprefix(here))
