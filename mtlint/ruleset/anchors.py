"""Deriving anchors: words or literals, one of which stands in every match of a pattern.

The pattern is taken apart by Python's own parser. Each part is described by the finite set of
strings it can match (`exact`), or, when there are too many, only by the anchors any match must
hold. The idea is that of RE2's prefilter (Cox, "Regular Expression Matching with a Trigram Index",
2012), on words and their neighbours in place of trigrams.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import msgspec

from mtlint.ruleset.anchor_strings import (
    EDGE,
    GAP,
    SHORTEST_LITERAL,
    WORD,
    class_strings,
    complete_words,
    edge_of_assertion,
    is_literal,
    is_phrase,
    product,
    windows,
)
from mtlint.ruleset.pattern_tree import parsed
from mtlint.ruleset.schema import Anchors, WordAnchor
from mtlint.text.characters import fold, in_every_case
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.text.lexicon import Lexicon

# Rarer than one block in 500, at about 60 words a block.
SELECTIVE = 1 / 500 / 60

_LONGEST_LIST = 20_000  # alternatives of one part: a word list
_FUNCTION_WORD = 10 ** (6.3 - 9)  # the share of a word as common as "an"
_UNKNOWN_WORD = 10 ** (1.0 - 9)  # a word the lexicon lacks: rarer than its rarest
_MANY_DIGITS = re.compile(r"[0-9]{2,}")
_PUNCTUATION = re.compile(r"[^\w\s]")


class _Part(msgspec.Struct):
    """What is known of a part: all its strings, or the cheapest anchors it must hold."""

    exact: frozenset[str] | None
    best: _Choice | None = None


class _Choice(msgspec.Struct, frozen=True):
    """A set of anchors and how many of a text's words they are expected to hit (a share)."""

    share: float
    words: frozenset[tuple[str, ...]] = frozenset()
    literals: frozenset[str] = frozenset()


