"""Two forms of one name, and what is said of the rarer one. A room of the check `mentions`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Repair, Signal
from mtlint.text.mentions import REACH, spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        ends = [form.places.item(at) for form in (self.usual, self.other) for at in (0, -1)]
        start = document.tokens.start
        if start.item(max(ends)) - start.item(min(ends)) <= REACH:
            return True
        # Most have few places, for which columns take ten times as long.
        usual, other = (start.take(form.places).tolist() for form in (self.usual, self.other))
        after = ((at, bisect_left(usual, at)) for at in other)
        return any(_is_near(at, usual[max(n - 1, 0) : n + 1]) for at, n in after)


def _is_near(at: int, others: Sequence[int]) -> bool:
    return any(abs(other - at) <= REACH for other in others)


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
