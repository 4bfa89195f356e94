"""Capitals too many or too few in a sentence ("to do so Strengthening", "the russian army").

A word with a stray capital stands between words in lower case, in a line that is written like a
sentence. A word that lost its capital is on a list of words that always have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.checks.base import Repair, Signal
from mtlint.checks.casing_rule import Ready, prepare
from mtlint.checks.casing_words import has_stray, lost_name
from mtlint.text.characters import CLASS_NAMES, CharClass
from mtlint.text.hash_bits import HashBits
from mtlint.text.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

__all__ = ["Checker", "prepare"]


_TOKENS = 1 << 16

# Lines of verse begin large, every 40 characters or so.
_VERSE = 250

# What may stand before the space before a stray, and what only behind a letter.
_BEFORE_STRAYS = (CharClass.LOWER, CharClass.COMMA, CharClass.DIGIT)

_QUOTES = (CharClass.CLOSING, CharClass.STRAIGHT)

_MAY_BE_BEFORE = np.zeros(len(CLASS_NAMES), np.bool_)

_MAY_BE_BEFORE[[*_BEFORE_STRAYS, *_QUOTES]] = True

_FARTHEST = 3  # characters before a stray that are looked at


# What a word of the lists can be: a name by itself, the first word of one, a name before a number,
# a name behind certain words.
_ALONE, _FIRST, _NUMBERED, _GUARDED = (1 << place for place in range(4))


class Checker:
    """Looks up the words that begin with the wrong case."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        ready = [Ready(rule) for rule in rules]
        self._lost = [one for one in ready if one.forms]
        names, self._seconds, self._name_guards = _roles(self._lost)
        self._names = HashBits(names)
        # A rule that waits for signs comes last: of those that fit a word the first is asked.
        order = sorted(zip(rules, ready, strict=True), key=lambda pair: pair[0].gate != "alone")
        self._stray = [one for _, one in order if one.strays.size]
        self._strays = HashBits(one.strays for one in self._stray)
        self._guards = _by_hash(one.guards for one in self._stray)
        self._unguarded = _bits(not one.guards.size for one in self._stray)
        self._after_capital = _bits(one.params.after_capital for one in self._stray)

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The words of one document with a stray or a missing capital."""
        for index in self._possible(document.tokens):
            word = Word(document, index)
            names = ((one, lost_name(one, word)) for one in self._lost if word.hash in one.forms)
            ready, name = next((found for found in names if found[1]), (None, ""))
            if ready is not None:
                yield _signal(ready, word, name)
        strays = list(self._strays_of(document))
        if not strays:
            return
        near = _near([word for _, word in strays])
        for (fitting, word), count in zip(strays, near, strict=True):
            right = word.text.lower()
            ready = next((one for one in fitting if _is_prose(one, right, count)), None)
            if ready is not None:
                yield _signal(ready, word, right)

    def _possible(self, tokens: TokenTable) -> Iterator[int]:
        """The words in lower case that are a name, or may begin one or stand before a number."""
        for at in range(0, len(tokens), _TOKENS):
            indices, roles = self._names.find(tokens.hash[at : at + _TOKENS])
            indices += at
            starts = tokens.start.take(indices)
            before = tokens.classes.take(starts - 1, mode="clip")  # a stop is one of an address
            fits = (tokens.classes.take(starts) == CharClass.LOWER) & (before != CharClass.STOP)
            for index, own in zip(indices[fits].tolist(), roles[fits].tolist(), strict=True):
                if self._is_name(tokens, index, own):
                    yield index

    def _is_name(self, tokens: TokenTable, index: int, roles: int) -> bool:
        """Whether the neighbours of a word are those that its roles ask for."""
        if roles & _ALONE:
            return True
        following = min(index + 1, len(tokens) - 1)
        if roles & _NUMBERED and tokens.classes[tokens.start[following]] == CharClass.DIGIT:
            return True
        if roles & _FIRST and int(tokens.hash[following]) in self._seconds:
            return True
        is_guarded = roles & _GUARDED != 0
        return is_guarded and int(tokens.hash[max(index - 1, 0)]) in self._name_guards

    def _strays_of(self, document: Document) -> Iterator[tuple[list[Ready], Word]]:
        """The words with a stray capital, and the rules that it fits, in order."""
        tokens, capitals = document.tokens, document.capitals
        for at in range(0, len(capitals), _TOKENS):
            large = _behind_small(tokens, capitals[at : at + _TOKENS])
            places, bits = self._strays.find(tokens.hash.take(large))
            for index, own in zip(large.take(places).tolist(), bits.tolist(), strict=True):
                possible = own & self._allowed(tokens, max(index - 1, 0))
                if not possible or not _is_amid(tokens, index):
                    continue
                word = Word(document, index)
                rules = (one for place, one in enumerate(self._stray) if possible >> place & 1)
                fitting = [one for one in rules if has_stray(one, word)]
                if fitting:
                    yield fitting, word

    def _allowed(self, tokens: TokenTable, before: int) -> int:
        """A bit for each rule that allows this word before a stray."""
        allowed = self._guards.get(int(tokens.hash[before]), 0) | self._unguarded
        is_small = tokens.classes[tokens.start[before]] == CharClass.LOWER
        return allowed if is_small else allowed & self._after_capital


def _roles(ready: Sequence[Ready]) -> tuple[list[list[int]], frozenset[int], frozenset[int]]:
    """The hashes of the words that have each role, and of those that stand beside them."""
    alone: list[int] = []
    first: list[int] = []
    numbered: list[int] = []
    guarded: list[int] = []
    second: list[int] = []
    guards: list[int] = []
    for one in ready:
        single = numbered if one.params.number_after else guarded if one.is_guarded else alone
        for begin, following in zip(one.first.tolist(), one.second.tolist(), strict=True):
            (first if following else single).append(begin)
            second += [following] if following else []
        guards += one.guards.tolist() if one.is_guarded else []
    return [alone, first, numbered, guarded], frozenset(second), frozenset(guards)


def _by_hash(groups: Iterable[NDArray[np.uint64]]) -> dict[int, int]:
    """For each hash of some groups a bit for each that it is in."""
    bits: dict[int, int] = {}
    for place, group in enumerate(groups):
        for hash_ in group.tolist():
            bits[hash_] = bits.get(hash_, 0) | 1 << place
    return bits


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _behind_small(tokens: TokenTable, capitals: NDArray[np.int32]) -> NDArray[np.int32]:
    """Those of some words with a capital that may stand behind a word in lower case."""
    classes, starts = tokens.classes, tokens.start.take(capitals)
    behind = _MAY_BE_BEFORE.take(classes.take(starts - 2, mode="clip"))
    behind &= classes.take(starts - 1, mode="clip") == CharClass.SPACE
    return capitals[behind]


def _is_amid(tokens: TokenTable, index: int) -> bool:
    """Whether a word with one capital stands between words in lower case."""
    start, end = int(tokens.start[index]), int(tokens.end[index])
    if start < _FARTHEST or end + 1 >= len(tokens.classes):
        return False
    farther, before, _, _, second = tokens.classes[start - _FARTHEST : start + 2].tolist()
    after, begins = tokens.classes[end : end + 2].tolist()
    goes_on = after == CharClass.COMMA or (after == CharClass.SPACE and begins == CharClass.LOWER)
    behind = before in _BEFORE_STRAYS or (before in _QUOTES and farther == CharClass.LOWER)
    return goes_on and behind and (end - start == 1 or second == CharClass.LOWER)


def _is_prose(ready: Ready, right: str, near: int) -> bool:
    """Whether a stray does not begin a line of verse, as far as a rule cares."""
    return near < ready.params.most_near and right not in ready.params.verse


def _near(words: Sequence[Word]) -> list[int]:
    """How many of some words in order stand as close to each as the lines of a poem."""
    starts = np.array([word.start for word in words], np.int64)
    first = starts.searchsorted(starts - _VERSE)
    last = starts.searchsorted(starts + _VERSE, "right")
    near: list[int] = (last - first).tolist()
    return near


def _signal(ready: Ready, word: Word, right: str) -> Signal:
    end = word.start + len(right)
    repair = Repair(((word.start, end, right),))
    return Signal(ready.id, word.start, end, (repair,), values={"word": right})
