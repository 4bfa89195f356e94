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

from mtlint.ruleset.anchor_edges import begin_outside, end_outside, is_edge
from mtlint.ruleset.anchor_shares import CERTAINLY_RARE, SELECTIVE, Shares
from mtlint.ruleset.anchor_strings import (
    EDGE,
    GAP,
    LONGEST_PHRASE,
    WORD,
    class_strings,
    complete_words,
    is_literal,
    is_phrase,
    product,
    windows,
    windows_of,
)
from mtlint.ruleset.pattern_tree import parsed
from mtlint.ruleset.schema import Anchors, WordAnchor
from mtlint.text.characters import fold, in_every_case
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.text.lexicon import Lexicon

# A literal is looked for in place of words if it is so many times rarer.
_MUCH_RARER = 2

# And so rare that a longer phrase, of which there may be many more, is of no more use: some
# thousand such phrases together are still selective.
_RARE_ENOUGH = SELECTIVE / 2000

# One of some words may stand by chance in every second stretch of thirty words that is searched.
_WORTH_A_LOOK = 1 / 60

_LONGEST_LIST = 20_000  # alternatives of one part: a word list


class _Part(msgspec.Struct):
    """What is known of a part: all its strings, or anchors of which every match holds some."""

    exact: frozenset[str] | None
    held: tuple[_Choice, ...] = ()


# A phrase of whole words, or a literal.
_Anchor = tuple[str, ...] | str


class _Choice:
    """A set of anchors, each with how many of a text's words it is expected to hit (a share)."""

    def __init__(self, shares: Mapping[_Anchor, float]) -> None:
        """Take anchors; a phrase that holds another of them is not needed."""
        self.shares = {
            anchor: share
            for anchor, share in shares.items()
            if isinstance(anchor, str)
            or not any(part in shares for part in windows(anchor) if part != anchor)
        }
        self.share = sum(self.shares.values())


