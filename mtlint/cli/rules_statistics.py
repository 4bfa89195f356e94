"""`mtlint rules --statistics`: how many rules there are, with what stands behind them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.cli.library import is_on
from mtlint.languages import named
from mtlint.pages.measured import read_measured
from mtlint.ruleset.loader import load_rules, read_sources
from mtlint.scan_tables import PHRASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.ruleset.schema import CompiledRule, PackedAnchors

_WORD = 8  # bytes of a word's hash
_HEADER = ("rules", "on", "bad", "good", "anchors", "measured", "sure")
_ANY = "any"


class Group(msgspec.Struct, frozen=True):
    """Some rules, counted.

    Attributes:
        name: the family, or the code of the source language; "any" where rules name none.
        rules: how many there are.
        on: how many of them are in force where nothing is configured.
        bad: examples in which something has to be found.
        good: near misses.
        anchors: words, phrases, literals and sequences of classes that are scanned for.
        measured: how many rules have a measured confidence.
        confidence: the mean of these, from 0 to 1; None where nothing was measured.
    """

    name: str
    rules: int
    on: int
    bad: int
    good: int
    anchors: int
    measured: int
    confidence: float | None


class Statistics(msgspec.Struct, frozen=True):
    """Rules by family and by source language; a rule of several languages counts for each."""

    families: tuple[Group, ...]
    languages: tuple[Group, ...]
    all: Group


class _Counted(msgspec.Struct, frozen=True):
    """One rule."""

    rule: CompiledRule
    bad: int
    good: int
    anchors: int
    is_measured: bool


def statistics(rules: Sequence[CompiledRule], folders: Iterable[Path]) -> Statistics:
    """Count rules.

    Args:
        rules: the rules, their files as they were compiled.
        folders: those with overlays of measured confidence.

    Raises:
        RuleError: a file has changed and has a mistake now.
    """
    counted = list(_counted(rules, set(read_measured(folders))))
    families: defaultdict[str, list[_Counted]] = defaultdict(list)
    languages: defaultdict[str, list[_Counted]] = defaultdict(list)
    for one in counted:
        families[one.rule.family].append(one)
        for language in one.rule.languages or (_ANY,):
            languages[language].append(one)
    return Statistics(
        tuple(_group(name, families[name]) for name in sorted(families)),
        tuple(_group(code, languages[code]) for code in sorted(languages, key=_last_any)),
        _group("all", counted),
    )


def text(found: Statistics) -> str:
    """Statistics as a table for people."""
    codes = [group.name for group in found.languages if group.name != _ANY]
    names = dict(zip(codes, named(codes), strict=True))
    blocks = (
        [("family", _HEADER), *((group.name, _cells(group)) for group in found.families)],
        [
            ("source language", _HEADER),
            *((_language(group.name, names), _cells(group)) for group in found.languages),
        ],
        [("all", _cells(found.all))],
    )
    rows = [row for block in blocks for row in block]
    first = max(len(name) for name, _ in rows)
    widths = [max(len(cells[at]) for _, cells in rows) for at in range(len(_HEADER))]
    return "\n\n".join("\n".join(_lines(block, first, widths)) for block in blocks)


def _lines(
    block: Iterable[tuple[str, Sequence[str]]], first: int, widths: Sequence[int]
) -> Iterator[str]:
    for name, cells in block:
        columns = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield "  ".join([f"{name:{first}}", *columns])


def _cells(group: Group) -> tuple[str, ...]:
    numbers = (group.rules, group.on, group.bad, group.good, group.anchors, group.measured)
    sure = "-" if group.confidence is None else f"{group.confidence:.2f}"
    return (*(f"{number:,}" for number in numbers), sure)


def _language(code: str, names: dict[str, str]) -> str:
    return f"{code}  {names[code]}" if code in names else code


def _last_any(code: str) -> tuple[bool, str]:
    return code == _ANY, code


def _counted(rules: Sequence[CompiledRule], measured: set[str]) -> Iterator[_Counted]:
    files = dict.fromkeys(Path(rule.file) for rule in rules)
    whole = {loaded.rule.id: loaded.rule for loaded in load_rules(read_sources(files))}
    for rule in rules:
        known = whole[rule.id]
        is_measured = not measured.isdisjoint((rule.id, *rule.aliases))
        anchors = _anchors(rule.anchors)
        yield _Counted(rule, len(known.bad), len(known.good), anchors, is_measured)


def _anchors(packed: PackedAnchors) -> int:
    words, phrases = len(packed.words) // _WORD, len(packed.phrases) // PHRASE.itemsize
    return words + phrases + len(packed.literals) + len(packed.classes)


def _group(name: str, counted: Sequence[_Counted]) -> Group:
    sure = [one.rule.confidence for one in counted if one.is_measured]
    return Group(
        name,
        len(counted),
        sum(is_on(one.rule) for one in counted),
        sum(one.bad for one in counted),
        sum(one.good for one in counted),
        sum(one.anchors for one in counted),
        len(sure),
        round(sum(sure) / len(sure), 4) if sure else None,
    )
