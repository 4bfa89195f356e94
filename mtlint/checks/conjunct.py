"""The same word on both sides of "and" or "or": two words of the source that collapsed into one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.ruleset.template import like
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_CONJUNCTIONS = ("and", "or")
_SHORTEST = 4


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that two words of a source language become, and what the second one meant."""

    word: str
    meant: tuple[str, ...]
    source: str


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table of collapsing words, and what is said on purpose.

    `idioms` may be doubled in good English; a word with one of `suffixes` is reported even
    without a row in the table; `also_before` are words after which any doubled word is one.
    """

    pairs: tuple[_Pair, ...]
    idioms: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    expanded = msgspec.structs.replace(
        params,
        idioms=tuple(workshop.entries(params.idioms)),
        not_after=tuple(workshop.entries(params.not_after)),
    )
    return Preparation(msgspec.to_builtins(expanded), Anchors(), frozenset({"word"}))


class Checker:
    """Looks for a word that stands again two words later, with a conjunction between."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]
        self._conjunctions = np.array([hash_of(word) for word in _CONJUNCTIONS], np.uint64)

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002
        """The duplicated conjuncts of one document."""
        hashes = document.tokens.hash
        same = hashes[2:] == hashes[:-2]
        joined = (hashes[1:-1] == self._conjunctions[0]) | (hashes[1:-1] == self._conjunctions[1])
        for index in np.flatnonzero(same & joined).tolist():
            for id_, params in self._rules:
                yield from _signals(id_, params, document, index)


def _signals(id_: str, params: _Params, document: Document, index: int) -> Iterator[Signal]:
    tokens, text = document.tokens, document.prose.text
    start, end = int(tokens.start[index]), int(tokens.end[index + 2])
    between = text[tokens.end[index] : tokens.start[index + 2]]
    word = text[start : tokens.end[index]]
    if not between.replace(" ", "").isalpha() or not _is_collapsed(params, word):
        return
    before = text[tokens.start[index - 1] : tokens.end[index - 1]] if index else ""
    if before.lower() in params.not_after or _names_a_pair_of_things(text, end):
        return
    second = int(tokens.start[index + 2])
    repairs = tuple(
        Repair(((second, end, like(meant, text[second:end])),))
        for pair in params.pairs
        if pair.word == word.lower()
        for meant in pair.meant
    )
    yield Signal(id_, start, end, repairs, values={"word": word.lower()})


def _is_collapsed(params: _Params, word: str) -> bool:
    lower = word.lower()
    if lower in params.idioms or len(word) < _SHORTEST:
        return False
    if any(pair.word == lower for pair in params.pairs):
        return True
    return word.islower() and lower.endswith(params.suffixes)


def _names_a_pair_of_things(text: str, end: int) -> bool:
    """ "content and content models", "public and public-private": the second is part of a name."""
    return bool(re.match(r"[-‐‑/]\w", text[end : end + 2]))
