"""What acronyms are made of, and which strings of letters can be nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.text.formation import known
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = late(r"[^\W\d_]+")
_CLAUSE = late(r"[.;:,()!?\n\"“”]")
_SMALL = frozenset(
    ("a", "an", "and", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with")
)
_RATE = "per"  # of "miles per hour (mph)": units are written small

_RARE = 4.0
_SHORTEST_TURNED = 4  # letters that are no accident in any order
_SHORTEST_BLEND = 3  # letters of a word in a blend such as "semver"

# Letters without a vowel.
UNSPOKEN = late(r"[bcdfghj-np-tv-xz]{3,6}")

# Letters with a number, in one piece or behind a hyphen. Of single letters those are left out that
# are small before a number: proteins (p53), variables, counts.
_NUMBERED = late(
    r"(?<![\w-])(?:(?P<stem>[a-z]{2,5})(?:[-‐‑]?\d{1,3}|[-‐‑][a-z]\d{1,2})[a-z]?|[a-dfghklt]\d{1,3})(?!\w)"
)
_USED, _COMMON_STEM = 2.6, 4.4
_REFERENCES = frozenset(
    ("app", "ch", "eq", "eqs", "fig", "figs", "pp", "ref", "refs", "sec", "vol")
)

# What may stand beside a word that is no part of an address or a name in code.
_FREE_BEFORE = frozenset(' \n(“"‘–—-')
_FREE_AFTER = frozenset(" \n),;:.?!’'”\"–—-")


def words_of_clause(before: str) -> list[str]:
    """The words of the clause that ends before a bracket."""
    return _WORD.findall(_CLAUSE.split(before)[-1])


def long_form(letters: str, words: Sequence[str]) -> Sequence[str]:
    """The last words, if the letters are theirs."""
    if _RATE in words[-len(letters) - 1 :]:
        return ()
    own = words[-len(letters) :]
    telling = [word for word in words if word.lower() not in _SMALL]
    for some in (own, telling[-len(letters) :]):
        if len(some) == len(letters) and _initials(some) == letters:
            return some
    return () if is_word(letters, _RARE) else _loose_form(letters, telling)


def _loose_form(letters: str, words: Sequence[str]) -> Sequence[str]:
    """The words of a string of letters that is no word: in another order, or with inner letters."""
    own = words[-len(letters) :]
    if len(letters) >= _SHORTEST_TURNED and sorted(_initials(own)) == sorted(letters):
        return own
    for count in range(2, len(letters)):
        own = [word.lower() for word in words[-count:]]
        if len(own) == count and re.fullmatch("".join(f"{one[0]}[{one}]*" for one in own), letters):
            is_blend = any(one[:_SHORTEST_BLEND] in letters for one in own)
            return () if is_blend else words[-count:]
    return ()


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).lower()


def is_word(letters: str, common: float) -> bool:
    """Whether the dictionary has a string of letters, and it is as common as this (Zipf)."""
    return known(letters).spelled and known(letters).zipf >= common


def numbered(text: str) -> Iterator[tuple[int, int]]:
    """Where letters with a number stand that are no word before a number, nor used as they are."""
    for match in _NUMBERED.finditer(text):
        stem = match["stem"]
        if stem in _REFERENCES:
            continue
        if not stem or (known(stem).zipf < _COMMON_STEM and known(match[0]).zipf < _USED):
            yield match.span()


def is_free(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of an address or of a name in code, and no unit of a number."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if before[:1].isdigit() or not _FREE_BEFORE.issuperset(before[-1:]):
        return False
    return _FREE_AFTER.issuperset(after[:1]) and not (after[:1] in ".:" and after[1:].isalnum())
