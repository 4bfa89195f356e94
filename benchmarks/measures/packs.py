"""What the rules of a language find in its machine output, against its human translations."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.measures import data, figures
from benchmarks.measures.finder import Finder
from benchmarks.measures.model import Rate, Report, Table, family

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.measures.model import Context
    from mtlint.ruleset.schema import CompiledRule

_UNIT = 1_000
_PACK = "interference"
_NOT_MEASURED = "not measured"

Texts = dict[tuple[str, bool], list[str]]  # by language, and whether a person translated


def measure(context: Context) -> Report:
    """Findings in 1,000 words with the right language declared; every segment is a document.

    A finding belongs to a language when its rule names it. The pack of a language is its rules of
    the family `interference`.
    """
    texts = _texts(context)
    rules = context.finder.linter.ruleset.rules
    named = {language for rule in rules for language in rule.languages}
    found = {language: _rates(context, texts, language) for language in {key for key, _ in texts}}
    columns = ("language", "rules", "words, systems", *_COLUMNS)
    packs = sorted(n for n in named if any(_is_of_pack(rule, n) for rule in rules))
    tables = [
        Table("Packs", columns, [_row(n, rules, found.get(n), _is_of_pack) for n in packs]),
        Table(
            "All rules that name the language",
            columns,
            [_row(n, rules, found[n], _names) for n in sorted(found)],
        ),
    ]
    return Report(
        "packs",
        "Rules on the machine output of their source language and on human translations from it, "
        "in the collections `wmt_pairs` and `mqm`, with that language declared.",
        tables,
    )


def _texts(context: Context) -> Texts:
    texts: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    for row in data.read(context, "wmt_pairs"):
        language = row["lp"].partition("-")[0]
        texts[language, True].append(row["reference"])
        texts[language, False] += row["systems"].values()
    for row in data.read(context, "mqm"):
        texts[row["lp"].partition("-")[0], row["is_human_reference"]].append(row["target"])
    return texts


def _rates(context: Context, texts: Texts, language: str) -> dict[bool, Rate]:
    """How often each rule fires in human translations and in machine output."""
    rates = {}
    with Finder(context.finder.workers, languages=(language,)) as finder:
        for is_human in (False, True):
            own = texts.get((language, is_human), [])
            rules = (finding.rule for findings in finder.find(own) for finding in findings)
            rates[is_human] = Rate(Counter(rules), sum(map(data.words, own)))
    context.finder.failures += finder.failures
    return rates


def _is_of_pack(rule: CompiledRule, language: str) -> bool:
    return family(rule.id) == _PACK and _names(rule, language)


def _names(rule: CompiledRule, language: str) -> bool:
    return language in rule.languages


_COLUMNS = ("findings", "in 1,000 words, systems", "human translations", "systems : human")


def _row(
    language: str,
    rules: Sequence[CompiledRule],
    rates: Mapping[bool, Rate] | None,
    belongs: Callable[[CompiledRule, str], bool],
) -> tuple[str, ...]:
    own = [rule.id for rule in rules if belongs(rule, language)]
    if rates is None:
        return language, f"{len(own):,}", *[_NOT_MEASURED] * (1 + len(_COLUMNS))
    machine, human = rates[False], rates[True]
    counts = [sum(rate.counts[rule] for rule in own) for rate in (machine, human)]
    return (
        language,
        f"{len(own):,}",
        f"{machine.words:,}",
        f"{counts[0]:,}",
        figures.rate(counts[0], machine.words, _UNIT),
        figures.rate(counts[1], human.words, _UNIT),
        figures.ratio(counts[0] / max(machine.words, 1), counts[1] / max(human.words, 1)),
    )
