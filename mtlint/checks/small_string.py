"""Strings of letters that are no words, in a text that has lost capitals: acronyms, most likely.

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
    "unknown" for other short strings.
    """

    kind: Literal["unspoken", "numbered", "unknown"]
    never: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The rule waits for what others find and needs no anchors."""
    given = parameters(rule, StringParams)
    lists = (tuple(workshop.entries(given.never)), tuple(workshop.entries(given.absent)))
    params = msgspec.to_builtins(StringParams(given.kind, *lists))
    return Preparation(params, Anchors(), frozenset())


class Checker:
    """Sees nothing itself."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        pass

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """No signals: they are made when it is known how many capitals are lost."""
        yield from ()
