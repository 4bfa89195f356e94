"""Two forms of one name, and what is said of the rarer one. A room of the check `mentions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Repair, Signal
from mtlint.text.mentions import REACH, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.text.document import Document
    from mtlint.text.mentions import Form

VALUES = frozenset({"name", "known", "count", "others"})
"""What a message can show: both forms, and how often each stands."""


class Pair(msgspec.Struct, frozen=True):
    """The usual form of a name and the other one; `is_open` if it may be the other way about."""

    usual: Form
    other: Form
    is_open: bool

    @classmethod
    def of(cls, usual: Form, other: Form) -> Pair:
        """Of two equally frequent forms the first is the usual one, unless one is better known."""
        is_open = usual.count == other.count
        if is_open and abs(usual.zipf - other.zipf) < 1 and other.places[0] < usual.places[0]:
            usual, other = other, usual
        return cls(usual, other, is_open)

    def is_within_reach(self, document: Document) -> bool:
        """Whether the two stand near each other anywhere."""
        usual, other = (document.tokens.start.take(f.places) for f in (self.usual, self.other))
        after = usual.searchsorted(other)
        nearest = [usual.take(at, mode="clip") for at in (after - 1, after)]
        return bool((np.abs(np.array(nearest) - other) <= REACH).any())


def signals(rule: str, document: Document, pair: Pair) -> Iterator[Signal]:
    """One for each place of the other form that has the usual one within reach."""
    usual = spans(document, pair.usual)
    count = times(pair.usual.count)
    note = f"“{pair.usual.text}” stands here; {count} in all"
    values = {
        "name": pair.other.text,
        "known": pair.usual.text,
        "count": count,
        "others": times(pair.other.count),
    }
    for start, end in spans(document, pair.other).tolist():
        if abs(usual[:, 0] - start).min() <= REACH:
            repair = Repair(((start, end, pair.usual.text),))
            evidence = ((int(usual[0, 0]), int(usual[0, 1]), note),)
            yield Signal(rule, start, end, (repair,), not pair.is_open, values, evidence)


def times(count: int) -> str:
    """A count in words."""
    return "once" if count == 1 else f"{count} times"
