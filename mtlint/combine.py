"""The one stage that sees all signals: gates, quotations, overlaps; then findings in the source."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from mtlint.boundary import joined
from mtlint.gates import DAMAGE, open_gates, passes
from mtlint.model import Applicability, Edit, Evidence, Finding, Fix, Severity
from mtlint.ruleset import template
from mtlint.text.late import late
from mtlint.text.links import begins_title, names_its_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtlint.checks.base import Repair, Signal
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document

_LONGEST_SHOWN = 600  # characters of a finding's words in its message

# What may stand before the words of a line and goes with them.
_MARKS = late(r"[\s>]*(?:#{1,6}\s+|[-*+]\s+|\d{1,9}[.)]\s+)?")

# Families that say how a word is written, which is its owner's affair.
_OF_WRITING = frozenset(("glue", "spelling"))


def combine(
    document: Document,
    ruleset: Ruleset,
    signals: Sequence[Signal],
    gates: frozenset[str] | None = None,
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """The findings among the signals in total order, and the gates that were open.

    Gates from an earlier reading of the same text hold; without them they are decided here.
    """
    if gates is None:
        gates = open_gates(document, ruleset, signals) if signals else frozenset()
    signals = [*signals, *_small_strings(document, ruleset, gates)]
    if not signals:
        return (), gates
    unique = {(signal.rule, signal.start, signal.end): signal for signal in signals}
    counted = [s for s in unique.values() if _counts(document, ruleset, s, gates)]
    # A piece of a cut needs no other sign than the pieces beside it.
    pieces = [s for s in unique.values() if _counts(document, ruleset, s, gates | {DAMAGE})]
    counted += list(joined(document, ruleset, pieces, counted))
    findings = [
        _finding(document, ruleset[signal.rule], signal) for signal in _reported(counted, ruleset)
    ]
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.rule))), gates


def _small_strings(document: Document, ruleset: Ruleset, gates: frozenset[str]) -> Iterable[Signal]:
    """What is looked for only where the text is known to have lost capitals."""
    rules = [
        id_ for id_ in ruleset.rules_of("small-string") if passes(ruleset[id_], ruleset, gates)
    ]
    if not rules:
        return ()
    from mtlint.lowered import small_strings  # for few texts

    return small_strings(document, ruleset, rules)


def _counts(document: Document, ruleset: Ruleset, signal: Signal, gates: frozenset[str]) -> bool:
    """Whether a signal becomes a finding, looked at alone."""
    rule = ruleset[signal.rule]
    if not passes(rule, ruleset, gates):
        return False
    if rule.quoted == "skip" and document.is_quoted(signal.start, signal.end):
        return False
    if rule.family in _OF_WRITING and names_its_target(document, signal.start, signal.end):
        return False
    if rule.family == "casing" and begins_title(document, signal.start, signal.end):
        return False
    return not (
        ruleset.allow and document.prose.text[signal.start : signal.end].casefold() in ruleset.allow
    )


def _reported(signals: list[Signal], ruleset: Ruleset) -> list[Signal]:
    """What is left of signals that lie inside others, or overlap them.

    A rule replaces what it names, whatever the priorities; what it keeps is reported beside it.
    """
    replaced = _inside(signals, ruleset, attrgetter("replaces"))
    signals = [s for s in signals if id(s) not in replaced]
    kept = _inside(signals, ruleset, attrgetter("keeps"))
    if not kept:
        return _settle(signals, ruleset)
    settled = sorted(_settle([s for s in signals if id(s) not in kept], ruleset), key=_start)
    starts = [s.start for s in settled]

    def is_free(signal: Signal) -> bool:
        around = settled[max(bisect_left(starts, signal.start + 1) - 1, 0) :]
        touching = takewhile(lambda by: by.start < signal.end, around)
        return all(
            by.end <= signal.start or _names(ruleset[by.rule].keeps, signal, by) for by in touching
        )

    return settled + _settle([s for s in signals if id(s) in kept and is_free(s)], ruleset)


def _inside(
    signals: list[Signal], ruleset: Ruleset, names: Callable[[CompiledRule], Sequence[str]]
) -> set[int]:
    """The signals, by identity, that lie inside one whose rule names them."""
    outer = sorted((s for s in signals if names(ruleset[s.rule])), key=_start, reverse=True)
    found: set[int] = set()
    around: list[Signal] = []  # those that begin before a signal and have not ended
    for signal in sorted(signals, key=_start) if outer else ():
        while outer and outer[-1].start <= signal.start:
            around.append(outer.pop())
        around = [by for by in around if by.end >= signal.start]
        if any(_names(names(ruleset[by.rule]), signal, by) for by in around):
            found.add(id(signal))
    return found


def _start(signal: Signal) -> int:
    return signal.start


def _names(names: Sequence[str], signal: Signal, by: Signal) -> bool:
    """Whether a signal lies inside another, and is of the rules or families that are named."""
    inside = by.start <= signal.start and signal.end <= by.end and signal is not by
    return inside and (
        "*" in names or signal.rule in names or signal.rule.partition("/")[0] in names
    )


def _settle(signals: list[Signal], ruleset: Ruleset) -> list[Signal]:
    """Of signals that overlap keep one: by priority, then the longer, then the earlier."""
    order = sorted(
        signals,
        key=lambda s: (-ruleset[s.rule].priority, s.start - s.end, s.start, s.rule),
    )
    kept: list[Signal] = []
    taken: list[tuple[int, int]] = []
    for signal in order:
        at = bisect_left(taken, (signal.start, signal.end))
        free_before = at == 0 or taken[at - 1][1] <= signal.start
        free_after = at == len(taken) or signal.end <= taken[at][0]
        if free_before and free_after:
            kept.append(signal)
            insort(taken, (signal.start, signal.end))
    return kept


def _finding(document: Document, rule: CompiledRule, signal: Signal) -> Finding:
    prose = document.prose
    start, end = prose.source_span(signal.start, signal.end)
    match = _words(prose.text, signal)
    repaired = [_repaired(prose.text, signal, repair) for repair in signal.repairs]
    values = {**signal.values, "match": match, "fix": repaired[0] if repaired else ""}
    quoted = rule.quoted == "demote" and document.is_quoted(signal.start, signal.end)
    return Finding(
        rule=rule.id,
        start=start,
        end=end,
        message=template.fill(rule.message, values),
        severity=Severity.parse(rule.severity),
        confidence=rule.confidence,
        fixes=tuple(
            _fix(document, rule, repair, text, quoted=quoted)
            for repair, text in zip(signal.repairs, repaired, strict=True)
        ),
        preferred=signal.preferred,
        evidence=tuple(
            Evidence(*prose.source_span(first, last), note) for first, last, note in signal.evidence
        ),
    )


def _words(text: str, signal: Signal) -> str:
    """The words of a signal, as a message may show them; a pasted article is cut short."""
    if signal.end - signal.start <= _LONGEST_SHOWN:
        return text[signal.start : signal.end]
    half = _LONGEST_SHOWN // 2
    return f"{text[signal.start : signal.start + half]} … {text[signal.end - half : signal.end]}"


def _repaired(text: str, signal: Signal, repair: Repair) -> str:
    """The words of the finding as they read after the repair; nothing for a pasted article."""
    if signal.end - signal.start > _LONGEST_SHOWN:
        return ""
    words = text[signal.start : signal.end]
    for start, end, replacement in sorted(repair.replacements, reverse=True):
        first, last = max(start - signal.start, 0), end - signal.start
        words = words[:first] + replacement + words[last:]
    return words


def _fix(
    document: Document, rule: CompiledRule, repair: Repair, repaired: str, *, quoted: bool
) -> Fix:
    from mtlint.agreement import with_article  # only where something is found

    replacements: Sequence[tuple[int, int, str]] = repair.replacements
    if not repair.whole_lines:
        replacements = with_article(document.prose.text, replacements)
    edits = [_edit(document, *replacement) for replacement in replacements]
    if repair.whole_lines:
        edits = [edit and _with_its_lines(document, edit) for edit in edits]
    applicability = _most_cautious(
        Applicability(rule.applicability),
        repair.applicability or Applicability.SAFE,
        Applicability.UNSAFE if quoted else Applicability.SAFE,
        Applicability.SAFE if all(edits) else Applicability.DISPLAY,
    )
    if repair.whole_lines:
        message = "Delete this line"
    else:
        message = f"Replace with “{repaired}”" if repaired else "Delete"
    shown = [
        edit or Edit(*document.prose.source_span(start, end), text)
        for edit, (start, end, text) in zip(edits, replacements, strict=True)
    ]
    return Fix(tuple(shown), applicability, message)


def _most_cautious(*applicabilities: Applicability) -> Applicability:
    return max(applicabilities, key=list(Applicability).index)


def _edit(document: Document, start: int, end: int, text: str) -> Edit | None:
    """The edit in the source; None where it would cut through something that is not prose."""
    if not document.prose.editable(start, end):
        return None
    return Edit(*document.prose.source_span(start, end), text)


def _with_its_lines(document: Document, edit: Edit) -> Edit | None:
    """The edit with its line endings, and one of two blank lines that it would bring together.

    None where something else than the mark of a heading, an item or a quotation stands on them,
    and in HTML, where an element that is left empty still shows.
    """
    text, lines = document.source.text, document.lines
    first, last = lines.position(edit.start).row, lines.position(edit.end).row
    start, end = lines.span(first)[0], lines.span(last)[1]
    before, after = text[start : edit.start], text[edit.end : end]
    if document.format == "html" or not _MARKS.fullmatch(before) or after.strip():
        return None
    if first == 1 or lines.is_blank(first - 1):
        if last < len(lines) and lines.is_blank(last + 1):
            end = lines.span(last + 1)[1]
        elif first > 1 and end == len(text):
            start = lines.span(first - 1)[0]
    return Edit(start, end, edit.text)
