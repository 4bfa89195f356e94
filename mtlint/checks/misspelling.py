"""Words that many people misspell: each is listed with what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.ruleset.template import like
from mtlint.text.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_SHORT = 5  # letters; longer misspellings are nobody's name


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`words`: misspellings, each with what is right after it ("teh the")."""

    words: tuple[str, ...]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Look for the misspellings by their hashes.

    Raises:
        ValueError: an entry does not say what is right.
    """
    words = tuple(workshop.entries(parameters(rule, _Params).words))
    for entry in words:
        if " " not in entry:
            raise ValueError(f"{entry!r} does not say what is right")
    anchors = tuple(workshop.finder.word(entry.partition(" ")[0]) for entry in words)
    params = msgspec.to_builtins(_Params(words))
    return Preparation(params, Anchors(words=anchors), frozenset({"meant"}))


class Checker:
    """Looks at the places where a listed word stands."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._right: dict[str, dict[str, str]] = {}
        for rule in rules:
            entries = msgspec.convert(rule.params, _Params).words
            pairs = (entry.partition(" ") for entry in entries)
            self._right[rule.id] = {wrong: right for wrong, _, right in pairs}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The misspelt words of one document."""
        from mtlint.checks.slip_places import is_plain  # for few texts

        tokens = document.tokens
        for id_, offsets in hits.items():
            for index in tokens.at(offsets).tolist():
                start, end = int(tokens.start[index]), int(tokens.end[index])
                word = document.prose.text[start:end]
                right = self._right[id_].get(word.lower())
                if right is None or word.isupper():
                    continue
                if is_plain(document, index) and not _is_in_name(document, index):
                    meant = like(right, word)
                    repair = Repair(((start, end, meant),))
                    yield Signal(id_, start, end, (repair,), values={"meant": meant})


def _is_in_name(document: Document, index: int) -> bool:
    """Whether a word has a capital inside a sentence, or is short and beside another: "Teh Cheang".

    Names and titles may be spelled so, and old books give nouns a capital.
    """
    word = Word(document, index)
    if not word.text[0].isupper():
        return False
    if any(map(str.isalnum, document.prose.text[document.sentence_at(word.start)[0] : word.start])):
        return True
    beside = (word.neighbour(-1)[0], word.neighbour(1)[0])
    return len(word.text) <= _SHORT and any(other[:1].isupper() for other in beside)
