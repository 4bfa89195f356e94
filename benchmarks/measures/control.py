"""False alarms on what content repositories are full of: lists, tables, changelogs, links."""

from __future__ import annotations

import random
import re
import sys
import sysconfig
from collections import Counter
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measures import data, figures
from benchmarks.measures.clean import samples
from benchmarks.measures.model import Rate, Report, Table, in_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measures.model import Context

_FILES = 60
_FEWEST_WORDS = 100
_LARGEST = 100_000  # code points; what is longer is most often data
_OF_ONE_PACKAGE = 3  # files, so that no package decides alone
_UNIT = 10_000
_FORMATS = {".md": "markdown", ".markdown": "markdown", ".rst": "plain", ".txt": "plain"}
_NO_PROSE = re.compile(
    r"licen[cs]e|copying|notice|authors|requirements|top_level|entry_points|(?:^|/)(?:data|vendor|tests?)/",
    re.IGNORECASE,
)
_LETTERS = 0.6  # share of letters and spaces, below which a file is data


class _File(NamedTuple):
    name: str
    text: str
    format: str


def measure(context: Context) -> Report:
    """Findings in 60 README and documentation files of the packages this Python has.

    Files are drawn by lot from all that are Markdown, reStructuredText or plain text of at least
    100 words and at most 100,000 code points, without licences, tests and data; a package's long
    description counts as a file. At most three are of one package. reStructuredText is read as
    plain text. Nothing is kept. Where there are fewer files than 60, all of them are read.
    """
    files = _drawn(context.seed)
    found = [context.finder.find([file.text], file.format)[0] for file in files]
    counts = Counter(finding.rule for findings in found for finding in findings)
    words = sum(data.words(file.text) for file in files)
    everything = Rate(counts, words)
    dirty = sum(1 for findings in found if findings)
    row = (
        f"{len(files)}",
        f"{words:,}",
        f"{in_all(counts)}",
        f"{10 * in_all(counts) / len(files):.1f}" if files else "–",
        f"{dirty}",
    )
    columns = ("files", "words", "findings", "in 10 files", "files with any finding")
    return Report(
        "control",
        f"README and documentation files of installed packages, {_FILES} at most.",
        [
            Table("Files", columns, [row]),
            figures.rates_by_family(everything, _UNIT),
            figures.rates_by_rule(everything, _UNIT),
        ],
        samples([f.text for f in files], found, [f.name for f in files], context.seed),
        clean=everything,
    )


def _drawn(seed: int) -> list[_File]:
    files = sorted({file.text: file for file in _all_files()}.values())
    random.Random(seed).shuffle(files)
    packages: Counter[str] = Counter()
    chosen = []
    for file in files:
        package = re.split(r"[-/]", file.name.lower())[0]
        packages[package] += 1
        if packages[package] <= _OF_ONE_PACKAGE:
            chosen.append(file)
    return chosen[:_FILES]


def _all_files() -> Iterator[_File]:
    base = {"base": sys.base_prefix, "platbase": sys.base_prefix}
    schemes: tuple[dict[str, str], ...] = (
        {},
        base,
    )  # of this environment, and of the Python it was made from
    folders = {
        Path(sysconfig.get_path(name, vars=variables))
        for name in ("purelib", "platlib")
        for variables in schemes
    }
    for folder in sorted(folders):
        for path in sorted(folder.rglob("*")):
            file = _file(path, str(path.relative_to(folder)))
            if file and _is_prose(file.text):
                yield file


def _file(path: Path, name: str) -> _File | None:
    if path.name == "METADATA":
        return _description(path, name)
    format_ = _FORMATS.get(path.suffix.lower())
    if not format_ or _NO_PROSE.search(name) or not path.is_file():
        return None
    return _File(name, path.read_text(encoding="utf-8", errors="replace"), format_)


def _description(path: Path, name: str) -> _File:
    """The long description in a package's metadata: most often its README."""
    message = HeaderParser().parsestr(path.read_text(encoding="utf-8", errors="replace"))
    is_markdown = "markdown" in (message["Description-Content-Type"] or "")
    return _File(name, str(message.get_payload()), "markdown" if is_markdown else "plain")


def _is_prose(text: str) -> bool:
    letters = sum(char.isalpha() or char.isspace() for char in text)
    fits = len(text) <= _LARGEST and data.words(text) >= _FEWEST_WORDS
    return fits and letters > _LETTERS * len(text)
