"""A rule as `mtlint explain` prints it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from mtlint.pages import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.pages.measured import Measured
    from mtlint.ruleset.schema import Bad, Good, Rule


def page(
    rule: Rule, measured: Measured | None, *, confidence: float, place: str, width: int
) -> Iterator[str]:
    """The lines of the page.

    Args:
        rule: with its examples.
        measured: how its confidence was measured, if it was.
        confidence: as it holds, from 0 to 1.
        place: file and line of the rule.
        width: in columns.
    """
    yield f"{rule.id}: {rule.summary}"
    yield from _paragraph(facts.lead(rule, confidence), width)
    yield from _section("Why it happens", [rule.why, facts.origin(rule)], width)
    conditions = list(facts.conditions(rule))
    if conditions:
        yield from _section("When it is reported", conditions, width)
    yield "\nIt is found here (⟦…⟧ is what is reported)"
    for bad in rule.bad:
        yield from _bad(rule, bad)
    yield "\nIt is left alone here"
    for good in rule.good:
        yield from _good(good)
    yield from _section("Confidence", [facts.certainty(rule, measured)], width)
    yield from _section("How to silence it", list(facts.silencing(rule)), width)
    sources = [f"Described in: {rule.source}"] if rule.source else []
    yield from _section("Where it stands", [place, *sources], width)


def _section(title: str, paragraphs: list[str], width: int) -> Iterator[str]:
    yield f"\n{title}"
    for text in paragraphs:
        yield from _paragraph(text, width)


def _paragraph(text: str, width: int) -> list[str]:
    indent = "  "
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bad(rule: Rule, bad: Bad) -> Iterator[str]:
    notes = (facts.circumstances(bad), facts.quotation(rule, bad))
    yield from _example("✗", bad.text, "; ".join(filter(None, notes)))
    if bad.fixed is not None:
        yield from _example("→", bad.fixed)
    for text in bad.alternatives:
        yield from _example("or", text)


def _good(good: Good) -> Iterator[str]:
    notes = (good.note, facts.circumstances(good))
    yield from _example("✓", good.text, "; ".join(filter(None, notes)))


def _example(sign: str, text: str, note: str = "") -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"  {sign:2} {first}".rstrip()
    for line in rest:
        yield f"     {line}".rstrip()
    if note:
        yield f"     ({note})"
