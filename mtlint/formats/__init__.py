"""From source to prose, one file a format. A format is a function: source text -> Prose."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from mtlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.text.prose import Prose

# Format name -> the module that reads it (with a function `read`) and its file name extensions.
# A format to come (PO, XLIFF, TMX, subtitles, JSON, CSV) is one more row and one more file.
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "plain": ("mtlint.formats.plain", (".txt",)),
    "markdown": ("mtlint.formats.markdown", (".md", ".markdown", ".mdx")),
    "html": ("mtlint.formats.html", (".html", ".htm")),
}

_BY_EXTENSION = {extension: name for name, (_, all_) in FORMATS.items() for extension in all_}

EXTENSIONS = tuple(_BY_EXTENSION)


def format_of(path: str) -> str:
    """The format of a file by its extension; "plain" for one that no format claims."""
    dot = path.rfind(".")
    return _BY_EXTENSION.get(path[dot:].lower(), "plain") if dot >= 0 else "plain"


@cache
def reader(name: str) -> Callable[[str], Prose]:
    """The function that reads a format's source text.

    Raises:
        UsageError: no format has that name.
    """
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(FORMATS)}")
    read: Callable[[str], Prose] = import_module(FORMATS[name][0]).read
    return read
