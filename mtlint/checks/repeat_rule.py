"""What a rule about repeats says, and its word lists as sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, parameters
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from mtlint.checks.base import Workshop
    from mtlint.ruleset.schema import CompiledRule, Rule


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Which repeats are meant.

    Attributes:
        words: words or phrases that may not be repeated; without them, all but those in `never`.
        never: words or phrases that are said twice on purpose.
        not_after: words before a repeat that make it right.
        meant: whether a copy stands for another word, so that deleting it is only offered.
        not_with: words in a phrase, but for its first, that make it an idiom ("day by day by").
        nowhere: words in a phrase that make it one wherever they stand ("and more and more").
        least: the fewest words of a copy; most: the most.
        copies: the fewest copies; fewer are meant.
        joints: what may stand between two copies, besides blanks.
        listed: only between two members of a list: after a comma, before a comma or "and".
        final: only where the sentence ends after them.
        names: words with capitals and figures too.
        shortest: the fewest characters of a word.
        certain: words with fewer characters have to be known to the lexicon, or may be names of
            places or animals, which many languages form by saying a syllable twice.
        zipf: how common such a word has to be.
    """

    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    copies: int = 2
    joints: tuple[str, ...] = ("",)
    listed: bool = False
    meant: bool = False
    final: bool = False
    names: bool = False
    shortest: int = 1
    certain: int = 0
    zipf: float = 3.0


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, Params)
    if not 1 <= params.least <= params.most:
        raise ValueError("least is at least 1 and no more than most")
    expanded = msgspec.structs.replace(
        params,
        words=tuple(workshop.entries(params.words)),
        never=tuple(workshop.entries(params.never)),
        not_after=tuple(workshop.entries(params.not_after)),
        not_with=tuple(workshop.entries(params.not_with)),
        nowhere=tuple(workshop.entries(params.nowhere)),
    )
    values = frozenset({"word", "copies"})
    return Preparation(msgspec.to_builtins(expanded), Anchors(), values)


class Ready:
    """One rule with its lists as sets."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, Params)
        self.words = frozenset(self.params.words)
        self.never = frozenset(self.params.never)
        self.not_after = frozenset(self.params.not_after)
        self.not_with = frozenset(self.params.not_with)
        self.nowhere = frozenset(self.params.nowhere)
