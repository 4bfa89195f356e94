"""A way of writing that a document does not otherwise use: "$ 100" beside "$100"."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import (
    Preparation,
    Repair,
    Signal,
    compiled,
    matches,
    parameters,
    within_time,
)
from mtlint.ruleset import template
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import class_named
from mtlint.text.excerpts import excerpts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Match, Pattern

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


_AROUND = 1 << 16  # characters on either side of the first, where the usual way is counted
_REACH, _CUT = 1 << 8, 24  # characters of a match, and of the words that a window would cut


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The odd way, its replacement, the usual way, and where the odd one can stand.

    That is told by classes of characters or by words, `anchor`. Patterns can name lists. Nothing is
    odd where the usual way does not stand `least` times. A message can show how often it stands,
    `count`, and the odd one, `others`. Where the odd way stands more than once, and more than half
    as often as the usual one, it is the style of the text.
    """

    pattern: str
    usual: str
    replace: str
    anchor_classes: tuple[tuple[str, ...], ...] = ()
    anchor: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    least: int = 0


class _Prepared(_Params, frozen=True, rename="kebab"):
    """With `reach`, how far a match can be from its anchor; 0 where nobody knows."""

    reach: int = 0


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Check the expressions; raises ValueError."""
    params = parameters(rule, _Params)
    params = msgspec.structs.replace(
        params, pattern=workshop.expand(params.pattern), usual=workshop.expand(params.usual)
    )
    for pattern in (params.pattern, params.usual, *params.unless):
        compiled(pattern, case_sensitive=True)
    classes = tuple(tuple(map(class_named, names)) for names in params.anchor_classes)
    words = tuple(workshop.finder.word(word) for word in workshop.entries(params.anchor))
    values = frozenset({"count", "others"})
    prepared = _Prepared(**msgspec.structs.asdict(params), reach=_reach(params.pattern))
    return Preparation(msgspec.to_builtins(prepared), Anchors(words=words, classes=classes), values)


def _reach(pattern: str) -> int:
    from mtlint.ruleset.pattern_tree import farthest_look  # only when rules are compiled

    try:
        reach = farthest_look(pattern) + _CUT
    except ValueError:  # only the other parser knows it
        return 0
    return reach if reach <= _REACH else 0


class _Ready:
    """One rule, its expressions compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Prepared)

    @cached_property
    def pattern(self) -> Pattern[str]:
        return compiled(self.params.pattern, case_sensitive=True)

    @cached_property
    def usual(self) -> Pattern[str]:
        return compiled(self.params.usual, case_sensitive=True)

    @cached_property
    def unless(self) -> Pattern[str]:
        return compiled("|".join(self.params.unless) or r"(?!)", case_sensitive=True)


class Checker:
    """Finds the odd way and counts the usual one."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The outliers of one document."""
        for id_, offsets in hits.items():
            ready = self._ready[id_]
            found = _found(ready, document, offsets)
            around = (
                slice(max(found[0][0] - _AROUND, 0), found[0][0] + _AROUND) if found else slice(0)
            )
            usual = len(within_time(id_, ready.usual.findall, document.prose.text[around]))
            if usual >= ready.params.least and len(found) <= max(usual // 2, 1):
                counts = {"count": _times(usual), "others": _times(len(found))}
                for start, end, match in found:
                    values = {"match": match[0], **match.groupdict("")}
                    text = template.fill(ready.params.replace, values)
                    yield Signal(id_, start, end, (Repair(((start, end, text),)),), values=counts)


def _found(
    ready: _Ready, document: Document, offsets: Sequence[int]
) -> list[tuple[int, int, Match[str]]]:
    """The odd ones, but for those in whose block there is what makes them right."""
    near = matches(ready.id, ready.pattern, document, offsets, ready.params.reach)
    found = [(base + match.start(), base + match.end(), match) for base, match in near]
    if not found or not ready.params.unless:
        return found
    blocks = list(excerpts(document, offsets))
    ends = [base + len(text) for base, text in blocks]
    around = [blocks[bisect_right(ends, start)][1] for start, _, _ in found]
    is_right = {text for text in around if within_time(ready.id, ready.unless.search, text)}
    return [one for one, text in zip(found, around, strict=True) if text not in is_right]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
