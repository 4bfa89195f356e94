"""British and American spellings in one document: each is right, one is odd beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.ruleset.template import like
from mtlint.text.characters import CharClass
from mtlint.text.hash_bits import HashBits
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_ENDINGS = ("", "s", "d", "ed", "ing", "r", "er", "ers", "rs", "able", "ation", "ations", "less")
_ENOUGH = 60  # odd words that are reported; more is no habit with exceptions


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`words`: in the British spelling; `usual`: how many usual ones stand for each odd one."""

    words: tuple[str, ...]
    usual: int = 3


class _Compiled(msgspec.Struct, frozen=True):
    """The British forms and, in the same order, the American ones."""

    british: tuple[str, ...]
    american: tuple[str, ...]
    usual: int


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Make the forms of all words. The check asks the token table and needs no anchors."""
    given = parameters(rule, _Params)
    pairs = sorted(set(_pairs(workshop.entries(given.words))))
    british, american = zip(*pairs, strict=True)
    params = msgspec.to_builtins(_Compiled(british, american, given.usual))
    return Preparation(params, Anchors(), frozenset({"right", "count", "variety"}))


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    from mtlint.text.formation import known  # when rules are compiled
    from mtlint.text.varieties import spellings

    for word in words:
        for ending in _ENDINGS:
            stem = word[:-1] if word.endswith("e") and ending[:1] in ("i", "a") else word
            form = stem + ending
            if known(form).zipf > 0:
                yield from ((form, other) for other in spellings(form) if known(other).spelled)


class Checker:
    """Counts both spellings, and reports the rarer one."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [_Ready(rule) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The words of one document that are spelled in its other way."""
        for ready in self._rules:
            yield from ready.signals(document)


class _Ready:
    """One rule with its words as hashes."""

    def __init__(self, rule: CompiledRule) -> None:
        params = msgspec.convert(rule.params, _Compiled)
        self._id, self._usual = rule.id, params.usual
        self._other = dict(zip(params.british, params.american, strict=True))
        self._other |= dict(zip(params.american, params.british, strict=True))
        groups = (params.british, params.american)
        self._bits = HashBits([[hash_of(word) for word in set(group)] for group in groups])

    def signals(self, document: Document) -> Iterator[Signal]:
        """What is odd in one document."""
        tokens = document.tokens
        index, bits = self._bits.find(tokens.hash)
        small = tokens.classes[tokens.start[index]] == CharClass.LOWER  # names keep their spelling
        index, bits = index[small], bits[small]
        ways = {"British": index[bits == 1], "American": index[bits == 2]}  # noqa: PLR2004 - bits
        (odd, places), (usual, others) = sorted(ways.items(), key=lambda way: len(way[1]))
        if len(places) > _ENOUGH or len(others) < self._usual * max(len(places), 1):
            return
        for at in places.tolist():
            start, end = int(tokens.start[at]), int(tokens.end[at])
            word = document.prose.text[start:end]
            right = like(self._other[word.lower()], word)
            first = int(others[0])
            span = int(tokens.start[first]), int(tokens.end[first])
            evidence = ((*span, f"{usual} spelling; {len(others)} such words in all"),)
            values = {"right": right, "count": str(len(others)), "variety": odd}
            yield Signal(
                self._id, start, end, (Repair(((start, end, right),)),), True, values, evidence
            )
