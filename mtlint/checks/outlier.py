"""A way of writing that a document does not otherwise use: "$ 100" beside "$100"."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Pattern

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


_AROUND = 1 << 16  # characters on either side of the first, where the usual way is counted


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
    return Preparation(msgspec.to_builtins(params), Anchors(words=words, classes=classes), values)


class _Ready:
    """One rule, its expressions compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Params)

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
            found = [
                (base + match.start(), base + match.end(), match)
                for base, match in matches(id_, ready.pattern, document, offsets, ready.unless)
            ]
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


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
