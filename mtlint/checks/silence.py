"""Comments that silence: those that name no rule, an unknown one, or that silence nothing.

They stand outside the prose, and which of them silence something is known when all findings are.
They are looked at in `mtlint.silence`; here a rule only says which kind of mistake it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Signal, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document


class SilenceParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kind of mistake: no rule named, an unknown one, nothing silenced, not understood."""

    kind: Literal["unnamed", "unknown", "unused", "unreadable"]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Check the parameters. The anchor only keeps this module from being imported."""
    params = parameters(rule, SilenceParams)
    anchors = workshop.finder.declared(["mtlint"])
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"hint", "rules"}))


class Checker:
    """Sees nothing itself."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        pass

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """No signals: they are made when all findings are known."""
        yield from ()
