"""`mtlint check --show-settings`: each setting with the place it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.config import options
from mtlint.errors import EXIT_CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.settings import Settings, SettingsFinder


def show_settings(paths: Sequence[str], stdin_filename: str | None, finder: SettingsFinder) -> int:
    """Print the settings of each path, those that several share once."""
    shown: dict[int, tuple[Settings, list[str]]] = {}
    for path in [p for p in paths if p != "-"] or [stdin_filename or "."]:
        absolute = Path(path).absolute()
        folder = absolute.is_dir()
        settings = finder.for_folder(str(absolute)) if folder else finder.for_file(str(absolute))
        shown.setdefault(id(settings), (settings, []))[1].append(path)
    pages = ["\n".join(_page(settings, names)) for settings, names in shown.values()]
    print("\n\n".join(pages))
    return EXIT_CLEAN


def _page(settings: Settings, names: Sequence[str]) -> Iterator[str]:
    yield f"settings for {', '.join(names)}"
    values = msgspec.to_builtins(settings.config)
    rows = [
        (key, _value(key, values[key]), settings.origins.get(key, "default")) for key in options()
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        yield f"  {key:{widths[0]}} = {value:{min(widths[1], 30)}}  ({origin})"


def _value(key: str, value: object) -> str:
    if value is None:
        return "default rules" if key == "select" else "none"
    return msgspec.json.encode(value).decode()
