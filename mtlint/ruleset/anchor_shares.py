"""How often words, phrases and literals stand in a text, as the lexicon lets expect.

A share is that of a text's words which are hit.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from mtlint.ruleset.anchor_strings import SHORTEST_LITERAL, WORD, complete_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.text.lexicon import Lexicon

# Rarer than one block in 100, at about 60 words a block: most that are taken for so common are far
# rarer, for what stands beside each other is counted as an idiom.
SELECTIVE = 1 / 100 / 60

# So rare are words that nothing rarer is looked for: they are quicker to look up than literals.
CERTAINLY_RARE = SELECTIVE / 100

_FUNCTION_WORD = 10 ** (6.3 - 9)  # the share of a word as common as "an"
_UNKNOWN_WORD = 10 ** (1.0 - 9)  # a word the lexicon lacks: rarer than its rarest
_MANY_DIGITS = re.compile(r"[0-9]{2,}")
# The lexicon has "couldn't" as one word, which is two tokens.
_BEFORE_T = re.compile(r"(?:is|are|was|were|do(?:es)?|did|ha[sd]|have|ca|wo|would|could|should)n")
_DIGIT = re.compile(r"[0-9]")
_RARE_MARK = re.compile(r"[^\w\s.,’'-]")
_COMMON_MARK = re.compile(r"[.,’'-]")
_BESIDE_A_WORD = 1 / 20  # so often a word has a certain one of them beside it


class Shares:
    """The shares by one lexicon's frequencies."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._lexicon = lexicon
        self._words: dict[str, float] = {}
        self._expected_phrases: dict[tuple[str, ...], float] = {}
        self._parts: dict[str, float] = {}

    def word(self, word: str) -> float:
        """How many of a text's words are this one, whatever its case, as a share."""
        if word not in self._words:
            zipf = self._lexicon.zipf_of(word)
            if _MANY_DIGITS.search(word):
                # Counted by their length; a single one is a tenth of those at most.
                zipf = self._lexicon.zipf_of(_DIGIT.sub("0", word)) - 1
            elif _BEFORE_T.fullmatch(word):
                zipf = self._lexicon.containing(f"{word}'t")
            self._words[word] = 10 ** (zipf - 9) if zipf > 0 else _UNKNOWN_WORD
        return self._words[word]

    def phrase(self, phrase: Sequence[str]) -> float:
        """The share of neighbouring words."""
        return _together(self.word(word) for word in phrase)

    def expected(self, phrase: tuple[str, ...]) -> float:
        """As above, but that a word like "the" stands beside everything, idiom or not."""
        if phrase not in self._expected_phrases:
            self._expected_phrases[phrase] = self._expect(phrase)
        return self._expected_phrases[phrase]

    def _expect(self, phrase: Sequence[str]) -> float:
        shares = [self.word(word) for word in phrase]
        common = [share for share in shares if share > _FUNCTION_WORD]
        others = [share for share in shares if share <= _FUNCTION_WORD]
        if not others:
            return _together(shares)
        return _together(others) * math.prod(min(1.0, share * 10) for share in common)

    def literal(self, literal: str) -> float:
        """The share of a literal: from its whole words, and the parts of words at its ends."""
        shares = [self.phrase(run) for run in complete_words(literal)]
        shares += [
            self._part(match.group())
            for match in WORD.finditer(literal)
            if match.start() == 0 or match.end() == len(literal)
        ]
        if _RARE_MARK.search(literal):
            shares.append(CERTAINLY_RARE)  # taken as rare, measured by the benchmark
        return _together(shares) * _BESIDE_A_WORD ** len(_COMMON_MARK.findall(literal))

    def _part(self, part: str) -> float:
        if part not in self._parts:
            # Two letters stand in so many words that there is no need to count.
            zipf = 9.0
            if len(part) >= SHORTEST_LITERAL:
                zipf = self._lexicon.containing(_DIGIT.sub("0", part))
            self._parts[part] = 10 ** (zipf - 9) if zipf else _UNKNOWN_WORD
        return self._parts[part]


def _together(shares: Iterable[float]) -> float:
    """How often things stand side by side, from how often each of them stands anywhere.

    Neighbours are not independent; a factor of 100 is on the safe side for idioms.
    """
    first, *others = sorted(shares) or [1.0]
    for other in others:
        first *= min(1.0, other * 100)
    return first
