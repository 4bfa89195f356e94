"""How a misspelt word differs from the word that was meant, and how often hands slip like that."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, takewhile

from mtlint.text.corrections import skeleton

# How much rarer a slip is than a letter that is doubled or was to be, in powers of ten.
_SWAPPED = -0.4
_DOUBLED = 0.0
_MISSING = 0.3
_VOWEL = 0.5
_EXTRA = 0.7
_EXTRA_NEAR = 0.6  # the key beside that of a letter before or after it
_NEAR = 0.8  # on the keyboard, or in sound
_SOUNDS_ALIKE = 1.0  # two slips, in vowels or doubled letters
_MOVED = 0.6  # one letter by two places: "yrea"
_SEVERAL = 1.6
_OTHER = 1.4
_SEVERAL_IN_SHORT = 2.5
_FIRST_LETTER = 1.0  # is seldom wrong
_FIRST_SWAPPED = 0.1
_ENDING = 0.7  # what differs at its end is more often another form of a word

SEVERAL = 1.0
"""From this cost on there are two slips in a word, or one of a rare kind."""

WEAK = 0.3
"""From this cost on a slip may as well be a word that English makes."""

_LONG = 8  # letters of a word that two slips leave readable
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = ("cs", "ck", "sz", "gj", "dt", "mn", "fv", "bp", "vw", "il", "xs", "qk", "cx")


def _neighbours() -> frozenset[str]:
    """Pairs of keys that touch; a row stands half a key to the right of the one above it."""
    beside = {a + b for row in _ROWS for a, b in pairwise(row)}
    below = {a + b for row, under in pairwise(_ROWS)
             for at, a in enumerate(row) for b in under[max(at - 1, 0) : at + 1]}  # fmt: skip
    return frozenset(beside | below | set(_ALIKE))


_NEIGHBOURS = _neighbours()


@cache
def beside(letter: str) -> frozenset[str]:
    """The letters whose keys or sounds are beside those of a letter."""
    pairs = (pair for pair in _NEIGHBOURS if letter in pair)
    return frozenset(other for pair in pairs for other in pair if other != letter)


def cost(word: str, meant: str) -> float | None:
    """How rare it is that this is written for that, in powers of ten; None for no slip at all."""
    before = _alike(word, meant)
    after = _alike(word[before:][::-1], meant[before:][::-1])
    here, there = word[before : len(word) - after], meant[before : len(meant) - after]
    if len(here) == len(there) == 2 and here == there[::-1]:  # noqa: PLR2004 - two letters
        return _SWAPPED if before else _FIRST_SWAPPED
    if len(here) + len(there) == 1 and _is_doubled(meant if there else word, before):
        return _DOUBLED
    if max(len(here), len(there)) > 1:
        return _several(word, meant, at_end=after == 0)
    place = _FIRST_LETTER if before == 0 else _ENDING if after == 0 else 0.0
    if not there:
        return place + _extra(word, before)
    return place + (_MISSING if not here else _confused(here, there))


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_doubled(longer: str, at: int) -> bool:
    return longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2])


def _extra(word: str, at: int) -> float:
    around = word[max(at - 1, 0) : at] + word[at + 1 : at + 2]
    return _EXTRA_NEAR if any(letter in beside(word[at]) for letter in around) else _EXTRA


def _confused(letter: str, meant: str) -> float:
    if letter in _VOWELS and meant in _VOWELS:
        return _VOWEL
    pair = letter + meant
    return _NEAR if pair in _NEIGHBOURS or pair[::-1] in _NEIGHBOURS else _OTHER


def _several(word: str, meant: str, *, at_end: bool) -> float | None:
    from rapidfuzz.distance import OSA  # few texts have a word that this is asked of

    if OSA.distance(word, meant, score_cutoff=2) > 2:  # noqa: PLR2004 - two slips
        return None
    if word[0] == meant[0] and sorted(word) == sorted(meant):
        return _MOVED
    if len(word) < _LONG:
        return _SEVERAL_IN_SHORT
    return _SOUNDS_ALIKE if skeleton(word) == skeleton(meant) else _SEVERAL + _ENDING * at_end
