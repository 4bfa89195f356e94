"""A capital inside a word where two words have run together ("sessionThe", "presidentMacron").

Brands, products and identifiers are written like this on purpose, so a rule says what one side of
the joint must be: a word that begins sentences, a known name, or a word that the document has.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import compress, pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.columns import firsts
from mtlint.text.foreign_marks import is_named_in_code, is_set_off
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_JOINT = late(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")
_TOKEN = late(r"(?:[A-Z]?[^\W\d_A-Z]+){1,4}")

_BESIDE_CODE = frozenset("@#/\\_=<>{}[]$+*`~^|&%-.:\N{OBJECT REPLACEMENT CHARACTER}")
_AFTER_IN_CODE = frozenset("(@_=/\\<[{`:#-.")

# Nobody writes three different words like this in a text that is not about software.
_CODE = 3

_IDENTIFIER = late(r"[a-z]{3,}[A-Z]")

# The rarest word that a name runs together with, as Zipf frequency.
_LEAST = 2.0
_LEAST_BEFORE_KNOWN = 1.5  # where the document has the name apart

# Names are rarer than so, and longer.
_LESS_THAN_WORDS = 3.9
_SHORTEST_NAME = 4
_SHORTEST = 3

# Endings that the first word of an identifier hardly has.
_ENDINGS = ("ed", "ly", "ous", "ing", "al", "ic", "ive", "ful", "ment", "tion")

_TECHNICAL = ("_", "()", "{", "`", " --", "</", "src", "app ", "apps ", "API", "URL")

# Mc, Mac, De, Van and the like begin names.
_PARTICLES = frozenset(
    (
        "mc", "mac", "fitz", "de", "des", "del", "della", "di", "du", "da", "la", "le", "les", "lo",
        "van", "von", "vander", "al", "el", "ben", "bin", "ibn", "abu", "san", "ap", "ter", "ten",
        "ver", "te", "mal", "saint", "ph", "my",
    )
)  # fmt: skip


_QUOTES = frozenset("\"'“”‘’`")


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
        page = _Page(document, max(hits.values(), key=len))
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


def _holds(ready: _Ready, page: _Page, edges: Sequence[int], at: int) -> bool:
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


def _is_listed(ready: _Ready, page: _Page, left: str, right: str) -> bool:
    """Whether one side is a word of the rule, and the other a word at all."""
    if not ready.right.isdisjoint({right.lower(), right.lower().removesuffix("s")}):
        return page.is_word(left, _LEAST)
    return left[0].isupper() and left.lower() in ready.left


def _is_known(page: _Page, left: str, right: str) -> bool:
    """Whether the document has the two words side by side, and is not full of such joints."""
    return not (page.is_code or page.is_of_brands) and page.has_together(left, right)


def _is_plain(ready: _Ready, page: _Page, left: str, right: str) -> bool:
    """Whether a common word in lower case has run together with a name."""
    if not left.islower() or len(right) < _SHORTEST_NAME or page.is_code:
        return False
    # Identifiers are made of nouns and plain verbs; an ending or a link word is of a sentence.
    is_name = lexicon().zipf_of(right) < _LESS_THAN_WORDS
    is_syntax = left.endswith(_ENDINGS) or left in ready.links or not page.is_technical
    least = _LEAST_BEFORE_KNOWN if page.has(right) else ready.params.zipf
    return (is_name or is_syntax) and page.is_word(left, least)


class _Page:
    """The tokens of a document with a capital inside."""

    def __init__(self, document: Document, offsets: Sequence[int]) -> None:
        self.text = document.prose.text
        self._document = document
        self._tokens = document.tokens
        indices = self._tokens.at(offsets)
        self._indices = indices[firsts(indices)]

    def is_cited(self, start: int, end: int) -> bool:
        """Whether a token alone fills quotation marks: it is meant as it is written."""
        return self.text[start - 1 : start] in _QUOTES and self.text[end : end + 1] in _QUOTES

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """The tokens outside addresses and code."""
        hashes = self._tokens.hash[self._indices]
        known = (lexicon().zipf(hashes) > 0).tolist()
        counts = Counter(hashes.tolist())
        again = [counts[hash_] > 1 for hash_ in hashes.tolist()]
        columns = self._tokens.start, self._tokens.end
        starts, ends = (column[self._indices].tolist() for column in columns)
        self._known = frozenset(compress(starts, known))
        self._used = self._known.union(compress(starts, again))
        return [span for span in zip(starts, ends, strict=True) if not self._is_code(*span)]

    def _is_code(self, start: int, end: int) -> bool:
        """Whether a token is part of an address or of code, or no word at all.

        Names of code are set in bold, or in tags, by those who write about them.
        """
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 2]
        part, base = self._document.part_at(start)
        is_name = self.text[start].islower() and is_set_off(part, start - base, end - base)
        return (
            is_name
            or before in _BESIDE_CODE
            or after == "()"
            or (after[:1] in _AFTER_IN_CODE and after[1:].isalnum())
            or not _TOKEN.fullmatch(self.text, start, end)
        )

    def is_named_in_code(self, start: int, end: int) -> bool:
        """Whether a token is a name of code elsewhere in the source."""
        part, base = self._document.part_at(start)
        return is_named_in_code(part, self.text[start:end], start - base)

    def is_used(self, start: int) -> bool:
        """Whether the token at an offset is in the lexicon, or stands more than once."""
        return start in self._used

    def joints(self, start: int, end: int) -> list[int]:
        """Where capitals stand inside a token."""
        return [match.start() for match in _JOINT.finditer(self.text, start, end)]

    @cached_property
    def is_code(self) -> bool:
        """Whether the document speaks of software: several words are written like identifiers."""
        return sum(_IDENTIFIER.match(word) is not None for word in self._different) >= _CODE

    @cached_property
    def is_technical(self) -> bool:
        """Whether the document has any sign of software."""
        return any(sign in self.text for sign in _TECHNICAL)

    @cached_property
    def is_of_brands(self) -> bool:
        """Whether it has several words with a capital inside that no lexicon knows."""
        return sum(word[0].isupper() for word in self._different) >= _CODE

    @cached_property
    def _different(self) -> frozenset[str]:
        return frozenset(self.text[s:e] for s, e in self.words if s not in self._known)

    def is_word(self, word: str, least: float) -> bool:
        """Whether a word is so common, or stands in the document by itself."""
        return lexicon().zipf_of(word) >= least or self.has(word)

    def has(self, word: str) -> bool:
        """Whether the document has the word apart, with the same first letter."""
        return (hash_of(word), word[0]) in self._apart

    def has_together(self, left: str, right: str) -> bool:
        """Whether the document has the words one after the other, and neither in lower case."""
        if any((hash_of(word), word[0].lower()) in self._apart for word in (left, right)):
            return False
        return (hash_of(left), hash_of(right)) in self._pairs

    @cached_property
    def _pairs(self) -> frozenset[tuple[int, int]]:
        """The hashes of the parts of joints with those of the words that follow them."""
        indices = self._of_parts[self._of_parts + 1 < len(self._tokens)]
        hashes = self._tokens.hash
        return frozenset(zip(hashes[indices].tolist(), hashes[indices + 1].tolist(), strict=True))

    @cached_property
    def _of_parts(self) -> NDArray[np.intp]:
        """The document's words that are parts of its joints."""
        parts = {part for start, end in self.words for part in self._parts(start, end)}
        return self._tokens.find(np.array([hash_of(part) for part in parts], np.uint64))

    @cached_property
    def _apart(self) -> frozenset[tuple[int, str]]:
        """The hash and first letter of the document's words that are parts of its joints."""
        columns = self._tokens.hash, self._tokens.start
        hashes, starts = (column[self._of_parts].tolist() for column in columns)
        return frozenset((one, self.text[at]) for one, at in zip(hashes, starts, strict=True))

    def _parts(self, start: int, end: int) -> list[str]:
        edges = pairwise([start, *self.joints(start, end), end])
        return [self.text[first:last] for first, last in edges]


def _signal(ready: _Ready, text: str, start: int, end: int, places: Sequence[int]) -> Signal:
    values = {"left": text[start : places[0]], "right": text[places[0] : end]}
    repair = Repair(tuple((at, at, " ") for at in places))
    return Signal(ready.id, start, end, (repair,), values=values)
