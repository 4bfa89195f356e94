"""Findings on the output of systems against human references, by source language."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.measures import data, figures
from benchmarks.measures.model import Rate, Report, Table, in_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.measures.model import Context

_UNIT = 1_000
_UNMEASURED = (
    "Hindi, Korean, Arabic, Persian, Turkish, Indonesian, Vietnamese and Polish are not measured: "
    "there is no text."
)


def measure(context: Context) -> Report:
    """Findings in 1,000 words of systems and of references; every text is a document of its own."""
    texts: list[tuple[str, bool, str]] = []  # language pair, whether human, text
    for row in data.read(context, "wmt_pairs"):
        texts.append((row["lp"], True, row["reference"]))
        texts += [(row["lp"], False, output) for output in row["systems"].values()]
    found = context.finder.find([text for *_, text in texts])
    counts: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    words: Counter[tuple[str, bool]] = Counter()
    for (pair, is_human, text), findings in zip(texts, found, strict=True):
        words[pair, is_human] += data.words(text)
        counts[pair, is_human].update(finding.rule for finding in findings)
    sides = {is_human: _side(counts, words, is_human=is_human) for is_human in (False, True)}
    return Report(
        "pairs",
        f"Outputs of systems and human references for the same sentences. {_UNMEASURED}",
        [_by_language(counts, words, sides), _by_family(sides)],
        machine=sides[False],
    )


def _side(
    counts: Mapping[tuple[str, bool], Counter[str]],
    words: Counter[tuple[str, bool]],
    *,
    is_human: bool,
) -> Rate:
    own = [key for key in words if key[1] == is_human]
    return Rate(sum((counts[key] for key in own), Counter()), sum(words[key] for key in own))


def _by_language(
    counts: Mapping[tuple[str, bool], Counter[str]],
    words: Counter[tuple[str, bool]],
    sides: Mapping[bool, Rate],
) -> Table:
    rows = []
    for pair in sorted({pair for pair, _ in words}):
        machine, human = (Rate(counts[pair, human], words[pair, human]) for human in (False, True))
        rows.append(_row(pair, machine, human, in_all(machine.counts), in_all(human.counts)))
    machine, human = sides[False], sides[True]
    total = _row(figures.IN_ALL, machine, human, in_all(machine.counts), in_all(human.counts))
    columns = ("languages", "words, systems", *_COLUMNS)
    return Table("By language pair", columns, [*rows, total])


def _by_family(sides: Mapping[bool, Rate]) -> Table:
    machine, human = sides[False], sides[True]
    names = figures.families_in(machine.counts, human.counts)
    rows = [
        _row(
            name,
            machine,
            human,
            figures.total(machine.counts, name),
            figures.total(human.counts, name),
        )
        for name in [*names, figures.OTHERS]
    ]
    return Table("By family", ("family", "words, systems", *_COLUMNS), rows)


_COLUMNS = ("findings", "in 1,000 words, systems", "references", "systems : references")


def _row(name: str, machine: Rate, human: Rate, count: int, other: int) -> tuple[str, ...]:
    rates = (count / max(machine.words, 1), other / max(human.words, 1))
    return (
        name,
        f"{machine.words:,}",
        f"{count:,}",
        figures.rate(count, machine.words, _UNIT),
        figures.rate(other, human.words, _UNIT),
        figures.ratio(*rates),
    )
