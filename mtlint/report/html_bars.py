"""Plots: a table with a bar in each row, and columns by month; the severities are stacked."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mtlint.model import Severity
from mtlint.report.html_dates import spread
from mtlint.report.html_text import line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.report.html_counts import Tally

_MOST_ROWS = 10  # the others are folded away
_MOST_MONTHS = 48  # columns; a longer time is told by years
_WIDTH, _HEIGHT, _FOOT = 640, 160, 22  # of the columns, in units of the drawing
_WIDEST = 48  # a column
_MOST_LABELS = 12


class Row(NamedTuple):
    """A row of a table of bars.

    Attributes:
        name: what is counted.
        tally: how many of each severity.
        note: what is said below the name.
        cells: what stands behind the count.
        runs: how many there were in each run, this one last; empty where no earlier one is known.
    """

    name: str
    tally: Tally
    note: str = ""
    cells: tuple[str, ...] = ()
    runs: tuple[int, ...] = ()


def bars(kind: str, title: str, rows: Sequence[Row], heads: Sequence[str] = ()) -> str:
    """A plot as a table.

    Args:
        kind: the filter that a name sets: "family", "rule" or "folder".
        title: of the plot.
        rows: in the order in which they are to stand.
        heads: of the cells behind the count.
    """
    most = max((row.tally.total() for row in rows), default=1)
    made = [_row(kind, row, max(most, 1)) for row in rows]
    columns = ["", "findings", "", *heads]
    head = "".join(f'<th scope="col">{one}</th>' if one else "<td></td>" for one in columns)
    table = f'<table class="bars"><thead><tr>{head}</tr></thead><tbody>'
    more = ""
    if made[_MOST_ROWS:]:
        rest = f"{table}{''.join(made[_MOST_ROWS:])}</tbody></table>"
        more = f"<details><summary>{len(made) - _MOST_ROWS} more</summary>{rest}</details>"
    shown = f"{table}{''.join(made[:_MOST_ROWS])}</tbody></table>"
    return f'<section class="plot {kind}"><h2>{title}</h2>{shown}{more}</section>\n'


def columns(tallies: Mapping[str, Tally], note: str) -> str:
    """Findings over time; nothing where all are of one month."""
    if len(tallies) < 2:  # noqa: PLR2004 - one column shows no time
        return ""
    by, told = _by_time(tallies)
    return timeline(f"by {by}", note, [(name, name, tally) for name, tally in told.items()])


def timeline(title: str, note: str, told: Sequence[tuple[str, str, Tally]]) -> str:
    """A plot of columns.

    Args:
        title: of the plot.
        note: what is said under it.
        told: the full name of each column, what stands below it, and its findings.
    """
    most = max(1, *(tally.total() for _, _, tally in told))
    step = _WIDTH / len(told)
    every = -(-len(told) // _MOST_LABELS)
    drawn = "".join(
        _column(i, step, (name, tally), most) for i, (name, _, tally) in enumerate(told)
    )
    labels = "".join(
        f'<text x="{(i + 0.5) * step:.1f}" y="{_HEIGHT + 16}" text-anchor="middle">{label}</text>'
        for i, (_, label, _) in enumerate(told)
        if i % every == 0
    )
    numbers = "".join(
        f'<tr><th scope="row">{name}</th><td class="num">{tally.total():,}</td></tr>'
        for name, _, tally in told
    )
    return (
        f'<section class="plot time"><h2>{title}</h2><p class="quiet">{note}</p>'
        f'<svg class="columns" viewBox="0 0 {_WIDTH} {_HEIGHT + _FOOT}" role="img"'
        f' aria-label="findings {title}; the numbers are in the table below">{drawn}{labels}</svg>'
        f"<details><summary>the numbers</summary><table><tbody>{numbers}</tbody></table></details>"
        "</section>\n"
    )


def _row(kind: str, row: Row, most: int) -> str:
    total = row.tally.total()
    note = f'<span class="quiet">{line(row.note)}</span>' if row.note else ""
    told = ", ".join(f"{row.tally[s]} {s.label}" for s in reversed(Severity) if row.tally[s])
    cells = "".join(f'<td class="num">{cell}</td>' for cell in row.cells)
    return (
        f'<tr><th scope="row"><button type="button" data-filter="{kind}"'
        f' data-value="{plain(row.name)}" title="show only these">{line(row.name)}</button>'
        f'{note}</th><td class="num">{total:,}</td>'
        f'<td class="bar"><svg viewBox="0 0 {most} 1" preserveAspectRatio="none" role="img">'
        f"<title>{told or 'none'}</title>{''.join(_segments(row.tally))}</svg></td>{cells}"
        f"{_trend(row.runs)}</tr>\n"
    )


def _trend(runs: Sequence[int]) -> str:
    """How many more or fewer than in the run before, and a line through all runs."""
    if len(runs) < 2:  # noqa: PLR2004 - nothing to compare with
        return ""
    change = runs[-1] - runs[-2]
    told = f"{change:+,}".replace("-", "−") if change else "0"
    kind = "more" if change > 0 else "fewer" if change else "same"
    drawn = ""
    if len(runs) > 2:  # noqa: PLR2004 - two points are told by the number
        most = max(runs)
        points = " ".join(f"{i},{most - count}" for i, count in enumerate(runs))
        drawn = (
            f'<svg viewBox="0 0 {len(runs) - 1} {most}" preserveAspectRatio="none" role="img">'
            f"<title>{', '.join(f'{count:,}' for count in runs)}</title>"
            f'<polyline points="{points}" vector-effect="non-scaling-stroke"/></svg>'
        )
    return f'<td class="trend num {kind}">{drawn}{told}</td>'


def _segments(tally: Tally) -> Iterator[str]:
    sizes = [(severity, tally[severity]) for severity in reversed(Severity)]
    starts = accumulate((size for _, size in sizes), initial=0)
    for (severity, size), start in zip(sizes, starts, strict=False):
        if size:
            yield f'<rect class="{severity.label}" x="{start}" width="{size}" height="1"/>'


def _column(index: int, step: float, one: tuple[str, Tally], most: int) -> str:
    name, tally = one
    middle, width = (index + 0.5) * step, min(0.8 * step, _WIDEST)
    parts, top = [f"<title>{name}: {tally.total():,}</title>"], float(_HEIGHT)
    for severity in reversed(Severity):
        size = (_HEIGHT - 14) * tally[severity] / most
        top -= size
        if size:
            parts.append(
                f'<rect class="{severity.label}" x="{middle - width / 2:.1f}" y="{top:.1f}"'
                f' width="{width:.1f}" height="{size:.1f}"/>'
            )
    parts.append(
        f'<text x="{middle:.1f}" y="{top - 3:.1f}" text-anchor="middle">{tally.total():,}</text>'
    )
    return f"<g>{''.join(parts)}</g>"


def _by_time(tallies: Mapping[str, Tally]) -> tuple[str, dict[str, Tally]]:
    """By month with the empty months between, or by year."""
    months = spread(sorted(tallies))
    if len(months) <= _MOST_MONTHS:
        return "month", {month: tallies.get(month, Counter()) for month in months}
    years: dict[str, Tally] = {month[:4]: Counter() for month in months}
    for month, tally in tallies.items():
        years[month[:4]].update(tally)
    return "year", years
