"""A capital inside a word where two words have run together ("sessionThe", "presidentMacron").

Brands, products and identifiers are written like this on purpose, so a rule says what one side of
the joint must be: a word that begins sentences, a known name, or a word that the document has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.checks.camel_page import Page
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# The rarest word that a name runs together with, as Zipf frequency.
_LEAST = 2.0
_LEAST_BEFORE_KNOWN = 1.5  # where the document has the name apart

# Names are rarer than so, and longer.
_LESS_THAN_WORDS = 3.9
_SHORTEST_NAME = 4
_SHORTEST = 3

# Endings that the first word of an identifier hardly has.
_ENDINGS = ("ed", "ly", "ous", "ing", "al", "ic", "ive", "ful", "ment", "tion")

# Mc, Mac, De, Van and the like begin names.
_PARTICLES = frozenset(
    (
        "mc", "mac", "fitz", "de", "des", "del", "della", "di", "du", "da", "la", "le", "les", "lo",
        "van", "von", "vander", "al", "el", "ben", "bin", "ibn", "abu", "san", "ap", "ter", "ten",
        "ver", "te", "mal", "saint", "ph", "my",
    )
)  # fmt: skip


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What stands at the joint.

    `right` and `left` are words one of which must stand there, `names` are names of several words
    that have the joint inside. With `known` both sides must be
    words that the document also has apart. Without any of these the first word is in lower case
    and common, and the document has nothing else that is written like this.
    """

    right: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    known: bool = False
    zipf: float = 3.3


class _Ready:
    """One rule with its words as hashes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Params)
        self.right = frozenset(word.lower() for word in self.params.right)
        self.left = frozenset(word.lower() for word in self.params.left)
        self.links = frozenset(self.params.links)
        self.pairs = frozenset(
            pair for name in self.params.names for pair in pairwise(name.lower().split())
        )
        self.is_listed = bool(self.right or self.left or self.pairs)


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. Every joint is a capital between small letters."""
    params = parameters(rule, _Params)
    params = msgspec.structs.replace(
        params,
        right=tuple(workshop.entries(params.right)),
        left=tuple(workshop.entries(params.left)),
        names=tuple(workshop.entries(params.names)),
        links=tuple(workshop.entries(params.links)),
    )
    anchors = Anchors(classes=((CharClass.LOWER, CharClass.UPPER, CharClass.LOWER),))
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"left", "right"}))


class Checker:
    """Looks at each joint of each token that is not in the lexicon."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = [_Ready(rule) for rule in rules]
        self._of_used = [ready for ready in self._ready if ready.pairs]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The joints of one document."""
        page = Page(document, max(hits.values(), key=len))
        for start, end in page.words:
            edges = [start, *page.joints(start, end), end]
            joints = [at for at in range(1, len(edges) - 1) if _is_joint(page.text, edges, at)]
            if not joints:
                continue
            # A word that is used as it is can only be a name that is known to run together.
            for ready in self._of_used if page.is_used(start) else self._ready:
                places = [at for at in joints if _holds(ready, page, edges, at)]
                if places:
                    cuts = [edges[at] for at in places]
                    if not page.is_named_in_code(start, end):
                        yield _signal(ready, page.text, start, end, cuts)
                    break


def _is_joint(text: str, edges: Sequence[int], at: int) -> bool:
    """Whether more than the beginning of a name stands before one of the inner edges of a token."""
    left = text[edges[at - 1] : edges[at]]
    return len(left) >= _SHORTEST and left.lower() not in _PARTICLES


def _holds(ready: _Ready, page: Page, edges: Sequence[int], at: int) -> bool:
    """Whether a joint, one of the inner edges of a token, is what a rule looks for."""
    left, right = page.text[edges[at - 1] : edges[at]], page.text[edges[at] : edges[at + 1]]
    if (left.lower(), right.lower()) in ready.pairs:
        return True
    if page.is_used(edges[0]):
        return False
    if ready.is_listed:
        return _is_listed(ready, page, left, right)
    if ready.params.known:
        return not page.is_cited(edges[0], edges[-1]) and _is_known(page, left, right)
    return _is_plain(ready, page, left, right)


def _is_listed(ready: _Ready, page: Page, left: str, right: str) -> bool:
    """Whether one side is a word of the rule, and the other a word at all."""
    if not ready.right.isdisjoint({right.lower(), right.lower().removesuffix("s")}):
        return page.is_word(left, _LEAST)
    return left[0].isupper() and left.lower() in ready.left


def _is_known(page: Page, left: str, right: str) -> bool:
    """Whether the document has the two words side by side, and is not full of such joints."""
    return not (page.is_code or page.is_of_brands) and page.has_together(left, right)


def _is_plain(ready: _Ready, page: Page, left: str, right: str) -> bool:
    """Whether a common word in lower case has run together with a name."""
    if not left.islower() or len(right) < _SHORTEST_NAME or page.is_code:
        return False
    # Identifiers are made of nouns and plain verbs; an ending or a link word is of a sentence.
    is_name = lexicon().zipf_of(right) < _LESS_THAN_WORDS
    is_syntax = left.endswith(_ENDINGS) or left in ready.links or not page.is_technical
    least = _LEAST_BEFORE_KNOWN if page.has(right) else ready.params.zipf
    return (is_name or is_syntax) and page.is_word(left, least)


def _signal(ready: _Ready, text: str, start: int, end: int, places: Sequence[int]) -> Signal:
    values = {"left": text[start : places[0]], "right": text[places[0] : end]}
    repair = Repair(tuple((at, at, " ") for at in places))
    return Signal(ready.id, start, end, (repair,), values=values)
