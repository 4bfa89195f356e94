"""What speaks for a rare spelling of a name being right. A room of the check `mentions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late
from mtlint.text.mentions import Company

if TYPE_CHECKING:
    from mtlint.checks.mention_pairs import Pair
    from mtlint.text.document import Document

_SIDE_BY_SIDE = 25  # characters: who writes both forms so near each other sees both

# "Qadhafi, also spelled Gaddafi": a text that speaks about spellings.
_ABOUT_SPELLING = late(
    r"(?i)\b(?:spelt|spell(?:ed|ings?)|variants?|translit|romani[sz]|also (?:known|called|written)"
    r"|known as|formerly|n[ée]e|alias|a\.?k\.?a|nicknamed?|pronounced|misspel|rendered)"
)
_SENTENCE_END = late(r"[.!?]['\"’”)]*\s|\n")
_ABOUT = 60  # characters before and after
_INITIALS = late(r"[\s,]*\(?(?:[A-Z]\.|et al\b|\(?\d{4}\))")  # "Sabirov, T. (1999)": a bibliography


def may_be_right(
    document: Document, pair: Pair, roles: frozenset[str], distinct: frozenset[str]
) -> bool:
    """Whether anything speaks for the other form being right where it stands.

    `roles` are titles, which are no given names; `distinct` are pairs, "one,other" in the order of
    the alphabet, of names that are alike and not the same.
    """
    from mtlint.text.transliteration import is_derived, plain

    one, other = pair.usual.text, pair.other.text
    return (
        not other.isalpha()
        or plain(one) == plain(other)
        or is_derived(one, other)
        or ",".join(sorted((one.lower(), other.lower()))) in distinct
        or _are_two_people(document, pair, roles)
        or Company(document, pair.other).is_in_code
        or _is_on_purpose(document, pair)
    )


def _are_two_people(document: Document, pair: Pair, roles: frozenset[str]) -> bool:
    """Whether both have given names, and no given name in common."""
    usual, other = Company(document, pair.usual), Company(document, pair.other)
    given, others = usual.before - roles, other.before - roles
    return bool(given) and bool(others) and given.isdisjoint(others)


def _is_on_purpose(document: Document, pair: Pair) -> bool:
    """Whether the text speaks of spellings, sets one beside the other, or quotes a bibliography."""
    tokens, text = document.tokens, document.prose.text
    usual = tokens.start[pair.usual.places]
    for place in pair.other.places.tolist():
        start, end = int(tokens.start[place]), int(tokens.end[place])
        nearest = int(usual[abs(usual - start).argmin()])
        first, last = sorted((start, nearest))
        beside = last - first <= _SIDE_BY_SIDE and not _SENTENCE_END.search(text, first, last)
        if beside or _INITIALS.match(text, end):
            return True
        if _ABOUT_SPELLING.search(text, max(start - _ABOUT, 0), end + _ABOUT):
            return True
    return False
