"""Which settings hold for a file, and where each of them comes from.

For every file the closest configuration file above it counts, whole. Its `per-file-overrides` come
over it, the command line over both.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from mtlint.config import Config, check_table
from mtlint.errors import ConfigurationError
from mtlint.formats import EXTENSIONS
from mtlint.paths import folder_of
from mtlint.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAMES = ("mtlint.toml", ".mtlint.toml", "pyproject.toml")
COMMAND_LINE = "command line"

# These keys name things to take or to leave, so what a closer place says comes on top.
_ADDED = ("ignore", "extend-select", "allow", "exclude")

Table = dict[str, Any]


class Settings(msgspec.Struct, frozen=True):
    """The settings that hold for some files.

    Attributes:
        config: the values.
        origins: key -> where its value comes from; a key that is missing has its default.
        excludes: the patterns that keep a file out.
        suffixes: the endings of file names, in lower case, that a walk takes.
        includes: the patterns for what a walk takes besides.
    """

    config: Config
    origins: dict[str, str]
    excludes: tuple[Patterns, ...]
    suffixes: tuple[str, ...]
    includes: Patterns


class _File(msgspec.Struct, frozen=True):
    """One configuration file; `root` is the folder its patterns are relative to."""

    origin: str
    table: Table
    root: str


class SettingsFinder:
    """Finds and remembers the settings of folders and files.

    Args:
        command_line: key -> value, for what was given as an option.
        config_file: use this file for everything instead of looking for one.
        isolated: use no configuration file at all.

    Raises:
        ConfigurationError: `config_file` cannot be read or has a mistake.
    """

    def __init__(
        self,
        command_line: Mapping[str, Any] | None = None,
        *,
        config_file: str | None = None,
        isolated: bool = False,
    ) -> None:
        self._command_line = dict(command_line or {})
        if self._command_line:
            check_table(self._command_line, COMMAND_LINE)
        here = str(Path.cwd())
        self._command_excludes = Patterns(here, self._command_line.get("exclude", ()))
        self._nothing = _File("", {}, here)
        self._fixed = self._nothing if isolated else None
        if config_file is not None:
            self._fixed = _File(config_file, _read_named(config_file), here)
        self._files: dict[str, _File] = {}
        self._globs: dict[str, dict[str, Patterns]] = {}
        self._made: dict[tuple[str, tuple[str, ...]], Settings] = {}

    def for_folder(self, folder: str) -> Settings:
        """The settings of an absolute folder; overrides for single files are not in it."""
        return self._settings(self._file_above(folder), ())

    def for_file(self, path: str) -> Settings:
        """The settings of a file, given by its absolute path.

        Raises:
            ConfigurationError: its configuration file cannot be read or has a mistake.
        """
        file = self._file_above(folder_of(path))
        overrides = self._patterns(file, "per-file-overrides")
        if not overrides:  # most files have none
            return self._settings(file, ())
        return self._settings(file, tuple(g for g, p in overrides.items() if p.matches(path)))

    def format_for(self, path: str) -> str | None:
        """The format that the configuration names for a file, given by its absolute path."""
        file = self._file_above(folder_of(path))
        matching = [g for g, p in self._patterns(file, "formats").items() if p.matches(path)]
        return file.table["formats"][matching[-1]] if matching else None

    def root_for(self, folder: str) -> str | None:
        """The folder of the configuration that holds for an absolute folder, if there is one."""
        file = self._file_above(folder)
        return file.root if file.origin else None

    def _file_above(self, folder: str) -> _File:
        if self._fixed is not None:
            return self._fixed
        if folder not in self._files:
            parent = str(Path(folder).parent)
            above = self._nothing if parent == folder else None
            self._files[folder] = _read_folder(folder) or above or self._file_above(parent)
        return self._files[folder]

    def _patterns(self, file: _File, key: str) -> dict[str, Patterns]:
        if key not in file.table:
            return {}
        name = f"{file.origin}\0{key}"
        if name not in self._globs:
            self._globs[name] = {glob: Patterns(file.root, [glob]) for glob in file.table[key]}
        return self._globs[name]

    def _settings(self, file: _File, globs: tuple[str, ...]) -> Settings:
        key = (file.origin, globs)
        if key not in self._made:
            self._made[key] = self._make(file, globs)
        return self._made[key]

    def _make(self, file: _File, globs: tuple[str, ...]) -> Settings:
        layers = [(file.origin, self._base(file.table))]
        for glob in globs:
            origin = f'{file.origin}, per-file-overrides."{glob}"'
            layers.append((origin, file.table["per-file-overrides"][glob]))
        layers.append((COMMAND_LINE, self._command_line))
        table, origins = _merge(layers)
        excludes = (Patterns(file.root, file.table.get("exclude", ())), self._command_excludes)
        config = msgspec.convert(table, Config)
        suffixes = tuple(one.lower() for one in config.include if _is_suffix(one))
        includes = Patterns(file.root, [one for one in config.include if not _is_suffix(one)])
        wanted = suffixes if config.include else EXTENSIONS
        return Settings(config, origins, excludes, wanted, includes)

    def _base(self, table: Table) -> Table:
        """Who selects rules on the command line asks for these, whatever the file leaves out."""
        if "select" not in self._command_line:
            return table
        return {key: v for key, v in table.items() if key not in ("ignore", "extend-select")}


def _is_suffix(entry: str) -> bool:
    return entry.startswith(".") and not set(entry) & set("*?[/")


def _merge(layers: list[tuple[str, Table]]) -> tuple[Table, dict[str, str]]:
    table: Table = {}
    origins: dict[str, str] = {}
    for origin, layer in layers:
        for key, value in layer.items():
            together = key in table and (key in _ADDED or key == "house-style")
            origins[key] = f"{origins[key]} and {origin}" if together else origin
            table[key] = _combined(key, table.get(key), value)
    return table, origins


def _combined(key: str, old: Any, new: Any) -> Any:  # noqa: ANN401 - the value of any key
    if old is None:
        return new
    if key == "house-style":
        return {**old, **new}
    return [*old, *new] if key in _ADDED else new


def file_in(folder: str) -> str:
    """The file in a folder, given by its absolute path, that has its settings; empty for none.

    Raises:
        ConfigurationError: it cannot be read or has a mistake.
    """
    found = _read_folder(folder)
    return found.origin if found else ""


def _read_folder(folder: str) -> _File | None:
    for name in FILE_NAMES:
        path = os.path.join(folder, name)  # noqa: PTH118 - asked for every folder up to the root
        if os.path.isfile(path):  # noqa: PTH113 - the same
            table = _read(path)
            if table is not None:
                return _File(path, table, folder)
    return None


def _read_named(path: str) -> Table:
    table = _read(path)
    if table is None:
        raise ConfigurationError(f"{path}: has no table [tool.mtlint]")
    return table


def _read(path: str) -> Table | None:
    """The settings in one file; None for a pyproject.toml that has none."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    is_project = Path(path).name == "pyproject.toml"
    if is_project and b"mtlint" not in data:
        return None
    table: Table | None = _parse(data, path)
    if is_project:
        table = _tool_table(table or {}, path)
    if table is not None:
        check_table(table, path)
        table = _with_absolute_rules(table, Path(path).absolute().parent)
        if "baseline" in table:
            table = {**table, "baseline": str(Path(path).absolute().parent / table["baseline"])}
    return table


def _tool_table(project: Table, path: str) -> Table | None:
    tools = project.get("tool", {})
    table = tools.get("mtlint") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigurationError(f"{path}: tool.mtlint: expected a table; write [tool.mtlint]")
    return table


def _parse(data: bytes, path: str) -> Any:  # noqa: ANN401 - whatever the file holds
    import tomllib  # most folders have no configuration

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: not TOML: {error}") from None


def _with_absolute_rules(table: Table, folder: Path) -> Table:
    if "rules" not in table:
        return table
    return {**table, "rules": [str(folder / name) for name in table["rules"]]}
