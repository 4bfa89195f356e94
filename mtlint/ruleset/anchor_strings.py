"""The strings that a part of a pattern can match, with what is known beside their text.

Two control characters stand for what is known without its text: EDGE, a word boundary, and GAP, one
or more characters that belong to no word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mtlint.text.characters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EDGE, GAP = "\x01", "\x02"

_MOST_STRINGS = 400  # that two parts make together
_MOST_CHARACTERS = 12
LONGEST_PHRASE = 4
SHORTEST_LITERAL = 3
WORD = re.compile(rf"[^\W{EDGE}]+")
_NOT_WORD_CLASSES = {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}


def complete_words(string: str) -> list[list[str]]:
    """Runs of neighbouring words of which it is known where they begin and end."""
    runs: list[list[str]] = [[]]
    for match in WORD.finditer(string):
        begins = match.start() > 0  # an EDGE, a GAP or a character of no word stands before it
        ends = match.end() < len(string)
        if not begins:
            runs.append([])
        if begins and ends:
            runs[-1].append(match.group())
        if not ends:
            runs.append([])
    return [run for run in runs if run]


def windows(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """The phrases of up to four neighbours among some words, the shorter ones first."""
    for size in range(1, LONGEST_PHRASE + 1):
        yield from windows_of(words, size)


def windows_of(words: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    """The phrases of so many neighbours."""
    for start in range(len(words) - size + 1):
        yield tuple(words[start : start + size])


def product(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    """Each string of one set followed by each of the other; None where they would be too many."""
    if left is None or right is None:
        return None
    if len(left) * len(right) > _MOST_STRINGS and 1 not in (len(left), len(right)):
        return None
    return frozenset(first + second for first in left for second in right)


def class_strings(items: list[tuple[Any, Any]]) -> frozenset[str] | None:
    """The strings of a character class: a few characters, or GAP when none is of a word."""
    characters: set[str] = set()
    outside = True
    for operator, argument in items:
        match str(operator):
            case "LITERAL":
                characters.add(fold(chr(argument)))
            case "RANGE" if argument[1] - argument[0] < _MOST_CHARACTERS:
                characters.update(fold(chr(code)) for code in range(argument[0], argument[1] + 1))
            case "CATEGORY" if str(argument) in _NOT_WORD_CLASSES:
                characters.add(GAP)
            case _:
                outside = False
    if not outside:
        return None
    if not any(WORD.fullmatch(character) for character in characters):
        return frozenset([GAP])
    return frozenset(characters) if len(characters) <= _MOST_CHARACTERS else None


def is_phrase(text: str) -> bool:
    """Whether a text is whole words and the spaces between them."""
    return all(WORD.fullmatch(word) for word in fold(text).split())


def is_literal(text: str) -> bool:
    """Whether a text can be looked for as it is, in folded text."""
    # Letters beyond ASCII are left to word anchors: ignoring case is more than lower case there.
    return len(text) >= SHORTEST_LITERAL and all(c.isascii() or not c.isalpha() for c in text)
