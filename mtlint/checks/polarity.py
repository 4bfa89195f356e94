"""A good thing made smaller and called good: "the reduction of bilateral ties will meet the
interests of both countries". Somewhere a direction was turned round.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, alternation, parameters
from mtlint.ruleset import template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# Words that may stand between the direction and its head: "reduction of their current bilateral".
_MODIFIERS = r"(?:(?!\b(?:and|or|but|that|which|who)\b)[\w'’-]+\s+){0,4}?"


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table: what lowers (and what was meant), what is good, what is said of it.

    `directions` maps the lowering words, with their preposition, to what was meant ("reduction of"
    = "strengthening of"). `heads` are good things, `evaluations` patterns that praise,
    `mutual` patterns one of which shows that the praise is for both sides, `vetoes` patterns that
    make the sentence right.
    """

    directions: dict[str, str]
    heads: tuple[str, ...]
    evaluations: tuple[str, ...]
    mutual: tuple[str, ...]
    vetoes: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists; the anchors are the lowering words; raises ValueError."""
    params = parameters(rule, _Params)
    expanded = msgspec.structs.replace(params, heads=tuple(workshop.entries(params.heads)))
    ready = _Ready("", expanded)
    for pattern in (ready.lowered, ready.praise, ready.mutual, ready.vetoes):
        assert isinstance(pattern, re.Pattern)
    phrases = sorted({direction.split()[0] for direction in params.directions})
    anchors = workshop.finder.declared(phrases)
    values = frozenset({"direction", "head", "praise"})
    return Preparation(msgspec.to_builtins(expanded), anchors, values)


class _Ready:
    """One rule's expressions, compiled when the first candidate comes."""

    def __init__(self, id_: str, params: _Params) -> None:
        self.id = id_
        self.params = params

    @cached_property
    def lowered(self) -> re.Pattern[str]:
        """A lowering word and the good thing it governs."""
        directions, heads = alternation(list(self.params.directions)), alternation(self.params.heads)
        return _compile([rf"\b(?P<direction>{directions})\s+(?P<between>{_MODIFIERS})(?P<head>{heads})\b"])

    @cached_property
    def praise(self) -> re.Pattern[str]:
        return _compile(self.params.evaluations)

    @cached_property
    def mutual(self) -> re.Pattern[str]:
        return _compile(self.params.mutual)

    @cached_property
    def vetoes(self) -> re.Pattern[str]:
        return _compile(self.params.vetoes)


def _compile(patterns: Sequence[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(patterns) or "(?!)", re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"bad pattern among {patterns!r}: {error}") from None


class Checker:
    """Looks at the sentences in which something is lowered."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {
            rule.id: _Ready(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules
        }

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The contradictions of one document."""
        for id_, offsets in hits.items():
            for start, end in dict.fromkeys(document.sentence_at(offset) for offset in offsets):
                signal = _contradiction(self._ready[id_], document.prose.text[start:end], start)
                if signal is not None:
                    yield signal


def _contradiction(ready: _Ready, sentence: str, base: int) -> Signal | None:
    lowered = ready.lowered.search(sentence)
    if lowered is None:
        return None
    praise = ready.praise.search(sentence)
    if praise is None or ready.vetoes.search(sentence) or not ready.mutual.search(sentence):
        return None
    return _signal(ready, lowered, praise, base)


def _signal(ready: _Ready, lowered: re.Match[str], praise: re.Match[str], base: int) -> Signal:
    direction = lowered["direction"]
    key = " ".join(direction.lower().split())
    meant = template.like(ready.params.directions[key], direction)
    start, end = lowered.start("direction"), lowered.end("direction")
    repair = Repair(((base + start, base + end, meant),))
    return Signal(
        ready.id,
        base + lowered.start(),
        base + lowered.end(),
        (repair,),
        values={"direction": direction, "head": lowered["head"], "praise": praise.group()},
        evidence=((base + praise.start(), base + praise.end(), "what is said of it"),),
    )
