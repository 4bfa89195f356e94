"""A participle again at the end of its sentence ("was released on Tuesday released.")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_NEAREST = 2  # words from one to the other
_FARTHEST = 12  # the clauses of the catalogue have up to nine words
_DISTANCES = np.arange(_NEAREST, _FARTHEST + 1)[:, np.newaxis]  # a row for each is quickest
_SENTENCES = 1 << 12  # looked at together

_REGULAR = late(r"[a-z]{3,}ed")

# Between the two: marks, and words before the second that make it right ("is asked because it is
# asked", "was built and later built").
_BETWEEN = late(
    r"""[.!?,;:()“”"—–]
    |\b(?:and|or)\b(?!\s\w+ed\b)
    |(?:\w+ly|\b(?:and|or|not|never|ever|also|again|later|further|often|already|twice|newly|so|be
    |becomes?|became|gets?|got|remains?|stays?|stayed|seems?|looks?|feels?|felt|being|been|will|would|had|has|have|was|were|is|are|he|she|it|we|they|you|I|who|what|which|that
    |when|where|until|while|than|then|as|once))\s*$""",
    re.VERBOSE,
)

# What begins a clause of its own, whose verb the second may be ("is said when the king said"),
# unless the clause has another verb already ("is chosen to come when the king had left chosen").
_CLAUSE = late(
    r"""\b(?:but|nor|than|then|what|who|which|that|he|she|it|we|they|you|I|if|when|until|because
    |while|before|after|once|where|how|why|had|has|have|was|were|is|are|been
    |as(?!\s(?:an?|the|its|their|part)\b))\b""",
    re.VERBOSE,
)
_OTHER_VERB = late(
    r"\b(?:had|has|have|was|were|is|are|did|does|do|can|could|will|would|may|might|must|should)\s"
    r"(?:not\s)?(?:be\s|been\s|also\s)?[a-z]{3,}\b"
)


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Forms of "to be" and "to have" before the first, and participles that do not end in -ed."""

    auxiliaries: tuple[str, ...]
    irregular: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    expanded = _Params(
        tuple(workshop.entries(params.auxiliaries)), tuple(workshop.entries(params.irregular))
    )
    return Preparation(msgspec.to_builtins(expanded), Anchors(), frozenset({"word"}))


class Checker:
    """Looks at the last word of each sentence, and for it among the words before."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [
            (rule.id, frozenset(map(hash_of, params.auxiliaries)), frozenset(params.irregular))
            for rule in rules
            for params in [msgspec.convert(rule.params, _Params)]
        ]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The doubled participles of one document."""
        hashes = document.tokens.hash
        for part in range(0, len(document.last_words), _SENTENCES):
            last = document.last_words[part : part + _SENTENCES]
            equal = hashes.take(last - _DISTANCES, mode="clip") == hashes.take(last)
            for place in np.flatnonzero(equal).tolist():
                distance, at = divmod(place, len(last))
                second = int(last[at])
                yield from self._signals(document, second - _NEAREST - distance, second)

    def _signals(self, document: Document, first: int, second: int) -> Iterator[Signal]:
        for id_, auxiliaries, irregular in self._rules if first > 0 else ():
            if int(document.tokens.hash[first - 1]) in auxiliaries:
                yield from _signals(id_, irregular, document, first, second)


def _signals(
    id_: str, irregular: frozenset[str], document: Document, first: int, second: int
) -> Iterator[Signal]:
    tokens, text = document.tokens, document.prose.text
    start, end = tokens.span(second)
    word = text[start:end]
    between = text[tokens.span(first)[1] : start]
    if "\n" in between or _BETWEEN.search(between) or _may_be_verb(between):
        return
    if not (_REGULAR.fullmatch(word) or word in irregular):
        return
    repair = Repair(((tokens.span(second - 1)[1], end, ""),))
    evidence = ((*tokens.span(first), "where it stands first"),)
    yield Signal(id_, start, end, (repair,), values={"word": word}, evidence=evidence)


def _may_be_verb(between: str) -> bool:
    """Whether a clause begins between the two that has no verb but the second."""
    clauses = list(_CLAUSE.finditer(between))
    return bool(clauses) and not _OTHER_VERB.search(between, clauses[0].start())
