"""The parameters of the rules about words that have run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, parameters
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from mtlint.checks.base import Workshop
    from mtlint.ruleset.schema import CompiledRule, Rule


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What the parts must be.

    A token is cut before one of the link words `last` or after one of `first`; a link word of
    `last-if-common` or `first-if-common` only where the other part is common too, because these
    are the beginnings and endings of words as well; where the document has the other part as a
    word, it need only be as common as `known`. With neither, both parts are common words that form
    no compounds. With `capitalised` it is names that are looked at, and the first part must be a
    word with a capital elsewhere in the document, or a common one. With `middle` a token is cut on
    both sides of one of these words.
    """

    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    first_if_common: tuple[str, ...] = ()
    last_if_common: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    capitalised: bool = False
    zipf: float = 3.0
    common: float = 4.4
    common_before_weak: float = 4.2
    known: float = 3.0
    never: tuple[str, ...] = ()


class Ready:
    """One rule with its words as hashes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, Params)
        self.first = frozenset(self.params.first)
        self.last = frozenset(self.params.last)
        self.first_if_common = frozenset(self.params.first_if_common)
        self.last_if_common = frozenset(self.params.last_if_common)
        self.never = frozenset(self.params.never)
        self.longest = max(map(len, self.links), default=0)
        self.beginnings = tuple(self.first | self.first_if_common)
        self.endings = tuple(self.last | self.last_if_common)
        self.middle = frozenset(self.params.middle)
        self.is_open = not (self.params.first or self.params.last or self.middle)

    def may_cut(self, word: str) -> bool:
        """Whether a word begins or ends as the rule asks: most do not, and are not looked up."""
        if word[0].isupper() != self.params.capitalised or word in self.never:
            return False
        if self.is_open or self.middle:
            return True
        small = word.lower()
        return small.startswith(self.beginnings) or small.endswith(self.endings)

    @property
    def links(self) -> frozenset[str]:
        """Every word that a token can be cut beside."""
        return self.first | self.last | self.first_if_common | self.last_if_common


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, Params)
    lists = ("first", "last", "first_if_common", "last_if_common", "middle", "never")
    expanded = {name: tuple(workshop.entries(getattr(params, name))) for name in lists}
    params = msgspec.structs.replace(params, **expanded)
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"words"}))
