"""Families of rules: what each is about, and the page of one as `mtlint explain` prints it."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.languages import joined, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtlint.ruleset.schema import CompiledRule

# Family -> what it is about.
FAMILIES = {
    "boilerplate": "What stands round a text on its page, and was copied along",
    "boundary": "Sentences that were cut before they were translated",
    "casing": "Stray and missing capitals",
    "consistency": "Terms and dates written in two ways",
    "date": "Days and times that cannot be, or are written in another language's way",
    "duplicate": "Words, sentences and passages that stand twice",
    "encoding": "Damaged characters",
    "frame": "Words in the wrong sense, shown by what governs them",
    "glue": "Words run together",
    "grammar": "Small words and endings that English does not put so",
    "interference": "What shows through of a source language",
    "leftover": "What was left in the language of the source",
    "markup": "Markup that leaked into the text",
    "name": "Names that are spelled wrongly or in two ways",
    "number": "Numbers in another language's format or scale",
    "place": "Places and regions called by another name",
    "polarity": "Statements that were turned round",
    "quote": "Quotation marks and brackets",
    "silence": "Comments for mtlint itself that say nothing, or the wrong thing",
    "spacing": "Lost and stray spaces",
    "spelling": "Misspelt words",
    "unit": "Units that readers elsewhere do not count in",
}

# A longer list is counted by files.
_MOST_LISTED = 60
_SEVERITIES = ("error", "warning", "info")


def titled(name: str) -> str:
    """The name of a family with what it is about, if that is known."""
    about = FAMILIES.get(name)
    return f"{name}: {about[0].lower()}{about[1:]}" if about else name


def family_page(
    name: str, rules: Sequence[CompiledRule], is_on: Callable[[CompiledRule], bool], width: int
) -> Iterator[str]:
    """The lines of the page.

    Args:
        name: of the family.
        rules: its rules; at least one.
        is_on: whether a rule is in force where nothing is configured.
        width: in columns.
    """
    yield titled(name)
    yield f"  {_counted(rules, is_on)}"
    languages = {language for rule in rules for language in rule.languages}
    if languages:
        told = f"Source languages: {joined(sorted(named(list(languages))))}."
        yield from textwrap.wrap(told, width, initial_indent="  ", subsequent_indent="  ")
    yield "\nIts rules" if len(rules) <= _MOST_LISTED else "\nIts rules, by file"
    yield from _listed(rules, is_on) if len(rules) <= _MOST_LISTED else _by_file(rules)
    yield f"\n  `mtlint rules --family {name}` lists them all."
    yield f"  `mtlint explain {rules[0].id}` explains one."
    yield "\nHow to silence it"
    yield f"  In one place: `<!-- mtlint: ignore[{name}] reason -->` before it, or in its line."
    yield f'  For one run: `mtlint check --ignore {name}`. For all: `ignore = ["{name}"]`.'


def _counted(rules: Sequence[CompiledRule], is_on: Callable[[CompiledRule], bool]) -> str:
    """How many there are, of which severities, and how many are on."""
    severities: Counter[str] = Counter(rule.severity for rule in rules)
    kinds = joined([f"{severities[one]:,} {one}" for one in _SEVERITIES if severities[one]])
    on = sum(map(is_on, rules))
    state = "all" if on == len(rules) else f"{on:,}" if on else "none"
    return f"{len(rules):,} rule{'s' * (len(rules) != 1)} ({kinds}); {state} on by default."


def _listed(rules: Sequence[CompiledRule], is_on: Callable[[CompiledRule], bool]) -> Iterator[str]:
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        off = "" if is_on(rule) else " (off by default)"
        yield f"  {rule.id:{width}}  {rule.severity:7}  {rule.summary}{off}"


def _by_file(rules: Sequence[CompiledRule]) -> Iterator[str]:
    counts = Counter(Path(rule.file).stem for rule in rules)
    width = max(map(len, counts))
    for name, count in counts.items():
        yield f"  {name:{width}}  {count:5,}"
