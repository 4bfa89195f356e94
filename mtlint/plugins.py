"""Checks and rule packs from other packages.

A package offers a check under the entry-point group `mtlint.checks` (name of the check = module
with `prepare` and `Checker`) and a rule pack under `mtlint.rules` (name = package whose folder
holds the rule files). A configuration can name modules too; those are Python from the repository
at hand, so they are loaded only when the user allows it. Such a module may define `CHECKS`, a
mapping like the entry points, and `RULES`, a list of folders.
"""

from __future__ import annotations

import sys
import zlib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from mtlint import cache as disk
from mtlint.checks import CHECKS
from mtlint.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_GROUPS = ("mtlint.checks", "mtlint.rules")


class Plugins(msgspec.Struct):
    """All checks by name with their modules, and the folders of further rule packs."""

    checks: dict[str, str]
    folders: list[Path]


class _EntryPoint(msgspec.Struct, frozen=True, array_like=True):
    group: str
    name: str
    value: str


def load_plugins(modules: Iterable[str] = ()) -> Plugins:
    """The built-in checks, those of installed packages, and those of the named modules.

    Raises:
        PluginError: one does not load; the message names it.
    """
    plugins = Plugins(dict(CHECKS), [])
    for entry in _entry_points():
        if entry.group == "mtlint.checks":
            _add_check(plugins, entry.name, entry.value)
        else:
            plugins.folders.append(_folder(entry))
    for name in modules:
        _add_module(plugins, name)
    return plugins


def _add_check(plugins: Plugins, name: str, module: str) -> None:
    if name in CHECKS:
        raise PluginError(
            f"plugin check {name!r} ({module}): the name belongs to a check of mtlint"
        )
    loaded = _tried(f"check {name!r} ({module})", import_module, module)
    for needed in ("prepare", "Checker"):
        if not hasattr(loaded, needed):
            raise PluginError(f"plugin check {name!r} ({module}): the module has no {needed!r}")
    plugins.checks[name] = module


def _add_module(plugins: Plugins, name: str) -> None:
    module = _tried(f"module {name!r}", import_module, name)
    for check, path in getattr(module, "CHECKS", {}).items():
        _add_check(plugins, check, path)
    plugins.folders += [Path(folder) for folder in getattr(module, "RULES", [])]


def _folder(entry: _EntryPoint) -> Path:
    spec = _tried(f"rule pack {entry.name!r} ({entry.value})", find_spec, entry.value)
    if spec is None or not spec.submodule_search_locations:
        raise PluginError(f"plugin rule pack {entry.name!r}: no package {entry.value!r}")
    return Path(spec.submodule_search_locations[0])


def _tried(what: str, load: Callable[[str], T], name: str) -> T:
    """What loading somebody else's code gives; what it raises is told with the plugin's name."""
    try:
        return load(name)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise PluginError(f"plugin {what} does not load: {problem}") from error


def _entry_points() -> list[_EntryPoint]:
    """The entry points of installed packages, remembered until a package comes or goes.

    Scanning takes 70 ms; installing anything changes the time of a folder on the search path.
    """
    name = f"plugins-{_search_path_state():x}"
    stored = disk.load(name)
    if stored is not None:
        return msgspec.msgpack.decode(stored, type=list[_EntryPoint])
    found = _scan()
    disk.store(name, msgspec.msgpack.encode(found))
    return found


def _scan() -> list[_EntryPoint]:
    from importlib.metadata import entry_points

    points = [point for group in _GROUPS for point in entry_points(group=group)]
    return sorted(
        (_EntryPoint(p.group, p.name, p.value) for p in points), key=msgspec.structs.astuple
    )


def _search_path_state() -> int:
    """Changes when a package comes to the search path or goes from it.

    The folder of the program comes first there; files that are written to it are no packages.
    """
    state = []
    for folder in sys.path[1:]:
        try:
            state.append(f"{folder}={Path(folder).stat().st_mtime_ns}")
        except OSError:
            state.append(folder)
    return zlib.crc32("\n".join(state).encode("utf-8", "surrogateescape"))
