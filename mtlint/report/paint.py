"""Colours for a terminal."""

from __future__ import annotations

_RESET = "\x1b[0m"
_STYLES = {
    "path": "\x1b[1m",
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;36m",
    "faint": "\x1b[2m",
    "-": "\x1b[31m",
    "+": "\x1b[32m",
}


def paint(style: str, text: str) -> str:
    """A text in the colour of what it is: a path, a severity, a line of a diff, or faint."""
    return f"{_STYLES[style]}{text}{_RESET}"
