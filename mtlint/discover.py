"""Which files to check: named files, and what a walk through named folders finds."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.model import Failure
from mtlint.paths import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.config import Config
    from mtlint.patterns import Patterns
    from mtlint.settings import Settings, SettingsFinder

# Folders that hold nobody's prose; a walk never enters them.
SKIPPED = frozenset(
    (
        *(".git", ".hg", ".svn", ".jj", ".idea", ".vscode"),
        *("node_modules", "site-packages", "__pycache__", ".venv", "venv", ".eggs"),
        *(".tox", ".nox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"),
    )
)


class Target(msgspec.Struct, frozen=True):
    """A file to check: its path as shown to the user, its absolute path and its size in bytes."""

    path: str
    absolute: str
    size: int


class Discovery(msgspec.Struct, frozen=True):
    """What was found: targets in the order of their paths, what failed, and what to mention."""

    targets: list[Target]
    failures: list[Failure]
    notices: list[str]


class _Folder(msgspec.Struct, frozen=True):
    """A folder on the way of a walk; `ignores` are the .gitignore patterns that hold in it."""

    shown: str
    absolute: str
    real: str
    ignores: tuple[Patterns, ...]


def discover(
    paths: Sequence[str], finder: SettingsFinder, *, force_exclude: bool = False
) -> Discovery:
    """Find the files to check, each once, in the order of their paths.

    Args:
        paths: files and folders, as the user named them.
        finder: the settings that hold where.
        force_exclude: excludes hold for named files too.

    Raises:
        ConfigurationError: a configuration file on the way has a mistake.
    """
    search = _Search(finder)
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - a Path would drop a leading "./"
            search.walk(path)
        elif not (force_exclude and is_excluded(os.path.abspath(path), finder)):  # noqa: PTH100
            search.take_named(path)
    targets = sorted(search.targets.values(), key=_steps)
    return Discovery(targets, search.failures, search.notices)


def _steps(target: Target) -> list[str]:
    return target.path.split(os.sep)  # noqa: PTH206 - once a file


def is_excluded(path: str, finder: SettingsFinder) -> bool:
    """Whether the settings keep out a file, given by its absolute path."""
    file, here = Path(path), Path.cwd()
    inside = file.relative_to(here) if file.is_relative_to(here) else file
    if not SKIPPED.isdisjoint(inside.parts[:-1]):
        return True
    return any(patterns.matches(path) for patterns in finder.for_file(path).excludes)


class _Search:
    """Collects targets; real paths that were seen are remembered, so that nothing comes twice."""

    def __init__(self, finder: SettingsFinder) -> None:
        self._finder = finder
        self._folders: set[str] = set()
        self._pending: list[_Folder] = []
        self._links: list[tuple[os.DirEntry[str], _Folder]] = []
        self._asked: str = ""
        self.targets: dict[str, Target] = {}
        self.failures: list[Failure] = []
        self.notices: list[str] = []

    def take_named(self, path: str) -> None:
        absolute = os.path.abspath(path)  # noqa: PTH100 - Path.absolute keeps ".."
        try:
            size = Path(path).stat().st_size
        except (OSError, ValueError) as error:
            self._fail(path, "file", error)
            return
        limit = self._finder.for_file(absolute).config
        if size > limit.max_bytes:
            message = f"{too_large(size, limit)}; not checked"
            self.failures.append(Failure(printable(path), "file", message))
            return
        real = os.path.realpath(path)
        self.targets.setdefault(real, Target(_shown(path), absolute, size))

    def walk(self, path: str) -> None:
        """Take the files under a folder; links come last, so that a file has its own name."""
        from mtlint.gitignore import ignores_above  # named files need none

        absolute = os.path.abspath(path)  # noqa: PTH100 - Path.absolute keeps ".."
        self._asked = absolute
        shown = "" if os.path.normpath(path) == "." else _shown(path)
        ignores = tuple(p.without(absolute) for p in ignores_above(absolute))
        self._pending.append(_Folder(shown, absolute, os.path.realpath(path), ignores))
        while self._pending or self._links:
            if self._pending:
                self._enter_folder(self._pending.pop())
            else:
                self._follow(*self._links.pop(0))

    def _enter_folder(self, folder: _Folder) -> None:
        if folder.real in self._folders:
            return
        self._folders.add(folder.real)
        entries = self._entries(folder)
        folder = _with_own_ignores(folder, entries)
        settings = self._finder.for_folder(folder.absolute)
        excludes = tuple(p.without(self._asked) for p in settings.excludes)
        chooser = _Chooser(settings, folder, excludes)
        for entry in entries:
            if chooser.wants(entry):
                self._take_entry(entry, folder)

    def _take_entry(self, entry: os.DirEntry[str], folder: _Folder) -> None:
        if entry.is_symlink():
            self._links.append((entry, folder))
        elif _is_folder(entry):
            self._pending.append(_below(folder, entry.name))
        else:
            is_real = folder.real == folder.absolute
            real = entry.path if is_real else os.path.join(folder.real, entry.name)  # noqa: PTH118
            self._take_walked(entry, folder, real)

    def _follow(self, entry: os.DirEntry[str], folder: _Folder) -> None:
        real = os.path.realpath(entry.path)
        if _is_folder(entry):
            self._pending.append(_below(folder, entry.name, real))
        elif real not in self.targets:
            self._take_walked(entry, folder, real)

    def _take_walked(self, entry: os.DirEntry[str], folder: _Folder, real: str) -> None:
        shown = os.path.join(folder.shown, entry.name)  # noqa: PTH118 - once a file
        try:
            status = entry.stat()
        except OSError as error:
            self._fail(shown, "file", error)
            return
        if not stat.S_ISREG(status.st_mode):  # reading a pipe waits for somebody to write to it
            return
        size = status.st_size
        config = self._finder.for_folder(folder.absolute).config
        if size > config.max_bytes:
            self.notices.append(f"{printable(shown)}: {too_large(size, config)}; left out")
            return
        self.targets.setdefault(real, Target(shown, entry.path, size))

    def _entries(self, folder: _Folder) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder.absolute) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._fail(folder.shown or ".", "folder", error)
            return []

    def _fail(self, path: str, kind: str, error: OSError | ValueError) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self.failures.append(Failure(printable(path), kind, reason[0].lower() + reason[1:]))


class _Chooser:
    """Decides which entries of one folder a walk takes."""

    def __init__(self, settings: Settings, folder: _Folder, excludes: tuple[Patterns, ...]) -> None:
        self._settings = settings
        self._excludes = [patterns for patterns in excludes if patterns.lines]
        self._ignores = folder.ignores

    def wants(self, entry: os.DirEntry[str]) -> bool:
        """Whether to check this file, or to look into this folder."""
        path = entry.path
        if _is_folder(entry):
            return entry.name not in SKIPPED and not self._leaves_out(path, folder=True)
        name = entry.name.lower()
        if not (name.endswith(self._settings.suffixes) or self._settings.includes.matches(path)):
            return False
        return not self._leaves_out(path, folder=False)

    def _leaves_out(self, path: str, *, folder: bool) -> bool:
        if any(patterns.matches(path, folder=folder) for patterns in self._excludes):
            return True
        decisions = [patterns.decide(path, folder=folder) for patterns in self._ignores]
        return next((one for one in reversed(decisions) if one is not None), False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _with_own_ignores(folder: _Folder, entries: Sequence[os.DirEntry[str]]) -> _Folder:
    if not any(entry.name == ".gitignore" for entry in entries):
        return folder
    from mtlint.gitignore import read_ignores  # only where there is such a file

    own = read_ignores(Path(folder.absolute) / ".gitignore", folder.absolute)
    return msgspec.structs.replace(folder, ignores=(*folder.ignores, *own))


def _below(folder: _Folder, name: str, real: str | None = None) -> _Folder:
    return _Folder(
        os.path.join(folder.shown, name),  # noqa: PTH118 - once a folder
        os.path.join(folder.absolute, name),  # noqa: PTH118 - once a folder
        real or os.path.join(folder.real, name),  # noqa: PTH118 - once a folder
        folder.ignores,
    )


def _shown(path: str) -> str:
    return os.path.normpath(path)


def too_large(size: int, config: Config) -> str:
    """The words for a file of `size` bytes that is above the limit."""
    limit = config.max_file_size
    words = limit if isinstance(limit, str) else f"{limit:,} bytes"
    measured = f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{size:,} bytes"  # noqa: PLR2004
    return f"{measured} is above max-file-size ({words})"
