"""Errors of translation on the five pages: found, rightly suggested; what looks like one."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks.measures import figures
from benchmarks.measures.clean import sample
from benchmarks.measures.defects import defect, place, suggests
from benchmarks.measures.model import SURFACE, Sample, Table
from benchmarks.measures.spans import in_context, overlap, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.measures.defects import Defect
    from mtlint import Finding

_LIST = "translation.toml"
_COLUMNS = ("listed", "found", "with a right suggestion")


def measure(
    folder: Path,
    texts: Mapping[str, str],
    found: Mapping[str, Sequence[Finding]],
    surface: Sequence[Defect],
) -> tuple[list[Table], list[Sample]]:
    """How many errors of translation are found, and how many have a right suggestion.

    A defect is found when a finding overlaps it whose family needs the source language, or is the
    kind of the defect. It has a right suggestion when the fix or a suggestion of such a finding
    makes what the list says, with or without the surface defects in the window of the edits. A
    near miss has fired when a finding of these families overlaps it and no defect.

    Args:
        folder: where the pages and their lists are.
        texts: page -> its text.
        found: page -> its findings.
        surface: the defects of the other list.
    """
    listed = tomllib.loads((folder / _LIST).read_text(encoding="utf-8"))
    defects = [defect(row, texts[row["file"]]) for row in listed["defect"]]
    everything = [*defects, *surface]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for item in defects:
        text = texts[item.file]
        hits = [f for f in found[item.file] if _own(f, item) and overlap(span(f), item.where)]
        is_right = any(suggests(text, item, everything, finding) for finding in hits)
        for group in (figures.IN_ALL, item.file[:3], item.family):
            counts[group].update(listed=1, found=bool(hits), right=is_right)
        if not is_right:
            verb = "no right suggestion for" if hits else "missed"
            name = f"{item.file[:3]}:{item.where[0]}"
            shown = in_context(text, item.where, 25)
            missed.append(Sample(name, f"{verb} {item.family}", shown, "", " / ".join(item.right)))
    others = [
        sample(texts[name], finding, name[:3])
        for name in texts
        for finding in _unlisted(name, found[name], everything)
    ]
    near = _near_misses(listed["trap"], texts, found, everything)
    return [_by_page(counts, texts), _by_kind(counts, texts), _traps(near, others)], missed + others


def _own(finding: Finding, item: Defect) -> bool:
    return finding.family not in SURFACE or finding.family == item.family


def _unlisted(name: str, found: Sequence[Finding], everything: Sequence[Defect]) -> list[Finding]:
    """Findings of the families at hand that overlap no defect of either list."""
    spans = [item.where for item in everything if item.file == name]
    return [
        finding
        for finding in found
        if finding.family not in SURFACE
        and not any(overlap(span(finding), where) for where in spans)
    ]


def _near_misses(
    rows: Sequence[Mapping[str, Any]],
    texts: Mapping[str, str],
    found: Mapping[str, Sequence[Finding]],
    everything: Sequence[Defect],
) -> list[bool]:
    """Of each near miss, whether it has fired."""
    return [
        any(
            overlap(span(finding), place(row, texts[row["file"]]))
            for finding in _unlisted(row["file"], found[row["file"]], everything)
        )
        for row in rows
    ]


def _by_page(counts: Mapping[str, Counter[str]], texts: Mapping[str, str]) -> Table:
    names = [*sorted({name[:3] for name in texts} & counts.keys()), figures.IN_ALL]
    return Table(
        "Translation defects, by page", ("page", *_COLUMNS), [_row(n, counts[n]) for n in names]
    )


def _by_kind(counts: Mapping[str, Counter[str]], texts: Mapping[str, str]) -> Table:
    others = {figures.IN_ALL, *(name[:3] for name in texts)}
    names = sorted(counts.keys() - others, key=lambda name: (-counts[name]["listed"], name))
    return Table(
        "Translation defects, by kind", ("kind", *_COLUMNS), [_row(n, counts[n]) for n in names]
    )


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    shares = (figures.share(count[kind], count["listed"]) for kind in ("found", "right"))
    return name, f"{count['listed']}", *shares


def _traps(near: Sequence[bool], others: Sequence[Sample]) -> Table:
    columns = ("near misses", "fired", "findings that overlap no defect of either list")
    row = (f"{len(near)}", f"{sum(near)}", f"{len(others)}")
    return Table("Near misses of translation", columns, [row])
