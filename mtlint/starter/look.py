"""A look at the files of a folder: formats, folders, front matter, languages, house style."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.discover import discover
from mtlint.formats import EXTENSIONS, format_of
from mtlint.settings import SettingsFinder
from mtlint.starter.sample import read_samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.starter.sample import Sample

# Files of text that there is no format for yet.
_NOT_READ = (".rst", ".adoc", ".org", ".tex", ".po", ".xliff", ".xlf", ".srt", ".vtt")

# Folders that site generators write to; what is wrong there is repaired where it comes from.
_WRITTEN = ("_site", "public", "site", "build", "dist", "out", "output", "_build", "target")
# Folders with other people's text.
_OTHERS = ("vendor", "third_party", "third-party", "bower_components")

_PRE_COMMIT = (".pre-commit-config.yaml", ".pre-commit-config.yml")
_HOOK = re.compile(r"\bmtlint\b")


class Seen(msgspec.Struct, frozen=True):
    """What there is.

    Attributes:
        formats: the name of a format -> how many files have it.
        folders: a top folder ("." for the folder itself) -> how many files lie below it.
        not_read: the ending of files without a format -> how many there are.
        exclude: a folder that holds nobody's English -> why it is left out.
        samples: how many files were read.
        front_matter: how many of these begin with front matter.
        undecoded: how many of these are not UTF-8.
        lakh: how many of these count in lakh and crore.
        pre_commit: the file with the hooks of the repository; empty where there is none.
        has_hook: whether that file names mtlint.
    """

    formats: Counter[str]
    folders: Counter[str]
    not_read: Counter[str]
    exclude: dict[str, str]
    samples: int
    front_matter: int
    undecoded: int
    lakh: int
    pre_commit: str
    has_hook: bool


def look(folder: Path) -> Seen:
    """Look at a folder; some hundred of its files are read."""
    finder = SettingsFinder({"include": [*EXTENSIONS, *_NOT_READ]}, isolated=True)
    found = discover([str(folder)], finder).targets
    paths = [Path(target.absolute).relative_to(folder.absolute()) for target in found]
    ours = [path for path in paths if path.suffix.lower() in EXTENSIONS]
    samples = read_samples(folder, ours)
    exclude = _made_by_others(ours) | _not_english(samples)
    counted = [path for path in ours if not _is_below(path, exclude)]
    kept = [one for one in samples if not _is_below(one.path, exclude)]
    pre_commit = next((name for name in _PRE_COMMIT if (folder / name).is_file()), "")
    return Seen(
        formats=Counter(format_of(path.name) for path in counted),
        folders=Counter(_top(path) for path in counted),
        not_read=Counter(path.suffix.lower() for path in paths if path.suffix.lower() in _NOT_READ),
        exclude=exclude,
        samples=len(kept),
        front_matter=sum(one.has_front_matter for one in kept),
        undecoded=sum(not one.is_utf8 for one in kept),
        lakh=sum(one.has_lakh for one in kept),
        pre_commit=pre_commit,
        has_hook=bool(pre_commit) and _names_mtlint(folder / pre_commit),
    )


def _names_mtlint(path: Path) -> bool:
    return _HOOK.search(path.read_text(encoding="utf-8", errors="replace")) is not None


def _top(path: Path) -> str:
    return path.parts[0] if len(path.parts) > 1 else "."


def _is_below(path: Path, folders: Iterable[str]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _made_by_others(paths: Sequence[Path]) -> dict[str, str]:
    tops = {_top(path) for path in paths}
    found = {name: "written by a program" for name in _WRITTEN if name in tops}
    return found | {name: "other people's text" for name in _OTHERS if name in tops}


def _not_english(samples: Sequence[Sample]) -> dict[str, str]:
    """Folders with no English in them, as far as can be told; of nested ones the outermost."""
    folders = {parent for one in samples for parent in one.path.parents if parent != Path()}
    found: list[Path] = []
    for folder in sorted(folders, key=lambda path: (len(path.parts), path)):
        inside = [one.is_english for one in samples if one.path.is_relative_to(folder)]
        foreign = inside.count(False)
        if True in inside or foreign * 2 < len(inside) or _is_below(folder, map(str, found)):
            continue
        found.append(folder)
    return {folder.as_posix(): "not in English" for folder in found}
