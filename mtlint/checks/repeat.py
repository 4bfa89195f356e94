"""A word that stands twice in a row ("the the"), for words that never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The words that may not be doubled, and words before a pair that make it right."""

    words: tuple[str, ...]
    not_after: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    expanded = _Params(
        tuple(workshop.entries(params.words)), tuple(workshop.entries(params.not_after))
    )
    return Preparation(msgspec.to_builtins(expanded), Anchors(), frozenset({"word"}))


class Checker:
    """Looks for neighbours with the same hash."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [
            (rule.id, _hashes(params.words), frozenset(params.not_after))
            for rule in rules
            for params in [msgspec.convert(rule.params, _Params)]
        ]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The doubled words of one document."""
        tokens, text = document.tokens, document.prose.text
        pairs = np.flatnonzero(tokens.hash[1:] == tokens.hash[:-1])
        for index in pairs.tolist():
            first, end = int(tokens.end[index]), int(tokens.end[index + 1])
            if text[first : tokens.start[index + 1]].strip(" \N{NO-BREAK SPACE}") or end == first:
                continue
            for id_, words, not_after in self._rules:
                if int(tokens.hash[index]) not in words:
                    continue
                if text[tokens.start[index + 1]].isupper():  # "The The" is a name
                    continue
                before = text[tokens.start[index - 1] : tokens.end[index - 1]] if index else ""
                if before.lower() not in not_after:
                    yield _signal(id_, text, int(tokens.start[index]), first, end)


def _signal(id_: str, text: str, start: int, first: int, end: int) -> Signal:
    """The fix deletes the second copy, so the first keeps its capital."""
    repair = Repair(((first, end, ""),))
    return Signal(id_, start, end, (repair,), values={"word": text[start:first]})


def _hashes(words: Sequence[str]) -> frozenset[int]:
    return frozenset(hash_of(word) for word in words)
