"""Figures as they are shown, and the tables that several measures share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.measures.model import FAMILIES, Table, family, in_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.measures.model import Rate

IN_ALL = "**in all**"
OTHERS = "other families"
_MOST_RULES = 20


def share(part: float, whole: float) -> str:
    """A share in per cent with one decimal; a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def rate(count: float, words: int, unit: int) -> str:
    """How many in `unit` words."""
    return f"{unit * count / words:.2f}" if words else "–"


def ratio(one: float, other: float) -> str:
    """One over the other, both rates."""
    if not other:
        return "∞" if one else "–"
    return f"{one / other:.1f}"


def by_family(counts: Counter[str]) -> Counter[str]:
    """Findings by rule, added up by family."""
    result: Counter[str] = Counter()
    for rule, count in counts.items():
        result[family(rule)] += count
    return result


def families_in(*counts: Counter[str]) -> list[str]:
    """The families with a finding: first those that count in all, in their order."""
    present = {family(rule) for counter in counts for rule in counter}
    return [name for name in FAMILIES if name in present]


def total(counts: Counter[str], name: str) -> int:
    """Findings of a family, of all that count (`IN_ALL`) or of the rest (`OTHERS`)."""
    if name == IN_ALL:
        return in_all(counts)
    if name == OTHERS:
        return counts.total() - in_all(counts)
    return sum(count for rule, count in counts.items() if family(rule) == name)


def rates_by_family(found: Rate, unit: int, title: str = "By family") -> Table:
    """Findings of each family and in all, in so many words."""
    names = [*families_in(found.counts), IN_ALL, OTHERS]
    rows = [
        (name, f"{total(found.counts, name):,}", rate(total(found.counts, name), found.words, unit))
        for name in names
    ]
    return Table(title, ("family", "findings", f"in {unit:,} words"), rows)


def rates_by_rule(found: Rate, unit: int) -> Table:
    """The rules that fired most often."""
    rows = [
        (rule, f"{count:,}", rate(count, found.words, unit))
        for rule, count in most(found.counts, _MOST_RULES)
    ]
    return Table(
        f"By rule (at most {_MOST_RULES})", ("rule", "findings", f"in {unit:,} words"), rows
    )


def most(counts: Counter[str], number: int) -> list[tuple[str, int]]:
    """The most frequent, ties in alphabetical order."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]


def lines(table: Table) -> Iterable[str]:
    """A table in Markdown, padded so that it can be read as it stands."""
    grid = [list(table.columns), *(list(row) for row in table.rows)]
    widths = [max(len(row[column]) for row in grid) for column in range(len(table.columns))]
    yield f"**{table.title}**"
    yield ""
    if table.note:
        yield table.note
        yield ""
    yield _line(grid[0], widths)
    yield (
        "|"
        + "|".join("-" * (width + 1) + (":" if at else "-") for at, width in enumerate(widths))
        + "|"
    )
    for row in grid[1:]:
        yield _line(row, widths)
    yield ""


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "| " + " | ".join(padded) + " |"
