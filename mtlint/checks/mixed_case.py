"""Words in capitals with small letters behind the first: "ReCOMMENDATIONS".

A system that writes words in pieces gives one piece the capitals of a sentence and the others those
of a heading. Names and brands are written so on purpose, and are no common words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_MIXED = late(r"[A-Z][a-z]{1,2}[A-Z]{3,}")
_SHORTEST = 8  # letters; brands and trials such as LiVE and ReCOVER are shorter
_COMMON = 3.3  # Zipf frequency of the word in small letters


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`particles` are beginnings of names that keep their small letters: "McDONALD"."""

    particles: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the list. The check asks the words with a capital and needs no anchors."""
    params = _Params(tuple(workshop.entries(parameters(rule, _Params).particles)))
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset())


class Checker:
    """Looks at the words that have a small second letter and a large fourth and fifth."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """Where such words begin."""
        tokens, classes = document.tokens, document.tokens.classes
        words = document.capitals
        words = words[tokens.length.take(words) >= _SHORTEST]
        for step, wanted in ((3, CharClass.UPPER), (4, CharClass.UPPER), (1, CharClass.LOWER)):
            words = words[classes.take(tokens.start.take(words) + step) == wanted]
        found = tokens.start.take(words).tolist()
        return {self._rules[0][0]: found} if found else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The common words of one document that are written so."""
        from mtlint.text.formation import known
        from mtlint.text.word import Word

        for index in document.tokens.at(np.array(hits[self._rules[0][0]])).tolist():
            word = Word(document, index)
            small = known(word.text.lower())
            is_common = small.spelled and small.zipf >= _COMMON
            if not is_common or not _MIXED.fullmatch(word.text) or word.is_part():
                continue
            for id_, params in self._rules:
                if not word.text.startswith(params.particles):
                    repair = Repair(((word.start, word.end, word.text.upper()),))
                    yield Signal(id_, word.start, word.end, (repair,))