class AnchorFinder:
    """Derives anchors with one lexicon's frequencies."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._shares: dict[str, float] = {}
        self._part_shares: dict[str, float] = {}

    def derive(self, pattern: str) -> tuple[Anchors, float] | None:
        """The cheapest anchors of a pattern with the share of words they hit, if there are any."""
        part = self._sequence(parsed(pattern, re.IGNORECASE))
        best = _cheaper(part.best, self._choice(part.exact))
        if best is None:
            return None
        return self._anchors(best.words, best.literals), best.share

    def declared(self, texts: Iterable[str]) -> Anchors:
        """The anchors that an author named: phrases of whole words, or any other literals."""
        phrases = [tuple(fold(text).split()) for text in texts if is_phrase(text)]
        return self._anchors(phrases, [fold(text) for text in texts if not is_phrase(text)])

    def is_selective(self, share: float) -> bool:
        """Whether anchors that hit this share of words are rare enough to be worth looking for."""
        return share <= SELECTIVE

    def word(self, *words: str) -> WordAnchor:
        """The anchor of neighbouring whole words."""
        folded = tuple(fold(word) for word in words)
        key = min(range(len(folded)), key=lambda i: self.word_share(folded[i]))
        return WordAnchor(folded, tuple(hash_of(word) for word in folded), key)

    def _anchors(self, phrases: Iterable[Sequence[str]], literals: Iterable[str]) -> Anchors:
        words = tuple(self.word(*phrase) for phrase in sorted(map(tuple, phrases)))
        spelled = sorted(form for literal in literals for form in in_every_case(literal))
        return Anchors(words=words, literals=tuple(spelled))

    def word_share(self, word: str) -> float:
        """How many of a text's words are this one, whatever its case, as a share."""
        if word not in self._shares:
            # The lexicon counts numbers by their length; a single one is a tenth of those at most.
            number = _MANY_DIGITS.fullmatch(word) is not None
            zipf = (
                self._lexicon.zipf_of("0" * len(word)) - 1
                if number
                else self._lexicon.zipf_of(word)
            )
            self._shares[word] = 10 ** (zipf - 9) if zipf > 0 else _UNKNOWN_WORD
        return self._shares[word]

    def _phrase_share(self, phrase: Sequence[str]) -> float:
        return _together(self.word_share(word) for word in phrase)

    def _expected_share(self, phrase: Sequence[str]) -> float:
        """As above, but that a word like "the" stands beside everything, idiom or not."""
        shares = [self.word_share(word) for word in phrase]
        common = [share for share in shares if share > _FUNCTION_WORD]
        others = [share for share in shares if share <= _FUNCTION_WORD]
        if not others:
            return _together(shares)
        return _together(others) * math.prod(min(1.0, share * 10) for share in common)

    def _literal_share(self, literal: str) -> float:
        """From its whole words, and the parts of words at its ends."""
        shares = [self._phrase_share(run) for run in complete_words(literal)]
        shares += [
            self._part_share(match.group())
            for match in WORD.finditer(literal)
            if match.start() == 0 or match.end() == len(literal)
        ]
        if _PUNCTUATION.search(literal):
            shares.append(SELECTIVE / 20)  # taken as rare, measured by the benchmark
        return _together(shares)

    def _part_share(self, part: str) -> float:
        if part not in self._part_shares:
            # Two letters stand in so many words that there is no need to count.
            zipf = self._lexicon.containing(part) if len(part) >= SHORTEST_LITERAL else 9.0
            self._part_shares[part] = 10 ** (zipf - 9) if zipf else _UNKNOWN_WORD
        return self._part_shares[part]

    # From parts of the pattern to what is known of them.

    def _sequence(self, items: Iterable[tuple[Any, Any]]) -> _Part:
        current: frozenset[str] | None = frozenset([""])
        best: _Choice | None = None
        whole = True
        for operator, argument in items:
            part = self._item(str(operator), argument)
            joined = product(current, part.exact)
            if joined is not None:
                current = joined
                continue
            whole = False
            best = _cheaper(best, self._choice(current), part.best, self._choice(part.exact))
            current = frozenset([""])
        if whole:
            return _Part(current)
        return _Part(None, _cheaper(best, self._choice(current)))

    def _item(self, operator: str, argument: Any) -> _Part:  # noqa: ANN401, PLR0911 - a row each
        match operator:
            case "LITERAL":
                return _Part(frozenset([fold(chr(argument))]))
            case "NOT_LITERAL" | "ANY" | "GROUPREF" | "CATEGORY":
                return _Part(None)
            case "IN":
                return _Part(class_strings(argument))
            case "BRANCH":
                return self._branch([self._sequence(items) for items in argument[1]])
            case "SUBPATTERN":
                return self._sequence(argument[3])
            case "ATOMIC_GROUP":
                return self._sequence(argument)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeat(*argument)
            case "AT":
                return _Part(frozenset(["" if "NON_BOUNDARY" in str(argument) else EDGE]))
            case "ASSERT" | "ASSERT_NOT":
                return _Part(frozenset([edge_of_assertion(operator, argument[1])]))
        return _Part(None)

    def _branch(self, parts: list[_Part]) -> _Part:
        exact = frozenset().union(*(part.exact or () for part in parts))
        if all(part.exact is not None for part in parts) and len(exact) <= _LONGEST_LIST:
            return _Part(exact)
        choices = [_cheaper(part.best, self._choice(part.exact)) for part in parts]
        return _Part(None, _union(choices))

    def _repeat(self, least: int, most: int, items: Any) -> _Part:  # noqa: ANN401 - the parser's
        part = self._sequence(items)
        if part.exact == frozenset([GAP]):
            return _Part(frozenset([GAP] if least else [GAP, ""]))
        if (least, most) == (0, 1) and part.exact is not None:
            return _Part(part.exact | {""})
        if (least, most) == (1, 1):
            return part
        return _Part(None, _cheaper(part.best, self._choice(part.exact)) if least else None)

    # From strings to anchors.

    def _choice(self, strings: frozenset[str] | None) -> _Choice | None:
        if not strings:
            return None
        return _union([self._anchor_of(string) for string in strings])

    def _anchor_of(self, string: str) -> _Choice | None:
        phrases = [window for run in complete_words(string) for window in windows(run)]
        if phrases:
            phrase = min(phrases, key=lambda words: (self._phrase_share(words), words))
            by_words = _Choice(self._expected_share(phrase), words=frozenset([phrase]))
            if by_words.share < SELECTIVE:
                return by_words
        else:
            by_words = None
        literals = [text for text in re.split(f"[{EDGE}{GAP}]+", string) if is_literal(text)]
        if not literals:
            return by_words
        literal = max(literals, key=len)
        return _cheaper(
            by_words, _Choice(self._literal_share(literal), literals=frozenset([literal]))
        )


def _together(shares: Iterable[float]) -> float:
    """How often things stand side by side, from how often each of them stands anywhere.

    Neighbours are not independent; a factor of 100 is on the safe side for idioms.
    """
    first, *others = sorted(shares) or [1.0]
    for other in others:
        first *= min(1.0, other * 100)
    return first


def _cheaper(*choices: _Choice | None) -> _Choice | None:
    known = [choice for choice in choices if choice is not None]
    return min(known, key=lambda choice: choice.share) if known else None


def _union(choices: Iterable[_Choice | None]) -> _Choice | None:
    """All of them together, where each alternative has one."""
    known = []
    for choice in choices:
        if choice is None:
            return None
        known.append(choice)
    return _Choice(
        sum(choice.share for choice in known),
        frozenset().union(*(choice.words for choice in known)),
        frozenset().union(*(choice.literals for choice in known)),
    )
