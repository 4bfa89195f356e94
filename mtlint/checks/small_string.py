"""Strings of letters that are no words, in a text that has lost capitals: acronyms or names.

In any other text they are names of commands or terms of a trade. So they are looked for where it is
known how many capitals a text has lost, in `mtlint.lowered`; here a rule only says which it wants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, parameters
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Signal, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


class StringParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`never`: what is written small; `absent`: words of texts in which names are written so.

    `kind` is "unspoken" for what cannot be said as a word, "numbered" for letters with a number,
    "unknown" for other short strings, "name" for unknown words of any length where they stand
    behind one of the phrases `before` or before one of the words `after`, and then everywhere.
    """

    kind: Literal["unspoken", "numbered", "unknown", "name"]
    never: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The rule waits for what others find and needs no anchors."""
    given = parameters(rule, StringParams)
    if (given.kind == "name") != bool(given.before or given.after):
        raise ValueError('kind = "name" asks for before or after, and no other kind does')
    lists = (given.never, given.absent, given.before, given.after)
    params = StringParams(given.kind, *(tuple(workshop.entries(words)) for words in lists))
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset())


class Checker:
    """Sees nothing itself."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        pass

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """No signals: they are made when it is known how many capitals are lost."""
        yield from ()
