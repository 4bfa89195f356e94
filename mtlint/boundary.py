"""Joins signals that explain each other: a link or quotation cut the sentence before translation.

Such a cut shows as a stray capital, a lost space, a lost comma or a leftover particle within a few
words. Two kinds of these together are one finding with the pieces as evidence and, where their
fixes do not overlap, one fix that makes all of them. Where it would hide a finding that says
something else, such as a name cut short, pieces that need no others stay single.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Repair, Signal
from mtlint.checks.boundary import BoundaryParams
from mtlint.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document

_CHECK = "boundary"
_KINDS_NEEDED = 2

# No word is longer; what stands farther apart is not looked at, so that this stays linear.
_WORD = 30


def joined(
    document: Document, ruleset: Ruleset, signals: Sequence[Signal], counted: Sequence[Signal]
) -> Iterator[Signal]:
    """A signal for each group of pieces, to be added to those `counted` without a cut."""
    single = {(s.rule, s.start, s.end) for s in counted}
    for id_ in ruleset.rules_of(_CHECK) if len(signals) >= _KINDS_NEEDED else ():
        params = msgspec.convert(ruleset[id_].params, BoundaryParams)
        kinds = {name: kind for kind, names in params.pieces.items() for name in names}
        pieces = [s for s in signals if _kind(s, ruleset, kinds)]
        others = [s for s in counted if ruleset[s.rule].family in params.beside]
        others.sort(key=_start)
        for group in _groups(document, pieces, params.within):
            found = [_kind(piece, ruleset, kinds) for piece in group]
            if len(set(found)) < _KINDS_NEEDED:
                continue
            is_needed = any((s.rule, s.start, s.end) not in single for s in group)
            if is_needed or not _hides(group, others):
                yield _signal(ruleset[id_], ruleset, group, list(dict.fromkeys(found)))


def _kind(signal: Signal, ruleset: Ruleset, kinds: Mapping[str, str]) -> str:
    return kinds.get(signal.rule) or kinds.get(ruleset[signal.rule].family, "")


def _groups(document: Document, pieces: Sequence[Signal], within: int) -> Iterator[list[Signal]]:
    """Runs of pieces with so few words between neighbours, none of which overlap."""
    group: list[Signal] = []
    for piece in sorted(pieces, key=lambda s: (s.start, -s.end, s.rule)):
        if group and piece.start < group[-1].end:
            continue
        if group and not _is_near(document, group[-1].end, piece.start, within):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _hides(group: Sequence[Signal], others: Sequence[Signal]) -> bool:
    """Whether one of the others, which come in order, stands between two of the pieces."""
    starts = [piece.start for piece in group]
    first = bisect_left(others, group[0].end, key=_start)
    last = bisect_left(others, group[-1].start, key=_start)
    for other in others[first:last]:
        after = bisect_right(starts, other.start)
        if group[after - 1].end <= other.start and other.end <= starts[after]:
            return True
    return False


def _start(signal: Signal) -> int:
    return signal.start


def _is_near(document: Document, end: int, start: int, within: int) -> bool:
    if start - end > (within + 1) * _WORD:
        return False
    between = document.prose.text[end:start]
    return "\n" not in between and len(between.split()) <= within


def _signal(
    rule: CompiledRule, ruleset: Ruleset, group: Sequence[Signal], kinds: Sequence[str]
) -> Signal:
    evidence = tuple((s.start, s.end, ruleset[s.rule].summary) for s in group)
    values = {"count": str(len(group)), "pieces": ", ".join(kinds)}
    repairs = (_together(group),) if all(piece.repairs for piece in group) else ()
    return Signal(rule.id, group[0].start, group[-1].end, repairs, values=values, evidence=evidence)


def _together(group: Sequence[Signal]) -> Repair:
    """The first repair of each piece, made at once; what was lost is for a reader to add."""
    replacements = tuple(one for piece in group for one in piece.repairs[0].replacements)
    return Repair(replacements, Applicability.UNSAFE)
