"""Reading rule files and word lists; every mistake is told with its file and line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from mtlint.errors import RuleError
from mtlint.ruleset.schema import RuleFile
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint.ruleset.schema import Rule

_RULE_HEADER = late(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)
_MEASURED = "measured.toml"
_FOLDERS_OF_LISTS = ("lists", "gazetteer")
_ID = late(r"[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
_CONTROL = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class LoadedRule(msgspec.Struct, frozen=True):
    """A rule with the place it was read from."""

    rule: Rule
    file: str
    line: int

    def mistake(self, what: str) -> RuleError:
        """The error that says what is wrong with this rule, and where it stands."""
        return RuleError(f"{self.file}:{self.line}: {self.rule.id}: {what}")


class RuleSources(msgspec.Struct, frozen=True):
    """The files of a rule library as text: path -> content."""

    rules: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, str], ...]
    measured: tuple[tuple[str, str], ...] = ()


def read_sources(places: Iterable[Path]) -> RuleSources:
    """Read what stands below folders: rule files (`**/*.toml`) and word lists (`lists/*.txt`).

    The gazetteer (`gazetteer/*.txt`) is a word list whose entries are entities.

    A place can also be a single rule file; its word lists stand in `lists/` beside it. A file
    `measured.toml` directly in a folder is no rule file: it overlays confidences.

    Raises:
        RuleError: a folder or file cannot be read.
    """
    files = source_files(places)
    rules, lists, measured = (tuple((path, _read(Path(path))) for path in kind) for kind in files)
    return RuleSources(rules, lists, measured)


def source_files(places: Iterable[Path]) -> tuple[list[str], list[str], list[str]]:
    """The paths of the rule files, word lists and overlays that `read_sources` reads.

    Raises:
        RuleError: a folder cannot be read.
    """
    rules: dict[str, None] = {}
    lists: dict[str, None] = {}
    measured: dict[str, None] = {}
    for place in places:
        folder = place.parent if place.is_file() else place
        if not folder.is_dir():
            raise RuleError(f"{place}: no such folder or file of rules")
        overlay = str(folder / _MEASURED)
        for path in [str(place)] if place.is_file() else sorted(_below(str(folder), ".toml")):
            (measured if path == overlay else rules)[path] = None
        for name in _FOLDERS_OF_LISTS:
            inside = str(folder / name)
            lists |= dict.fromkeys(
                sorted(_below(inside, ".txt")) if (folder / name).is_dir() else ()
            )
    return list(rules), list(lists), list(measured)


def _below(folder: str, suffix: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _below(entry.path, suffix)
        elif entry.name.endswith(suffix):
            yield entry.path


def load_rules(sources: RuleSources) -> list[LoadedRule]:
    """All rules of a library, in file order.

    Raises:
        RuleError: with file and line, for TOML that does not parse, an unknown key, a wrong type, a
            bad id or one that two rules share, a control character in a pattern.
    """
    loaded = [rule for name, content in sources.rules for rule in _load_file(name, content)]
    seen: dict[str, LoadedRule] = {}
    for rule in loaded:
        for name in (rule.rule.id, *rule.rule.aliases):
            if name in seen:
                other = seen[name]
                raise rule.mistake(f"{name!r} is taken by {other.file}:{other.line}")
            seen[name] = rule
    return loaded


def load_lists(sources: RuleSources) -> dict[str, tuple[str, ...]]:
    """The word lists by name: an entry a line, `#` begins a comment.

    Raises:
        RuleError: two lists have the same name.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for path, content in sources.lists:
        name = Path(path).stem
        if name in lists:
            raise RuleError(f"{path}:1: another word list is called {name!r}; choose another name")
        lists[name] = tuple(_entries(content))
    return lists


def load_measured(sources: RuleSources) -> dict[str, float]:
    """The measured confidence of rules by id, from 0 to 1.

    Raises:
        RuleError: such a file does not say what the benchmark writes.
    """
    found: dict[str, float] = {}
    for name, content in sources.measured:
        try:
            overlay = msgspec.convert(_parsed(name, content), _Overlay)
        except msgspec.ValidationError as error:
            raise RuleError(f"{name}:1: {error}") from None
        found |= {id_: measured.confidence for id_, measured in overlay.rules.items()}
    return found


class _Measured(msgspec.Struct):
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)]


class _Overlay(msgspec.Struct):
    rules: dict[str, _Measured]


def _entries(content: str) -> Iterable[str]:
    for line in content.splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RuleError(f"{path}: not UTF-8") from None


def _load_file(name: str, content: str) -> list[LoadedRule]:
    lines = [content.count("\n", 0, m.end()) + 1 for m in _RULE_HEADER.finditer(content)]
    try:
        rules = msgspec.convert(_parsed(name, content), RuleFile).rule
    except msgspec.ValidationError as error:
        from mtlint.ruleset.mistakes import of_shape  # most files have none

        raise RuleError(of_shape(name, content, lines, str(error))) from None
    if len(lines) != len(rules):  # written as an inline array, or a text holds such a line
        lines = [1] * len(rules)
    loaded = [LoadedRule(rule, name, line) for rule, line in zip(rules, lines, strict=True)]
    for rule in loaded:
        _check(rule)
    return loaded


def _parsed(name: str, content: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        from mtlint.ruleset.mistakes import of_toml  # the same

        raise RuleError(of_toml(name, content, str(error))) from None


def _check(loaded: LoadedRule) -> None:
    rule = loaded.rule
    if not _ID.fullmatch(rule.id):
        raise loaded.mistake("an id reads as family/name, in lower case, digits and hyphens")
    for pattern in (rule.pattern, *rule.unless):
        if _CONTROL.search(pattern):
            raise loaded.mistake(
                "a pattern holds a control character; write patterns in 'single quotes', "
                "where \\b stays a word boundary"
            )
    if not rule.bad or not rule.good:
        raise loaded.mistake("a rule needs at least one bad and one good example")
    if not 0 < rule.prior <= 1:
        raise loaded.mistake("prior lies between 0 and 1")
