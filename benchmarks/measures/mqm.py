"""Findings against what professional annotators marked in machine translation."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from benchmarks.measures import data, documents, figures, reading
from benchmarks.measures.clean import sample
from benchmarks.measures.model import FAMILIES, Rate, Report, Table, family
from benchmarks.measures.spans import chance, merged, overlap, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measures.data import Row
    from benchmarks.measures.model import Context, Sample
    from benchmarks.measures.spans import Span
    from mtlint import Finding

_UNIT = 1_000
_MOST_RULES = 25

# Categories of the annotation schemes that the families answer for, by the words in their names.
_CATEGORIES = {
    "Punctuation": ("punctuation",),
    "Spelling": ("spelling",),
    "Name format": ("name",),
    "Number, date, currency, time format": ("number", "date", "currency", "time", "measurement"),
    "Untranslated": ("untranslated",),
    "Character encoding": ("encoding",),
    "Inconsistency": ("inconsisten",),
    "Grammar": ("grammar",),
    "every category": ("",),
}


@dataclass(slots=True)
class _Tally:
    """Counts over machine output, by rule: findings, those in a mark, and those by chance."""

    findings: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    expected: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    human: Counter[str] = field(default_factory=Counter)
    words: Counter[bool] = field(default_factory=Counter)  # by whether a human translated
    outside: list[Sample] = field(default_factory=list)


def measure(context: Context) -> Report:
    """How many findings overlap a mark, beyond what chance gives, and how many marks are found.

    What one system made of a document is checked as one text, as far as its rows are here.
    A finding is in a mark when they share a character. Its chance is the share of all places in
    the same row where a finding of its length would overlap a mark; the excess is what is above
    the sum of these, micro-averaged over findings. A mark is found when a finding shares a
    character with it; its chance is that of any of the row's findings placed at random. Rates are
    findings in 1,000 words of machine output and of human translation; marks in human
    translations are not used.
    """
    rows = data.read(context, "mqm")
    found = documents.find(context.finder, rows)
    tally = _Tally()
    for row, findings in zip(rows, found, strict=True):
        _count(tally, row, findings)
    random.Random(context.seed).shuffle(tally.outside)
    return Report(
        "mqm",
        "Machine output and human translations into English, with errors marked by annotators. "
        "“In a mark” is compared with findings of the same size placed at random in the same row.",
        [_by_family(tally), _by_category(rows, found), _by_rule(tally), *_read(context, tally)],
        tally.outside,
        evidence=reading.evidence(tally.outside, context.verdicts),
        machine=Rate(tally.findings, tally.words[False]),
    )


def _count(tally: _Tally, row: Row, findings: Sequence[Finding]) -> None:
    text, is_human = row["target"], bool(row["is_human_reference"])
    tally.words[is_human] += data.words(text)
    if is_human:
        tally.human.update(finding.rule for finding in findings)
        return
    marks = merged([(mark["start"], mark["end"]) for mark in row["spans"]])
    for finding in findings:
        tally.findings[finding.rule] += 1
        tally.expected[finding.rule] += chance(finding.end - finding.start, len(text), marks)
        if any(overlap(span(finding), mark) for mark in marks):
            tally.marked[finding.rule] += 1
        elif finding.family in FAMILIES:
            tally.outside.append(sample(text, finding, row["id"]))


def _by_family(tally: _Tally) -> Table:
    names = [*figures.families_in(tally.findings, tally.human), figures.IN_ALL, figures.OTHERS]
    columns = (
        "family", "findings", "in a mark", "by chance", "excess, points", "in 1,000 words, machine",
        "human", "machine : human",
    )  # fmt: skip
    return Table("By family", columns, [_family_row(tally, name) for name in names])


def _family_row(tally: _Tally, name: str) -> tuple[str, ...]:
    count, human = figures.total(tally.findings, name), figures.total(tally.human, name)
    rates = (count / max(tally.words[False], 1), human / max(tally.words[True], 1))
    expected = sum(value for rule, value in tally.expected.items() if _belongs(rule, name))
    return (
        name,
        f"{count:,}",
        *_excess(count, figures.total(tally.marked, name), expected),
        figures.rate(count, tally.words[False], _UNIT),
        figures.rate(human, tally.words[True], _UNIT),
        figures.ratio(*rates),
    )


def _belongs(rule: str, name: str) -> bool:
    if name == figures.IN_ALL:
        return family(rule) in FAMILIES
    return family(rule) not in FAMILIES if name == figures.OTHERS else family(rule) == name


def _excess(count: int, marked: float, expected: float) -> tuple[str, str, str]:
    points = f"{100 * (marked - expected) / count:+.1f}" if count else "–"
    return figures.share(marked, count), figures.share(expected, count), points


def _by_rule(tally: _Tally) -> Table:
    rows = [
        (rule, f"{count:,}", *_excess(count, tally.marked[rule], tally.expected[rule]))
        for rule, count in figures.most(tally.findings, _MOST_RULES)
    ]
    columns = ("rule", "findings", "in a mark", "by chance", "excess, points")
    return Table(f"By rule (at most {_MOST_RULES})", columns, rows)


def _by_category(rows: Sequence[Row], found: Sequence[Sequence[Finding]]) -> Table:
    marks: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    expected: defaultdict[str, float] = defaultdict(float)
    for row, findings in zip(rows, found, strict=True):
        if row["is_human_reference"]:
            continue
        own = [span(finding) for finding in findings if finding.family in FAMILIES]
        for mark in row["spans"]:
            where = (mark["start"], mark["end"])
            for name in _names(mark["category"]):
                marks[name] += 1
                hits[name] += any(overlap(where, finding) for finding in own)
                expected[name] += _chance_of_any(own, len(row["target"]), where)
    columns = ("category", "marks", "found", "by chance", "excess, points")
    cells = [
        (name, f"{marks[name]:,}", *_excess(marks[name], hits[name], expected[name]))
        for name in _CATEGORIES
    ]
    return Table("Recall by category of mark", columns, cells)


def _names(category: str) -> list[str]:
    lower = category.lower()
    return [name for name, words in _CATEGORIES.items() if any(word in lower for word in words)]


def _chance_of_any(findings: Sequence[Span], row: int, mark: Span) -> float:
    return 1 - prod(1 - chance(end - start, row, [mark]) for start, end in findings)


def _read(context: Context, tally: _Tally) -> list[Table]:
    return [reading.table(tally.outside, context.verdicts)] if context.verdicts else []
