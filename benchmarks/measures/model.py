"""What a measure is given and what it gives back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.measures.finder import Finder

# Figures "in all" are over these and the next.
SURFACE = (
    "spacing", "spelling", "glue", "casing", "boundary", "duplicate", "quote", "markup", "encoding",
    "number", "date", "unit", "boilerplate", "leftover",
)  # fmt: skip
"""The families that need no knowledge of the source language."""

TRANSLATION = ("name", "place", "interference", "frame", "grammar", "polarity", "consistency")
"""The families about what a translation got wrong."""

FAMILIES = SURFACE + TRANSLATION


@dataclass(frozen=True, slots=True)
class Context:
    """What every measure is given.

    Attributes:
        data: the folder of collections.
        finder: runs the linter.
        seed: from which everything that is drawn by lot is made.
        share: how much of each collection is read, above 0 to 1.
        verdicts: what readers said of single findings, by key (see `reading`).
    """

    data: Path
    finder: Finder
    seed: int = 20
    share: float = 1.0
    verdicts: Sequence[dict[str, bool]] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: its columns, its rows, and what they say."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A finding in its context, to be read by a person."""

    key: str
    rule: str
    text: str
    message: str
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """How often each rule fired in so many words."""

    counts: Counter[str] = field(default_factory=Counter)
    words: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a measure has to say.

    Attributes:
        name: the name of the measure.
        about: one or two sentences that say what was counted.
        tables: the figures.
        samples: findings to be read, in an order drawn by lot.
        evidence: rule -> findings that turned out right and wrong; for the confidence of rules.
        clean: how often rules fired in text that is not machine-translated.
        machine: how often they fired in machine translation.
    """

    name: str
    about: str
    tables: Sequence[Table]
    samples: Sequence[Sample] = ()
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)
    clean: Rate = field(default_factory=Rate)
    machine: Rate = field(default_factory=Rate)


def family(rule: str) -> str:
    """The family of a rule id."""
    return rule.partition("/")[0]


def in_all(counts: Counter[str]) -> int:
    """How many of the findings, counted by rule, belong to `FAMILIES`."""
    return sum(count for rule, count in counts.items() if family(rule) in FAMILIES)
