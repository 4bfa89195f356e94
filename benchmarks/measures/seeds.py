"""The five pages: how much of what a copy-editor found there is found, and rightly repaired."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measures import figures, translation
from benchmarks.measures.clean import samples
from benchmarks.measures.defects import defect, place, read_page, repairs
from benchmarks.measures.model import SURFACE, Report, Sample, Table
from benchmarks.measures.spans import in_context, overlap, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measures.defects import Defect
    from benchmarks.measures.model import Context
    from mtlint import Finding

_FOLDER = Path(__file__).resolve().parent.parent.parent / "seeds"
_LIST = "defects.toml"
_KIN = {"casing": ("boundary",), "glue": ("boundary",), "spacing": ("boundary", "quote")}


def measure(context: Context) -> Report:
    """How many defects of the list are found, and how many are rightly repaired.

    A defect is found when a finding of the families overlaps it. It is rightly repaired when one
    of these has a fix that makes what the list says, of this defect or of one that encloses it,
    with or without the other defects in the window of the edits; spaces at the edges of a window
    that is larger than the defect do not count. A defect whose right words the page does not tell
    counts as rightly repaired when it is found and no fix is offered that would be made. A trap
    is touched when a finding of the family it could be taken for overlaps it. Errors of translation
    have a list and tables of their own (see `translation`).
    """
    listed = tomllib.loads((_FOLDER / _LIST).read_text(encoding="utf-8"))
    names = sorted({row["file"] for row in listed["defect"]})
    texts = {name: read_page(_FOLDER / name) for name in names}
    found = dict(zip(names, context.finder.find([texts[name] for name in names]), strict=True))
    own = {name: [f for f in found[name] if f.family in SURFACE] for name in names}
    defects = [defect(row, texts[row["file"]]) for row in listed["defect"]]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for item in defects:
        text = texts[item.file]
        hits = [f for f in own[item.file] if overlap(span(f), item.where)]
        is_right = any(repairs(text, item, defects, finding) for finding in hits)
        group = "style, counted apart" if item.is_style else item.family
        counts[group].update(listed=1, found=bool(hits), right=is_right)
        if not is_right:
            verb = "badly repaired" if hits else "missed"
            name = f"{item.file[:3]}:{item.where[0]}"
            shown = in_context(text, item.where, 25)
            missed.append(Sample(name, f"{verb} {item.family}", shown, ""))
    others = _unlisted(texts, own, defects, context.seed)
    tables, samples_ = translation.measure(_FOLDER, texts, found, defects)
    return Report(
        "seeds",
        "The five pages the project began from, against lists that were made by reading.",
        [_table(counts), _traps(listed["trap"], texts, own, len(others)), *tables],
        [*missed, *others, *samples_],
    )


def _table(counts: Mapping[str, Counter[str]]) -> Table:
    total = sum((count for name, count in counts.items() if name in SURFACE), Counter())
    names = [*(name for name in SURFACE if name in counts)]
    rows = [_row(name, counts[name]) for name in names]
    rows.append(_row(figures.IN_ALL, total))
    rows += [_row(name, counts[name]) for name in sorted(counts) if name not in SURFACE]
    return Table("Defects", ("family", "listed", "found", "rightly repaired"), rows)


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    shares = (figures.share(count[kind], count["listed"]) for kind in ("found", "right"))
    return name, f"{count['listed']}", *shares


def _traps(
    rows: Sequence[Mapping[str, Any]],
    texts: Mapping[str, str],
    own: Mapping[str, Sequence[Finding]],
    others: int,
) -> Table:
    touched = sum(
        any(
            overlap(span(finding), place(row, texts[row["file"]]))
            and finding.family in (row["family"], *_KIN.get(row["family"], ()))
            for finding in own[row["file"]]
        )
        for row in rows
    )
    columns = ("traps", "touched", "findings that overlap no defect")
    return Table("Traps", columns, [(f"{len(rows)}", f"{touched}", f"{others}")])


def _unlisted(
    texts: Mapping[str, str],
    own: Mapping[str, Sequence[Finding]],
    defects: Sequence[Defect],
    seed: int,
) -> list[Sample]:
    """Findings that overlap no defect of the list."""
    spans = {name: [item.where for item in defects if item.file == name] for name in texts}
    others = [
        [f for f in own[name] if not any(overlap(span(f), where) for where in spans[name])]
        for name in texts
    ]
    return samples(list(texts.values()), others, list(texts), seed)
