"""The confidence of each rule, from what was counted.

A rule's findings that turned out right and wrong are gathered from every measure that can tell:
findings read blind, fixes against post-edits, planted errors and their clean twins, planted
faults, lines of boilerplate; and the machine translation and clean text that were read, where as
many findings count as wrong as the rule's rate in clean text leads one to expect in the machine
translation. Each measure counts as 20 findings at most, so that none decides alone. The confidence
is the mean of a Beta distribution that begins with the author's own figure, worth four findings:

    (4 * prior + right) / (4 + right + wrong)
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.measures.model import Rate, Report

PRIOR = 4  # findings that the author's own figure is worth
MOST = 20  # findings that one measure counts as


class Evidence(NamedTuple):
    """Findings of a rule that turned out right and wrong, in one measure or in all."""

    right: float
    wrong: float


def confidence(prior: float, evidence: Evidence) -> float:
    """The mean of the Beta distribution after the evidence, from 0 to 1."""
    right, wrong = evidence
    return (PRIOR * prior + right) / (PRIOR + right + wrong)


def capped(evidence: Evidence) -> Evidence:
    """The same shares, of 20 findings at most."""
    scale = min(1.0, MOST / max(evidence.right + evidence.wrong, 1))
    return Evidence(evidence.right * scale, evidence.wrong * scale)


def gathered(reports: Sequence[Report]) -> dict[str, dict[str, Evidence]]:
    """Rule -> measure -> evidence; of measures that say something."""
    result: dict[str, dict[str, Evidence]] = {}
    for report in reports:
        for rule, (right, wrong) in report.evidence.items():
            if right + wrong:
                result.setdefault(rule, {})[report.name] = Evidence(right, wrong)
    for rule, found in _against_clean(reports).items():
        result.setdefault(rule, {})["clean"] = found
    return result


def _against_clean(reports: Sequence[Report]) -> dict[str, Evidence]:
    """Findings in machine translation, less those that the rate in clean text explains."""
    clean, machine = _sum(r.clean for r in reports), _sum(r.machine for r in reports)
    if not clean[1] or not machine[1]:
        return {}
    scale = machine[1] / clean[1]
    result = {}
    for rule in sorted({*clean[0], *machine[0]}):
        expected = clean[0][rule] * scale
        found = max(machine[0][rule], expected)
        result[rule] = Evidence(found - expected, expected)
    return result


def _sum(rates: Iterable[Rate]) -> tuple[Counter[str], int]:
    counts: Counter[str] = Counter()
    words = 0
    for rate in rates:
        counts.update(rate.counts)
        words += rate.words
    return counts, words


def lines(
    evidence: Mapping[str, Mapping[str, Evidence]], priors: Mapping[str, float], head: str
) -> Iterator[str]:
    """The overlay file, a table for each rule in order of id.

    Args:
        evidence: what was gathered; rules that are no longer in force are left out.
        priors: rule -> the confidence its author gave it.
        head: what the figures were measured with, one line.
    """
    yield "# Written by `python -m benchmarks.accuracy DATA --overlay FILE`; never edited by hand."
    yield f"# {head}"
    yield "# confidence: (4 * prior + right) / (4 + right + wrong); each measure counts as at most"
    yield "# 20 findings. `from` has right and wrong of each measure as they were counted."
    for rule in sorted(set(evidence) & set(priors)):
        found = evidence[rule]
        parts = [capped(part) for part in found.values()]
        total = Evidence(sum(p.right for p in parts), sum(p.wrong for p in parts))
        counted = ", ".join(
            f"{name} = [{part.right:.0f}, {part.wrong:.0f}]" for name, part in sorted(found.items())
        )
        yield ""
        yield f'[rules."{rule}"]'
        yield f"confidence = {confidence(priors[rule], total):.2f}"
        yield f"prior = {priors[rule]:.2f}"
        yield f"from = {{ {counted} }}"
