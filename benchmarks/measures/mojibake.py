"""Damaged strings with their right repair, and strings that only look damaged."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.measures import data, figures
from benchmarks.measures.model import Report, Sample, Table
from mtlint.fixing.apply import apply, without_overlaps
from mtlint.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measures.model import Context
    from mtlint import Finding

_FAMILY = "encoding"
_STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def measure(context: Context) -> Report:
    """Damaged strings found and repaired; sound strings with a finding, and changed ones.

    Only the family for encoding counts, and all of its fixes but those for display are made
    together, once. The collection's right forms have straight quotation marks throughout; so
    curly, low and straight ones count as the same. A sound string that is changed into the
    collection's right form counts as unchanged.
    """
    rows = data.read(context, "mojibake")
    found = context.finder.find([row["text"] for row in rows])
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for row, findings in zip(rows, found, strict=True):
        own = [finding for finding in findings if finding.family == _FAMILY]
        repaired = _repaired(row["text"], own)
        is_right = _plain(repaired) == _plain(row["fixed"])
        is_right |= repaired == row["text"] and not row["damaged"]
        kind = "damaged" if row["damaged"] else "sound"
        counts[row["set"]].update({kind: 1, f"{kind} found": bool(own), f"{kind} right": is_right})
        if not is_right or (own and not row["damaged"]):
            shown = f"{row['text']} → {repaired} (right: {row['fixed']})"
            missed.append(Sample(row["id"], _FAMILY, shown, row["label"]))
    total = sum(counts.values(), Counter())
    cells = [*((name, counts[name]) for name in sorted(counts)), (figures.IN_ALL, total)]
    columns = ("set", "damaged", "found", "repaired", "sound", "with a finding", "changed")
    return Report(
        "mojibake",
        "Damaged strings with their right repair, and sound ones that look damaged.",
        [Table("By set", columns, [_row(name, count) for name, count in cells])],
        missed,
    )


def _plain(text: str) -> str:
    return text.translate(_STRAIGHT)


def _repaired(text: str, findings: Sequence[Finding]) -> str:
    fixes = [finding.fix for finding in findings]
    made = [fix for fix in fixes if fix and fix.applicability is not Applicability.DISPLAY]
    return apply(text, without_overlaps(made))


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (
        name,
        f"{count['damaged']}",
        figures.share(count["damaged found"], count["damaged"]),
        figures.share(count["damaged right"], count["damaged"]),
        f"{count['sound']}",
        f"{count['sound found']}",
        f"{count['sound'] - count['sound right']}",
    )
