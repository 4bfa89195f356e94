"""Joins signals that explain each other: a link or quotation cut the sentence before translation.

Such a cut shows as a stray capital, a lost space, a lost comma or a leftover particle within a few
words. Two kinds of these together are one finding with the pieces as evidence and, where their
fixes do not overlap, one fix that makes all of them.
"""

from __future__ import annotations

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


def joined(document: Document, ruleset: Ruleset, signals: Sequence[Signal]) -> Iterator[Signal]:
    """A signal for each group of pieces, to be added to `signals`."""
    for id_ in ruleset.rules_of(_CHECK) if len(signals) >= _KINDS_NEEDED else ():
        params = msgspec.convert(ruleset[id_].params, BoundaryParams)
        kinds = {name: kind for kind, names in params.pieces.items() for name in names}
        pieces = [s for s in signals if _kind(s, ruleset, kinds)]
        for group in _groups(document, pieces, params.within):
            found = [_kind(piece, ruleset, kinds) for piece in group]
            if len(set(found)) >= _KINDS_NEEDED:
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
