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
from mtlint.ruleset.anchor_strings import (
    EDGE,
    GAP,
    SHORTEST_LITERAL,
    WORD,
    class_strings,
    complete_words,
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
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.text.lexicon import Lexicon

# Rarer than one block in 100, at about 60 words a block: most that are taken for so common are far
# rarer, for what stands beside each other is counted as an idiom.
SELECTIVE = 1 / 100 / 60

# So rare are words that nothing rarer is looked for: they are quicker to look up than literals.
_CERTAINLY_RARE = SELECTIVE / 100

# A literal is looked for in place of words if it is so many times rarer.
_MUCH_RARER = 2

# And so rare that a longer phrase, of which there may be many more, is of no more use: some
# thousand such phrases together are still selective.
_RARE_ENOUGH = SELECTIVE / 2000

_LONGEST_LIST = 20_000  # alternatives of one part: a word list
_FUNCTION_WORD = 10 ** (6.3 - 9)  # the share of a word as common as "an"
_UNKNOWN_WORD = 10 ** (1.0 - 9)  # a word the lexicon lacks: rarer than its rarest
_MANY_DIGITS = re.compile(r"[0-9]{2,}")
# The lexicon has "couldn't" as one word, which is two tokens.
_BEFORE_T = re.compile(r"(?:is|are|was|were|do(?:es)?|did|ha[sd]|have|ca|wo|would|could|should)n")
_DIGIT = re.compile(r"[0-9]")
_RARE_MARK = re.compile(r"[^\w\s.,’'-]")
_COMMON_MARK = re.compile(r"[.,’'-]")
_BESIDE_A_WORD = 1 / 20  # so often a word has a certain one of them beside it


class _Part(msgspec.Struct):
    """What is known of a part: all its strings, or the cheapest anchors it must hold."""

    exact: frozenset[str] | None
    best: _Choice | None = None


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
        self._lexicon = lexicon
        self._shares: dict[str, float] = {}
        self._phrase_shares: dict[tuple[str, ...], float] = {}
        self._part_shares: dict[str, float] = {}

    def derive(self, pattern: str) -> tuple[Anchors, float] | None:
        """The cheapest anchors of a pattern with the share of words they hit, if there are any."""
        part = self._sequence(parsed(pattern, re.IGNORECASE))
        best = _cheaper(part.best, self._choice(part.exact))
        if best is None:
            return None
        phrases = [anchor for anchor in best.shares if not isinstance(anchor, str)]
        literals = [anchor for anchor in best.shares if isinstance(anchor, str)]
        return self._anchors(phrases, literals), best.share

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
            zipf = self._lexicon.zipf_of(word)
            if _MANY_DIGITS.search(word):
                # Counted by their length; a single one is a tenth of those at most.
                zipf = self._lexicon.zipf_of(_DIGIT.sub("0", word)) - 1
            elif _BEFORE_T.fullmatch(word):
                zipf = self._lexicon.containing(f"{word}'t")
            self._shares[word] = 10 ** (zipf - 9) if zipf > 0 else _UNKNOWN_WORD
        return self._shares[word]

    def _phrase_share(self, phrase: Sequence[str]) -> float:
        return _together(self.word_share(word) for word in phrase)

    def _rated(self, phrase: tuple[str, ...]) -> tuple[float, int, float, tuple[str, ...]]:
        """Sorts phrases: the rarest first, of those that are rare enough the shortest."""
        share = self._expected_share(phrase)
        return max(share, _RARE_ENOUGH), len(phrase), share, phrase

    def _expected_share(self, phrase: tuple[str, ...]) -> float:
        """As above, but that a word like "the" stands beside everything, idiom or not."""
        if phrase not in self._phrase_shares:
            self._phrase_shares[phrase] = self._expected(phrase)
        return self._phrase_shares[phrase]

    def _expected(self, phrase: Sequence[str]) -> float:
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
        if _RARE_MARK.search(literal):
            shares.append(_CERTAINLY_RARE)  # taken as rare, measured by the benchmark
        return _together(shares) * _BESIDE_A_WORD ** len(_COMMON_MARK.findall(literal))

    def _part_share(self, part: str) -> float:
        if part not in self._part_shares:
            # Two letters stand in so many words that there is no need to count.
            zipf = 9.0
            if len(part) >= SHORTEST_LITERAL:
                zipf = self._lexicon.containing(_DIGIT.sub("0", part))
            self._part_shares[part] = 10 ** (zipf - 9) if zipf else _UNKNOWN_WORD
        return self._part_shares[part]

    # From parts of the pattern to what is known of them.

    def _sequence(
        self, items: Sequence[tuple[Any, Any]], *, before: bool = False, after: bool = False
    ) -> _Part:
        """Items in a row; `before` and `after` tell whether an edge stands there in any case."""
        current, opened = frozenset([""]), before
        best: _Choice | None = None
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
            best = _cheaper(best, self._choice(_with_edges(opened, current, closed)), part.best)
            if part.exact is None:
                current, opened = frozenset([""]), end_outside(items[: index + 1], before=before)
            else:
                current, opened = part.exact, left
        if whole:
            return _Part(current)
        return _Part(None, _cheaper(best, self._choice(_with_edges(opened, current, after))))

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
        choices = [
            _cheaper(part.best, self._choice(exact))
            for part, exact in zip(parts, edged, strict=True)
        ]
        return _Part(None, _union(choices))

    def _repeat(self, least: int, most: int, items: Any, before: bool, after: bool) -> _Part:  # noqa: ANN401, FBT001 - as above
        once = most == 1
        part = self._sequence(items, before=before and once, after=after and once)
        if part.exact == frozenset([GAP]):
            return _Part(frozenset([GAP] if least else [GAP, ""]))
        if (least, most) == (0, 1) and part.exact is not None:
            return _Part(part.exact | {""})
        if (least, most) == (1, 1):
            return part
        return _Part(None, _cheaper(part.best, self._choice(part.exact)) if least else None)

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

    def _anchor_of(self, string: str) -> tuple[_Anchor, float] | None:
        phrases = [window for run in complete_words(string) for window in windows(run)]
        shares: list[tuple[float, _Anchor]] = []
        if phrases:
            shares.append(min(map(self._rated, phrases))[-2:])
            if shares[0][0] < _CERTAINLY_RARE:
                return shares[0][::-1]
        literals = [text for text in re.split(f"[{EDGE}{GAP}]+", string) if is_literal(text)]
        if literals:
            literal = max(literals, key=len)
            share = self._literal_share(literal)
            if not shares or share * _MUCH_RARER < shares[0][0]:
                return literal, share
        return shares[0][::-1] if shares else None


def _with_edges(before: bool, strings: frozenset[str], after: bool) -> frozenset[str]:  # noqa: FBT001 - of a string
    left, right = EDGE if before else "", EDGE if after else ""
    return frozenset(left + string + right for string in strings)


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


def _union(choices: Sequence[_Choice | None]) -> _Choice | None:
    """All of them together, where each alternative has one."""
    known = [choice for choice in choices if choice is not None]
    if len(known) < len(choices):
        return None
    return _Choice({anchor: share for choice in known for anchor, share in choice.shares.items()})
