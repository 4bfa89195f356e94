"""Names that can be read as Mandarin. A room of the check `mandarin`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from mtlint.text.lexicon import lexicon
from mtlint.text.mentions import word_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint.text.document import Document
    from mtlint.text.hash_bits import HashBits

# Given names in Mandarin are rarer in English ("Jinping" 2.8, "Hailing" 3.2) than words and names
# that can be read as such ("Gate" 4.5, "Linda" 4.1); before the family name more stand of these.
_COMMONEST, _COMMONEST_FIRST = 3.2, 2.2


class Readings(msgspec.Struct, frozen=True):
    """The parameters as they are asked; hashes are those of `families`, `home` and all nations."""

    families: dict[str, str]
    titles: str
    known: frozenset[str]
    given: str
    family_hashes: tuple[int, ...]
    home_hashes: tuple[int, ...]
    nation_hashes: tuple[int, ...]


class ReadName(msgspec.Struct, frozen=True):
    """A name as it stands: prose[start:end], and its family name."""

    start: int
    end: int
    family: str


def read_names(document: Document, rule: Readings, families: Iterable[int]) -> Iterator[ReadName]:
    """A family name with a given name of two syllables behind it, or else before it.

    `families` are the tokens, ascending, that may be family names.
    """
    for index in families:
        family = word_at(document, index)
        if family not in rule.families:
            continue
        after = _next(document, index)
        if _is_given(rule, after, _COMMONEST):
            first = index
        # "Seri Huang" is no name, where more of one follows.
        elif not after.istitle() and _is_given(rule, _previous(document, index), _COMMONEST_FIRST):
            first = index - 1
        else:
            continue
        yield ReadName(*document.tokens.span(first, first + 1), family)


def families_of(document: Document, hashes: HashBits) -> list[tuple[int, int]]:
    """The family names beside another word with a capital, ascending, and whose they are as bits.

    `hashes` are the family names of each rule; of all rules at once.
    """
    pairs, found = document.capital_pairs, dict[int, int]()
    for step, words in enumerate((pairs.first, pairs.second)):
        places, bits = hashes.find(words)
        found.update(zip((pairs.place.take(places) + step).tolist(), bits.tolist(), strict=True))
    return sorted(found.items())


def _next(document: Document, index: int) -> str:
    """The word behind another and one space, if no hyphen adds to it; or nothing."""
    tokens, text = document.tokens, document.prose.text
    if index + 1 >= len(tokens) or text[slice(*tokens.gap(index))] != " ":
        return ""
    end = tokens.span(index + 1)[1]
    return "" if text[end : end + 1] == "-" else word_at(document, index + 1)


def _previous(document: Document, index: int) -> str:
    """The word before another and one space; or nothing."""
    if not index or _next(document, index - 1) == "":
        return ""
    return word_at(document, index - 1)


def _is_given(rule: Readings, word: str, commonest: float) -> bool:
    """Whether a word is a given name in Mandarin, and none of English: "Gate", "Linda"."""
    return (
        word.istitle()
        and compiled_once(rule.given).fullmatch(word.lower()) is not None
        and lexicon().zipf_of(word) < commonest
    )


@cache
def compiled_once(pattern: str) -> re.Pattern[str]:
    """A pattern of a rule, ready to run."""
    return re.compile(pattern)