class AnchorFinder:
    """Derives anchors with one lexicon's frequencies."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.shares = Shares(lexicon)
        self._last: tuple[str, Sequence[_Choice]] = ("", ())

    def derive(self, pattern: str) -> tuple[Anchors, float] | None:
        """The cheapest anchors of a pattern with the share of words they hit, if there are any."""
        held = self._held(pattern)
        if not held:
            return None
        best = held[0]
        phrases = [anchor for anchor in best.shares if not isinstance(anchor, str)]
        literals = [anchor for anchor in best.shares if isinstance(anchor, str)]
        return self._anchors(phrases, literals), best.share

    def company(self, pattern: str, anchors: Anchors) -> frozenset[str]:
        """Words, one of which every match holds besides its anchor.

        None if they are too common to tell, or are words of most anchors themselves.
        """
        own = [frozenset(anchor.words) for anchor in anchors.words]
        own += [frozenset(WORD.findall(literal)) for literal in anchors.literals]
        shares = {}
        for choice in self._held(pattern):
            if not any(isinstance(anchor, str) for anchor in choice.shares):
                words = frozenset(min(phrase, key=self.shares.word) for phrase in choice.shares)
                if 2 * sum(map(words.isdisjoint, own)) >= len(own):
                    shares[words] = sum(map(self.shares.word, words))
        best = min(shares, key=lambda words: shares[words], default=frozenset[str]())
        return best if best and shares[best] < _WORTH_A_LOOK else frozenset()

    def _held(self, pattern: str) -> Sequence[_Choice]:
        """Sets of anchors, the rarest first: every match holds one of each."""
        if self._last[0] != pattern:
            part = self._sequence(parsed(pattern))
            self._last = pattern, _rarest_first(*part.held, self._choice(part.exact))
        return self._last[1]

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
        key = min(range(len(folded)), key=lambda i: self.shares.word(folded[i]))
        return WordAnchor(folded, tuple(hash_of(word) for word in folded), key)

    def _anchors(self, phrases: Iterable[Sequence[str]], literals: Iterable[str]) -> Anchors:
        words = tuple(self.word(*phrase) for phrase in sorted(map(tuple, phrases)))
        spelled = sorted(form for literal in literals for form in in_every_case(literal))
        return Anchors(words=words, literals=tuple(spelled))

    # From parts of the pattern to what is known of them.

    def _sequence(
        self, items: Sequence[tuple[Any, Any]], *, before: bool = False, after: bool = False
    ) -> _Part:
        """Items in a row; `before` and `after` tell whether an edge stands there in any case."""
        current, opened = frozenset([""]), before
        held: list[_Choice | None] = []
        whole = True
        for index, (operator, argument) in enumerate(items):
            left = end_outside(items[:index], before=before)
            right = begin_outside(items[index + 1 :], after=after)
            part = self._item(str(operator), argument, left, right)
            joined = product(current, part.exact)
            if joined is not None:
                current = joined
                continue
            whole = False
            closed = begin_outside(items[index:], after=after)
            held += [self._choice(_with_edges(opened, current, closed)), *part.held]
            if part.exact is None:
                current, opened = frozenset([""]), end_outside(items[: index + 1], before=before)
            else:
                current, opened = part.exact, left
        if whole:
            return _Part(current)
        held.append(self._choice(_with_edges(opened, current, after)))
        return _Part(None, _rarest_first(*held))

    def _item(self, operator: str, argument: Any, before: bool, after: bool) -> _Part:  # noqa: ANN401, FBT001, PLR0911 - a row each
        match operator:
            case "LITERAL":
                return _Part(frozenset([fold(chr(argument))]))
            case "NOT_LITERAL" | "ANY" | "GROUPREF" | "CATEGORY":
                return _Part(None)
            case "IN":
                return _Part(class_strings(argument))
            case "BRANCH":
                return self._branch(argument[1], before, after)
            case "SUBPATTERN":
                return self._sequence(argument[3], before=before, after=after)
            case "ATOMIC_GROUP":
                return self._sequence(argument, before=before, after=after)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, items = argument
                return self._repeat(least, most, items, before, after)
            case "AT":
                return _Part(frozenset(["" if "NON_BOUNDARY" in str(argument) else EDGE]))
            case "ASSERT" | "ASSERT_NOT":
                return _Part(frozenset([EDGE if is_edge(operator, argument) else ""]))
        return _Part(None)

    def _branch(self, branches: Any, before: bool, after: bool) -> _Part:  # noqa: ANN401, FBT001 - the parser's
        parts = [self._sequence(items, before=before, after=after) for items in branches]
        exact = frozenset().union(*(part.exact or () for part in parts))
        if all(part.exact is not None for part in parts) and len(exact) <= _LONGEST_LIST:
            return _Part(exact)
        edged = (part.exact and _with_edges(before, part.exact, after) for part in parts)
        held = [
            _rarest_first(*part.held, self._choice(exact))
            for part, exact in zip(parts, edged, strict=True)
        ]
        return _Part(None, tuple(map(_union, zip(*held, strict=False))))

    def _repeat(self, least: int, most: int, items: Any, before: bool, after: bool) -> _Part:  # noqa: ANN401, FBT001 - as above
        once = most == 1
        part = self._sequence(items, before=before and once, after=after and once)
        if part.exact == frozenset([GAP]):
            return _Part(frozenset([GAP] if least else [GAP, ""]))
        if (least, most) == (0, 1) and part.exact is not None:
            return _Part(part.exact | {""})
        if (least, most) == (1, 1):
            return part
        return _Part(None, _rarest_first(*part.held, self._choice(part.exact)) if least else ())

    # From strings to anchors.

    def _choice(self, strings: frozenset[str] | None) -> _Choice | None:
        """The rarest anchor of each string, if each of them has one."""
        anchors = []
        for string in strings or ():
            anchor = self._anchor_of(string)
            if anchor is None:
                return None
            anchors.append(anchor)
        return _Choice(dict(anchors)) if anchors else None

    def _phrase_of(self, runs: Sequence[Sequence[str]]) -> tuple[float, tuple[str, ...]]:
        """The rarest phrase of some runs of words with its share, of rare enough ones the shortest.

        Longer ones are rarer, so that most need not be looked at.
        """
        best: tuple[float, int, tuple[str, ...]] = (math.inf, 0, ())
        for size in range(1, LONGEST_PHRASE + 1):
            for run in runs:
                for phrase in windows_of(run, size):
                    best = min(best, (self.shares.expected(phrase), size, phrase))
            if best[0] <= _RARE_ENOUGH:
                break
        return best[0], best[2]

    def _anchor_of(self, string: str) -> tuple[_Anchor, float] | None:
        runs = complete_words(string)
        shares: list[tuple[float, _Anchor]] = []
        if runs:
            shares.append(self._phrase_of(runs))
            if shares[0][0] < CERTAINLY_RARE:
                return shares[0][::-1]
        literals = [text for text in re.split(f"[{EDGE}{GAP}]+", string) if is_literal(text)]
        if literals:
            literal = max(literals, key=len)
            share = self.shares.literal(literal)
            if not shares or share * _MUCH_RARER < shares[0][0]:
                return literal, share
        return shares[0][::-1] if shares else None


def _with_edges(before: bool, strings: frozenset[str], after: bool) -> frozenset[str]:  # noqa: FBT001 - of a string
    left, right = EDGE if before else "", EDGE if after else ""
    return frozenset(left + string + right for string in strings)


def _rarest_first(*choices: _Choice | None) -> tuple[_Choice, ...]:
    known = [choice for choice in choices if choice is not None]
    return tuple(sorted(known, key=lambda choice: choice.share))


def _union(choices: Iterable[_Choice]) -> _Choice:
    """What alternatives hold, of each of which this is one choice."""
    return _Choice({anchor: share for choice in choices for anchor, share in choice.shares.items()})
