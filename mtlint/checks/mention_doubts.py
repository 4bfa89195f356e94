"""What speaks for a rare spelling of a name being right. A room of the check `mentions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.text.late import late
from mtlint.text.mentions import Company, spans

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mtlint.checks.mention_pairs import Pair
    from mtlint.text.document import Document

_SIDE_BY_SIDE = 25  # characters: who writes both forms so near each other sees both

# "Qadhafi, also spelled Gaddafi": a text that speaks about spellings.
_ABOUT_SPELLING = late(
    r"(?i)\b(?:spelt|spell(?:ed|ings?)|variants?|translit|romani[sz]|also (?:known|written)|called"
    r"|known as|formerly|n[ée]e|alias|a\.?k\.?a|nicknamed?|pronounced|misspel|rendered)"
)
_SENTENCE_END = late(r"[.!?]['\"’”)]*\s|\n")
_ABOUT = 60  # characters before and after
_INITIALS = late(r"[\s,]*\(?(?:[A-Z]\.|et al\b|\(?\d{4}\))")  # "Sabirov, T. (1999)": a bibliography


class Lists(msgspec.Struct, frozen=True):
    """What is known beforehand.

    Attributes:
        roles: titles, which are no given names, in small letters.
        distinct: pairs, "one,other" in the order of the alphabet, of names that are alike and not
            the same, in small letters.
    """

    roles: frozenset[str]
    distinct: frozenset[str]


def may_be_right(document: Document, pair: Pair, lists: Lists) -> bool:
    """Whether anything speaks for the other form being right where it stands."""
    usual, other = Company(document, pair.usual), Company(document, pair.other)
    return (
        is_other_word(pair.usual.text, pair.other.text, lists)
        or are_two_people(usual.before, other.before, lists)
        or other.is_in_code
        or (pair.is_open and usual.is_in_code)
        or _is_on_purpose(document, pair)
    )


def is_other_word(usual: str, other: str, lists: Lists) -> bool:
    """Whether two words differ in more than their spelling, or in accents alone."""
    from mtlint.text.transliteration import is_derived, plain

    return (
        not other.isalpha()
        or plain(usual) == plain(other)
        or is_derived(usual, other)
        or ",".join(sorted((usual.lower(), other.lower()))) in lists.distinct
    )


def is_about_spelling(document: Document, start: int, end: int) -> bool:
    """Whether the text speaks of spellings round a word, or the word heads a bibliography's row."""
    part, base = document.part_at(start)
    text, start, end = part.prose.text, start - base, end - base
    spoken_of = _ABOUT_SPELLING.search(text, max(start - _ABOUT, 0), end + _ABOUT)
    return spoken_of is not None or _INITIALS.match(text, end) is not None


def are_two_people(usual: AbstractSet[str], other: AbstractSet[str], lists: Lists) -> bool:
    """Whether two names have given names before them, and none in common."""
    given, others = usual - lists.roles, other - lists.roles
    return bool(given) and bool(others) and given.isdisjoint(others)


def _is_on_purpose(document: Document, pair: Pair) -> bool:
    """Whether the text sets one form beside the other, or speaks of spellings."""
    usual = spans(document, pair.usual)[:, 0]
    for start, end in spans(document, pair.other).tolist():
        first, last = sorted((start, int(usual[abs(usual - start).argmin()])))
        apart = _SENTENCE_END.search(document.prose.text, first, last) is not None
        if (last - first <= _SIDE_BY_SIDE and not apart) or is_about_spelling(document, start, end):
            return True
    return False
