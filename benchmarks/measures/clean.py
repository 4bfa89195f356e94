"""False alarms on edited English, by register."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.measures import data, figures, slips
from benchmarks.measures.model import Rate, Report, Sample, Table, in_all
from benchmarks.measures.spans import in_context, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measures.model import Context
    from mtlint import Finding

_UNIT = 10_000


def measure(context: Context) -> Report:
    """Findings in 10,000 words of text that nobody translated by machine.

    Every finding counts as a false alarm, although most are real slips of the text: how many, the
    last table tells (see `slips`), and only the others tell against the confidence of a rule.
    """
    rows = data.read(context, "clean")
    found = context.finder.find([row["text"] for row in rows])
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for row, findings in zip(rows, found, strict=True):
        words[row["register"]] += data.words(row["text"])
        counts[row["register"]].update(finding.rule for finding in findings)
    everything = Rate(sum(counts.values(), Counter()), words.total())
    shown = samples([row["text"] for row in rows], found, [row["id"] for row in rows], context.seed)
    wrong = Counter(sample.rule for sample in shown if not slips.is_slip(sample))
    return Report(
        "clean",
        "Edited English in eight registers. Every finding counts as a false alarm.",
        [
            _by_register(counts, words, everything),
            figures.rates_by_family(everything, _UNIT),
            figures.rates_by_rule(everything, _UNIT),
            _read(everything, wrong),
        ],
        shown,
        clean=Rate(wrong, everything.words),
    )


def samples(
    texts: Sequence[str],
    found: Sequence[Sequence[Finding]],
    names: Sequence[str],
    seed: int,
) -> list[Sample]:
    """Every finding in its context, in an order drawn by lot."""
    result = [
        sample(text, finding, name)
        for text, findings, name in zip(texts, found, names, strict=True)
        for finding in findings
    ]
    random.Random(seed).shuffle(result)
    return result


def sample(text: str, finding: Finding, name: str) -> Sample:
    """One finding in its context; its key says where it stands."""
    key = f"{name}:{finding.start}-{finding.end}"
    fix = finding.fix
    shown = " … ".join(edit.text or "(nothing)" for edit in fix.edits) if fix else None
    return Sample(key, finding.rule, in_context(text, span(finding)), finding.message, shown)


def _by_register(
    counts: Mapping[str, Counter[str]], words: Counter[str], everything: Rate
) -> Table:
    rows = [_row(name, Rate(counts[name], words[name])) for name in sorted(words)]
    columns = ("register", "words", "findings", f"in {_UNIT:,} words", "with other families")
    return Table("By register", columns, [*rows, _row(figures.IN_ALL, everything)])


def _read(found: Rate, wrong: Counter[str]) -> Table:
    """What remains of the findings of each family without the real slips."""
    rows = []
    for name in [*figures.families_in(found.counts), figures.IN_ALL]:
        count, left = figures.total(found.counts, name), figures.total(wrong, name)
        shown = figures.rate(left, found.words, _UNIT)
        rows.append((name, f"{count:,}", f"{count - left:,}", f"{left:,}", shown))
    columns = ("family", "findings", "real slips", "false alarms", f"in {_UNIT:,} words")
    return Table("Read one by one", columns, rows)


def _row(name: str, found: Rate) -> tuple[str, ...]:
    count = in_all(found.counts)
    return (
        name,
        f"{found.words:,}",
        f"{count:,}",
        figures.rate(count, found.words, _UNIT),
        figures.rate(found.counts.total(), found.words, _UNIT),
    )
