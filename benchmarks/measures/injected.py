"""Planted faults: exact recall, precision, and the share of fixes that restore the original."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.inject import KINDS, VERSION, damage_all
from benchmarks.measures import data, figures, slips
from benchmarks.measures.clean import sample
from benchmarks.measures.model import FAMILIES, Report, Sample, Table
from benchmarks.measures.spans import fixed_window, in_context, span, touch
from mtlint.fixing.apply import without_overlaps
from mtlint.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.inject import Damaged, Fault
    from benchmarks.measures.model import Context
    from mtlint import Finding, Fix

_EACH = 40  # faults of each kind
_LONGER = 60  # code points by which a finding of another family may be longer than the fault
_WORST = 30  # kinds shown
_LINES = ("boilerplate", "duplicate", "markup")  # families that can have whole lines


@dataclass(slots=True)
class _Tally:
    """Counts by family, by kind and by what stands beside."""

    families: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    beside: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    samples: list[Sample] = field(default_factory=list)


def measure(context: Context) -> Report:
    """Faults of every kind, planted at random in clean documents.

    A fault is found when a finding of the families touches it: one of its own family, or one of
    another family that is at most 60 code points longer than the fault. A finding that finds no
    fault is a false alarm. Precision is by the family of the finding, recall by that of the
    fault. “Without slips” leaves out findings of faults that the clean text had of its own (see
    `slips`). Fixes restore the original when the smallest window that holds the fault and all their
    edits reads, after them, as before the fault was planted; a fix counts as restoring alone or
    together with the other safe fixes of the same fault. Where lines were planted, empty lines
    that are left do not count; and a safe fix that removes some of the planted lines of a site,
    and nothing else, counts as restoring, though the fault is not yet repaired.
    """
    texts = [row["text"] for row in data.read(context, "clean")]
    random.Random(context.seed).shuffle(texts)
    each = max(round(_EACH * context.share), 1)
    damaged = [after for _, after in damage_all(texts, KINDS, each, context.seed)]
    found = context.finder.find([page.text for page in damaged])
    tally = _Tally()
    for number, (page, findings) in enumerate(zip(damaged, found, strict=True)):
        _count(tally, page, [f for f in findings if f.family in FAMILIES], f"injected-{number}")
    random.Random(context.seed).shuffle(tally.samples)
    return Report(
        "injected",
        f"Faults planted at random in clean documents (injector version {VERSION}, {each} of each "
        "kind where there are places). False alarms of clean text count against precision here "
        "too.",
        [_by_family(tally), _by_beside(tally), _by_kind(tally)],
        tally.samples,
        evidence={
            rule: (count["right"], count["wrong"]) for rule, count in sorted(tally.rules.items())
        },
    )


def finds(finding: Finding, fault: Fault) -> bool:
    """Whether a finding is of a fault: it touches it and is not about something larger."""
    longer = (finding.end - finding.start) - (fault.end - fault.start)
    near = touch(span(finding), (fault.start, fault.end))
    return near and (finding.family == fault.family or longer <= _LONGER)


def restores(page: Damaged, fault: Fault, fixes: Sequence[Fix]) -> bool:
    """Whether fixes, made together, give back what stood there before the fault."""
    made = without_overlaps(fixes)
    if not made:
        return False
    (start, end), after = fixed_window(page.text, made, (fault.start, fault.end))
    before = page.text[start : fault.start] + fault.original + page.text[fault.end : end]
    if fault.family in _LINES and "\n" in page.text[fault.start : fault.end]:
        return _without_empty_lines(after) == _without_empty_lines(before)
    return after == before


def _without_empty_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _count(tally: _Tally, page: Damaged, findings: Sequence[Finding], name: str) -> None:
    for fault in page.faults:
        own = [finding for finding in findings if finds(finding, fault)]
        outcome = {
            "planted": 1,
            "found": bool(own),
            "repaired": _repaired(page, fault, [f.fix for f in own if f.fix]),
        }
        tally.families[fault.family].update(outcome)
        tally.kinds[f"{fault.family}: {fault.kind}"].update(outcome)
        tally.beside[fault.beside].update(outcome)
        if not own:
            shown = in_context(page.text, (fault.start, fault.end))
            tally.samples.append(Sample(name, f"missed {fault.family}: {fault.kind}", shown, ""))
    for finding in findings:
        _count_finding(tally, page, finding, findings, name)


def _repaired(page: Damaged, fault: Fault, fixes: Sequence[Fix]) -> bool:
    alone = any(restores(page, fault, [fix]) for fix in fixes)
    return alone or restores(page, fault, fixes)


def _count_finding(
    tally: _Tally, page: Damaged, finding: Finding, findings: Sequence[Finding], name: str
) -> None:
    faults = [fault for fault in page.faults if finds(finding, fault)]
    shown = sample(page.text, finding, name)
    is_slip = not faults and slips.is_slip(shown)
    outcome = {
        "findings": 1,
        "right": bool(faults),
        "wrong": not (faults or is_slip),
        "slips": is_slip,
    }
    if faults and (fix := _safe(finding)):
        outcome["safe"] = 1
        outcome["safe right"] = any(
            restores(page, fault, [fix])
            or restores(page, fault, [s for f in findings if finds(f, fault) and (s := _safe(f))])
            or _only_removes(fault, fix)
            for fault in faults
        )
    tally.families[finding.family].update(outcome)
    tally.rules[finding.rule].update(outcome)
    if not faults:
        tally.samples.append(shown)


def _only_removes(fault: Fault, fix: Fix) -> bool:
    """Whether a fix takes out planted lines of a site, at most with the line end after them."""
    inside = all(fault.start <= edit.start and edit.end <= fault.end + 1 for edit in fix.edits)
    return fault.family == "boilerplate" and inside and not any(e.text.strip() for e in fix.edits)


def _safe(finding: Finding) -> Fix | None:
    fix = finding.fix
    return fix if fix and fix.applicability is Applicability.SAFE else None


def _by_family(tally: _Tally) -> Table:
    rows = [_row(name, tally.families[name]) for name in FAMILIES]
    rows.append(_row(figures.IN_ALL, sum(tally.families.values(), Counter())))
    columns = (
        "family", "planted", "recall", "findings", "precision", "without slips", "repaired",
        "safe fixes", "that restore",
    )  # fmt: skip
    return Table("By family", columns, rows)


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return (
        name,
        f"{count['planted']:,}",
        figures.share(count["found"], count["planted"]),
        f"{count['findings']:,}",
        figures.share(count["right"], count["findings"]),
        figures.share(count["right"], count["findings"] - count["slips"]),
        figures.share(count["repaired"], count["planted"]),
        f"{count['safe']:,}",
        figures.share(count["safe right"], count["safe"]),
    )


def _by_beside(tally: _Tally) -> Table:
    return _recall("By what stands beside the fault", "beside", tally.beside, sorted(tally.beside))


def _by_kind(tally: _Tally) -> Table:
    counts = tally.kinds
    worst = sorted(counts, key=lambda kind: (counts[kind]["found"] / counts[kind]["planted"], kind))
    title = f"The {_WORST} kinds with the lowest recall, of {len(counts)}"
    return _recall(title, "kind", counts, worst[:_WORST])


def _recall(
    title: str, column: str, counts: Mapping[str, Counter[str]], names: Sequence[str]
) -> Table:
    rows = [
        (
            name,
            f"{counts[name]['planted']:,}",
            figures.share(counts[name]["found"], counts[name]["planted"]),
            figures.share(counts[name]["repaired"], counts[name]["planted"]),
        )
        for name in names
    ]
    return Table(title, (column, "planted", "recall", "repaired"), rows)
