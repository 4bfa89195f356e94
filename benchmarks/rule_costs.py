"""What each part of the engine and each rule costs on one text."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.table import Row
from benchmarks.timing import seconds
from mtlint import Document
from mtlint.checks.base import is_seeker
from mtlint.combine import combine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Linter
    from mtlint.checks.base import Hits, Signal
    from mtlint.errors import CheckError
    from mtlint.ruleset.ruleset import Ruleset

_WORST = 5
_MOST_CANDIDATES = 15  # of 1,000 blocks


def rows(linter: Linter, text: str, *, is_real: bool) -> Iterator[Row]:
    """The time of each stage, and the rules with the most candidates.

    How many are too many is told of real text only: what is made up says some words too often.
    """
    document = Document.from_text(text)
    stages = {
        "prose": seconds(lambda: document.prose),
        "tokens": seconds(lambda: document.tokens),
    }
    hits: Hits = {}
    stages["scan"] = seconds(lambda: hits.update(linter.ruleset.scanner.scan(document)))
    signals: list[Signal | CheckError] = []
    for name in linter.ruleset.checks:
        check = partial(_run, linter.ruleset, name, document, hits, signals)
        stages[f"check {name}"] = seconds(check)
    seen = [signal for signal in signals if not isinstance(signal, Exception)]
    stages["combine"] = seconds(lambda: combine(document, linter.ruleset, seen))
    for name, time in sorted(stages.items(), key=lambda item: -item[1]):
        yield Row(f"  {name}", f"{1000 * time:7.0f} ms on {len(text) / 1e6:.0f} MB")
    most = _MOST_CANDIDATES if is_real else None
    yield from _candidates(linter.ruleset, document, hits, most)


def _run(
    ruleset: Ruleset, name: str, document: Document, hits: Hits, signals: list[Signal | CheckError]
) -> None:
    own = {rule: hits[rule] for rule in ruleset.rules_of(name) if rule in hits}
    if not own and ruleset.is_anchored(name):
        return
    checker = ruleset.checker(name)
    sought = checker.seek(document) if is_seeker(checker) else {}
    if own or sought or not is_seeker(checker):
        signals.extend(checker.run(document, {**own, **sought}))


def _candidates(
    ruleset: Ruleset, document: Document, hits: Hits, most: int | None
) -> Iterator[Row]:
    blocks = len(document.prose.blocks)
    counts = {
        rule: sum(1 for _ in groupby(offsets, document.prose.block_index))
        for rule, offsets in hits.items()
        if ruleset[rule].check == "pattern"
    }
    worst = sorted(counts, key=lambda rule: (-counts[rule], rule))[:_WORST]
    for place, rule in enumerate(worst):
        share = 1000 * counts[rule] / blocks
        name = f"candidates in 1,000 of {blocks:,} blocks: {rule}" if not place else f"  {rule}"
        yield Row(name, f"{share:.1f}", most, share)
    if not worst:
        yield Row("candidates", "no pattern has any")
