"""`mtlint init`: writes a configuration to start with, after a look at the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.errors import EXIT_CLEAN, UsageError

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add = parser.add_argument
    add("folder", nargs="?", default=".", metavar="FOLDER", help="where to (default: here)")
    add("--print", action="store_true", help="print the configuration instead of writing it")


def run(options: argparse.Namespace) -> int:
    """Look, say what was seen, write the file.

    Raises:
        UsageError: there is a configuration already, or the folder cannot be written to.
    """
    from mtlint.starter.look import look  # this command only
    from mtlint.starter.words import advice, configuration, seen  # the same

    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError(f"{options.folder}: no such folder")
    existing = _existing(folder)
    if existing and not options.print:
        raise UsageError(f"{existing} has the settings already; 'mtlint init --print' shows others")
    found = look(folder)
    text = configuration(found)
    if options.print:
        print(text, end="")
        return EXIT_CLEAN
    place = folder / "mtlint.toml"
    _write(place, text)
    print("\n".join([*seen(found), "", f"wrote {place}", *advice(found)]))
    return EXIT_CLEAN


def _existing(folder: Path) -> Path | None:
    """The file that holds the settings of a folder."""
    from mtlint.settings import file_in  # this command only

    path = file_in(str(folder.absolute()))
    return folder / Path(path).name if path else None


def _write(place: Path, text: str) -> None:
    try:
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{place}: cannot be written: {error.strerror}") from None
