"""A sentence that was cut before it was translated: several small slips within a few words.

Each slip is another check's signal. They are joined where all signals are seen, in
`mtlint.boundary`; here a rule only says which slips are pieces of a cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, parameters
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Signal, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


class BoundaryParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Kinds of pieces, each with the rules or families that find it.

    Pieces of two kinds are one cut when at most `within` words stand between neighbours. It gives
    way to a finding of the families `beside` between them, if each piece is found alone too.
    """

    pieces: dict[str, tuple[str, ...]]
    within: int = 3
    beside: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The rule looks at signals and needs no anchors."""
    params = parameters(rule, BoundaryParams)
    if len(params.pieces) < 2:  # noqa: PLR2004 - one kind alone is no cut
        raise ValueError("give at least two kinds of pieces")
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"count", "pieces"}))


class Checker:
    """Sees nothing itself."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        pass

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """No signals: they are made when all others are known."""
        yield from ()
