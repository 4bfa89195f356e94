"""A name that one document spells in two ways, found without knowing whose name it is.

Names are grouped by what two spellings of one name share: what is left when transliterations are
taken away, all letters but one, the consonants and the company they keep. Within a group they are
held against each other; the rarer one, if it is no word of its own, is the slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from mtlint.checks.base import Preparation, parameters
from mtlint.checks.mention_doubts import Lists, may_be_right
from mtlint.checks.mention_pairs import VALUES, signals
from mtlint.ruleset.schema import Anchors
from mtlint.text.columns import firsts
from mtlint.text.mentions import read_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Signal, Workshop
    from mtlint.checks.mention_pairs import Pair
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document
    from mtlint.text.mentions import Names

# Without a name rarer than this nothing is a slip: 2.9 "Kharkiv", 2.3 "Donbas".
_RAREST = 3.0


_OF_WORDS = ("variant", "slip", "company")
_OF_PARTS = ("joined", "order", "hyphen")


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What two spellings share, and what is known to differ.

    `kind` is, for names of one word, `variant` (two transliterations), `slip` (all letters but
    one) or `company` (the consonants, and the same name or title beside); for names of two parts
    `joined` (also one word), `order` (also the other way round) or `hyphen` (also with a space).
    With `elsewhere` it is a variant of what the other files of the run have.
    `roles` are titles, which are no given names; `distinct` are names, `one, other`, that are alike
    and not the same.
    """

    kind: Literal["variant", "slip", "company", "joined", "order", "hyphen", "elsewhere"]
    roles: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    distinct = (entry.split(",") for entry in workshop.entries(params.distinct))
    prepared = _Params(
        params.kind,
        tuple(workshop.entries(params.roles)),
        tuple(",".join(sorted(name.strip().lower() for name in names)) for names in distinct),
    )
    values = VALUES | {"file"} if params.kind == "elsewhere" else VALUES
    return Preparation(msgspec.to_builtins(prepared), Anchors(), values)


class _Ready:
    """One rule with its lists as sets."""

    def __init__(self, rule: CompiledRule) -> None:
        params = msgspec.convert(rule.params, _Params)
        self.id = rule.id
        self.kind: Any = params.kind  # one of either table
        self.lists = Lists(frozenset(params.roles), frozenset(params.distinct))


class Checker:
    """Groups the names of a document and compares those of a group."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        ready = [_Ready(rule) for rule in rules]
        self._of_words = [rule for rule in ready if rule.kind in _OF_WORDS]
        self._of_parts = [rule for rule in ready if rule.kind in _OF_PARTS]
        self._elsewhere = [rule for rule in ready if rule.kind == "elsewhere"]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The odd spellings of one document."""
        names = read_names(document)
        for rule, pair in self._pairs(document, names):
            yield from signals(rule.id, document, pair)
        if self._elsewhere:
            yield from self._across(document, names)

    def _across(self, document: Document, names: Names) -> Iterator[Signal]:
        """What the names of each document are elsewhere."""
        places = names.places.take(names.start.take(firsts(names.part)))
        for start in document.tokens.start.take(places).tolist():
            part, base = document.part_at(start)
            if part.elsewhere:
                from mtlint.checks import mention_elsewhere  # few runs look across their files

                own = names if part is document else read_names(part)
                for rule in self._elsewhere:
                    for signal in mention_elsewhere.signals(rule.id, part, own, rule.lists):
                        yield signal.shifted(base)

    def _pairs(self, document: Document, names: Names) -> Iterator[tuple[_Ready, Pair]]:
        # Modules of their own, not before there are names.
        if self._of_parts:
            from mtlint.checks.mention_parts import PartTable

            parts = PartTable(document, names)
            for rule in self._of_parts:
                yield from ((rule, pair) for pair in parts.pairs(rule.kind))
        if self._of_words and len(names) and names.zipf.min() < _RAREST:
            from mtlint.checks.mention_words import WordTable

            words = WordTable(document, names)
            for rule in self._of_words:
                for pair in words.pairs(rule.kind, rule.lists.roles):
                    if not may_be_right(document, pair, rule.lists):
                        yield rule, pair
