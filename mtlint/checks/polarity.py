"""A good thing made smaller, and praised for it: a direction was turned round.

"The reduction of bilateral ties will meet the interests of both countries."
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import (
    Preparation,
    Repair,
    Signal,
    alternation,
    compiled,
    parameters,
    within_time,
)
from mtlint.ruleset import template
from mtlint.text.columns import ranges
from mtlint.text.hash_bits import HashBits
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from regex import Match, Pattern

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# Words to each side of a lowering one among which its head is: four stand between at most, but one
# with hyphens is several.
_REACH = 32

# Words that may stand between the direction and its head: "reduction of their current bilateral".
_STOPPERS = (
    "and|or|but|that|which|who|in|of|on|for|with|to|from|between|by|at|into|about|over|under"
)
_MODIFIERS = rf"(?:(?!(?:{_STOPPERS})\b)[\w'’-]+\s+){{0,4}}?"

# What may follow a head that is not the first half of a compound ("partnership costs").
_NO_COMPOUND = (
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:will|would|shall|should|can|could|may|might|must|is|are|was|were|be|"
    r"has|have|had|between|among|and|in|for|to|with|by|across|within|at|as|over|that|which|"
    r"meets?|met|serves?|served|benefits?|contributes?|helps?|promotes?|advances?|"
    r"corresponds?|answers?|suits?|today|now)\b)"
)
_AUXILIARIES = (
    r"(?:(?:will|would|should|must|can|may|to|has|have|had|is|are|was|were|be|been|being)\s+){1,3}"
)


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table: what lowers (and what was meant), what is good, what is said of it.

    `directions` maps the lowering words, with their preposition, to what was meant ("reduction of"
    = "strengthening of"); `passives` does so for participles. `heads` are good things,
    `evaluations` patterns that praise, `mutual` patterns one of which shows that the praise is for
    both sides, `vetoes` patterns that make the sentence right.
    """

    directions: dict[str, str]
    passives: dict[str, str]
    heads: tuple[str, ...]
    evaluations: tuple[str, ...]
    mutual: tuple[str, ...]
    vetoes: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists; the anchors are the lowering words; raises ValueError."""
    params = parameters(rule, _Params)
    expanded = msgspec.structs.replace(
        params,
        heads=tuple(workshop.entries(params.heads)),
        evaluations=tuple(map(workshop.expand, params.evaluations)),
        vetoes=tuple(map(workshop.expand, params.vetoes)),
    )
    for patterns in (expanded.evaluations, expanded.mutual, expanded.vetoes):
        _any_of(patterns)
    lowering = {direction.split()[0] for direction in (*params.directions, *params.passives)}
    anchors = workshop.finder.declared(sorted(lowering))
    values = frozenset({"praise"})
    return Preparation(msgspec.to_builtins(expanded), anchors, values)


class _Ready:
    """One rule's expressions, compiled when the first candidate comes."""

    def __init__(self, id_: str, params: _Params) -> None:
        self.id = id_
        self.params = params
        first_words = {re.findall(r"\w+", head)[0] for head in params.heads}
        self._heads = HashBits([list(map(hash_of, first_words))])

    def beside_heads(self, document: Document, offsets: Sequence[int]) -> Iterable[int]:
        """Those of some hits that have the first word of a head near them."""
        tokens = document.tokens
        places = tokens.at(offsets)
        first = np.maximum(places - _REACH, 0)
        sizes = np.minimum(places + _REACH + 1, len(tokens)) - first
        found, _ = self._heads.find(tokens.hash.take(ranges(first, sizes)))
        hits = sizes.cumsum().searchsorted(found, "right").tolist()
        return (offsets[hit] for hit in dict.fromkeys(hits))

    @cached_property
    def lowered(self) -> Pattern[str]:
        """A lowering word and the good thing it governs, or the good thing and its participle."""
        directions, passives = map(alternation, (self.params.directions, self.params.passives))
        heads = alternation(self.params.heads)
        active = rf"\b(?P<direction>{directions})\s+{_MODIFIERS}(?P<head>{heads})\b{_NO_COMPOUND}"
        passive = (
            rf"\b(?:(?:bilateral|mutual|their|our)\s+)*(?P<subject>{heads})\s+{_AUXILIARIES}"
            rf"(?:\w+ly\s+)?(?P<participle>{passives})\b"
        )
        return _any_of([active, passive])

    @cached_property
    def praise(self) -> Pattern[str]:
        return _any_of(self.params.evaluations)

    @cached_property
    def mutual(self) -> Pattern[str]:
        return _any_of(self.params.mutual)

    @cached_property
    def vetoes(self) -> Pattern[str]:
        return _any_of(self.params.vetoes)


def _any_of(patterns: Sequence[str]) -> Pattern[str]:
    return compiled("|".join(patterns) or "(?!)")


class Checker:
    """Looks at the sentences in which something is lowered."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {
            rule.id: _Ready(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules
        }

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The contradictions of one document."""
        for id_, offsets in hits.items():
            ready = self._ready[id_]
            near = ready.beside_heads(document, offsets)
            for start, end in dict.fromkeys(map(document.sentence_at, near)):
                signal = _contradiction(ready, document.prose.text[start:end], start)
                if signal is not None:
                    yield signal


def _contradiction(ready: _Ready, sentence: str, base: int) -> Signal | None:
    # The one that is quickest to look for and seldom there comes first.
    if not within_time(ready.id, ready.mutual.search, sentence):
        return None
    lowered = within_time(ready.id, ready.lowered.search, sentence)
    praise = lowered and within_time(ready.id, ready.praise.search, sentence)
    if lowered is None or praise is None or within_time(ready.id, ready.vetoes.search, sentence):
        return None
    return _signal(ready, lowered, praise, base)


def _signal(ready: _Ready, lowered: Match[str], praise: Match[str], base: int) -> Signal:
    group = "direction" if lowered["direction"] else "participle"
    direction = lowered[group]
    table = ready.params.directions | ready.params.passives
    meant = template.like(table[" ".join(direction.lower().split())], direction)
    repair = Repair(((base + lowered.start(group), base + lowered.end(group), meant),))
    return Signal(
        ready.id,
        base + lowered.start(),
        base + lowered.end(),
        (repair,),
        values={"praise": praise.group()},
        evidence=((base + praise.start(), base + praise.end(), "what is said of it"),),
    )
