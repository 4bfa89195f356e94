"""Minimal pairs: a sentence with one planted error, and its clean twin."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.measures import data, figures
from benchmarks.measures.model import SURFACE, Report, Table
from benchmarks.measures.spans import span, touch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measures.data import Row
    from benchmarks.measures.model import Context
    from mtlint import Finding

# Errors that can be seen without the source; the others are there for comparison.
_VISIBLE = frozenset(
    ("repeat2", "repeat4", "full_lower", "first_lower", "tokenized", "punc_addition",
     "final_punc_removed", "misspelled", "char_removed", "codemix", "case")
)  # fmt: skip


def measure(context: Context) -> Report:
    """Per kind of error: rows found, less rows with a finding on the clean twin.

    A row is found when its bad sentence has a finding of the families, and is a false alarm when
    its clean twin has one; the net is the difference in points. "On the spot" counts the rows
    where a finding touches the planted place. Last come the findings of all families in the clean
    twins, each counted once; they are human translations, with slips and calques of their own.
    """
    rows = data.read(context, "demetr")
    found = _own(context, [row["bad"] for row in rows])
    alarms = _own(context, [row["clean"] for row in rows])
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row, bad, clean in zip(rows, found, alarms, strict=True):
        hits = _on_the_spot(row, bad)
        counts[row["category"]].update(rows=1, found=bool(bad), alarms=bool(clean), spot=bool(hits))
        right.update(finding.rule for finding in hits)
        wrong.update(finding.rule for finding in clean)
    return Report(
        "demetr",
        "Minimal pairs with one planted error. Net is found less false alarms on the clean twin.",
        [
            _table("Errors that can be seen without the source", counts, visible=True),
            _table("Other errors", counts, visible=False),
            _twins(context, sorted({row["clean"] for row in rows})),
        ],
        evidence={rule: (right[rule], wrong[rule]) for rule in sorted({*right, *wrong})},
    )


def _own(context: Context, texts: Sequence[str]) -> list[list[Finding]]:
    found = context.finder.find(texts)
    return [[f for f in findings if f.family in SURFACE] for findings in found]


def _twins(context: Context, texts: Sequence[str]) -> Table:
    found = context.finder.find(texts)
    counts = Counter(finding.family for findings in found for finding in findings)
    rows = [
        (name, f"{count:,}", f"{100 * count / len(texts):.1f}")
        for name, count in [*sorted(counts.items()), (figures.IN_ALL, counts.total())]
    ]
    return Table(f"{len(texts)} clean twins", ("family", "findings", "in 100 twins"), rows)


def _on_the_spot(row: Row, findings: Sequence[Finding]) -> list[Finding]:
    place = (row["start"], row["end"])
    return [finding for finding in findings if touch(span(finding), place)]


def _table(title: str, counts: dict[str, Counter[str]], *, visible: bool) -> Table:
    names = sorted(name for name in counts if (name in _VISIBLE) == visible)
    columns = ("error", "rows", "found", "on the clean twin", "net, points", "on the spot")
    return Table(title, columns, [_row(name, counts[name]) for name in names])


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    rows = count["rows"]
    return (
        name,
        f"{rows:,}",
        figures.share(count["found"], rows),
        figures.share(count["alarms"], rows),
        f"{100 * (count['found'] - count['alarms']) / rows:+.1f}",
        figures.share(count["spot"], rows),
    )
