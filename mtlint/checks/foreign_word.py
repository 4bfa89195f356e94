"""A word of another language that was left standing in a sentence of English.

Words are judged by the table of foreign words. A reader knows a foreign word that is meant by what
stands round it, and so does the check: quotation marks, brackets, italics, names beside it, other
foreign words, or a text that uses it again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Signal, parameters
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which words are looked at.

    `kind` is "word" for those of the table that are in lower case, "capital" for those with a
    capital where a sentence begins, and German nouns; "small" is for `words`, which are too short
    for the table.
    """

    kind: Literal["word", "capital", "small"]
    words: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists; only `words` are anchors, the table is asked for all tokens at once."""
    params = parameters(rule, _Params)
    params = msgspec.structs.replace(
        params,
        words=tuple(workshop.entries(params.words)),
        borrowed=tuple(workshop.entries(params.borrowed)),
    )
    anchors = workshop.finder.declared(params.words) if params.words else Anchors()
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"language"}))


class Checker:
    """Looks at the words of the table of foreign words, and at some others."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]
        self._borrowed = {id_: frozenset(params.borrowed) for id_, params in self._rules}

    def seek(self, document: Document) -> Hits:
        """The words of the table; few pages have any."""
        starts = document.tokens.start.take(document.foreign_tokens[0]).tolist()
        return {id_: starts for id_, params in self._rules if params.kind != "small" and starts}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The foreign words of one document that stand alone in its English."""
        from mtlint.checks.foreign_word_places import places  # not before there are some

        for rule, params in self._rules:
            if rule in hits:
                borrowed = self._borrowed[rule]
                for start, end, language in places(document, params.kind, hits[rule], borrowed):
                    yield Signal(rule, start, end, values={"language": language})
