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
from mtlint.text.characters import CharClass
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
_BEFORE_STRAYS = np.zeros(len(CharClass), np.bool_)

_BEFORE_STRAYS[[CharClass.LOWER, CharClass.COMMA, CharClass.DIGIT]] = True

_QUOTES = np.zeros(len(CharClass), np.bool_)

_QUOTES[[CharClass.CLOSING, CharClass.STRAIGHT]] = True

_FARTHEST = 3  # characters before a stray that are looked at


class Checker:
    """Looks up the words that begin with the wrong case."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        ready = [Ready(rule) for rule in rules]
        self._missing = _by_hash((one, hash_) for one in ready for hash_ in one.forms)
        self._stray = _by_hash((one, hash_) for one in ready for hash_ in one.strays)
        self._forms = _column(self._missing)
        self._strays = _column(self._stray)
        self._pairs = [
            (_column(one.strays), _column(one.params.guard_hashes), one.params.after_capital)
            for one in ready
            if one.strays
        ]
        names = [
            (one, first, second)
            for one in ready
            for first, second in zip(one.params.first_hashes, one.params.second_hashes, strict=True)
        ]
        self._first = _column(first for _, first, second in names if second)
        self._second = _column(second for _, _, second in names if second)
        single = [(one, first) for one, first, second in names if not second]
        self._numbered = _column(first for one, first in single if one.params.number_after)
        self._guarded = _column(first for one, first in single if one.is_guarded)
        self._guards = _column(
            h for one in ready if one.is_guarded for h in one.params.guard_hashes
        )
        self._alone = _column(
            first for one, first in single if not (one.params.number_after or one.is_guarded)
        )

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The words of one document with a stray or a missing capital."""
        tokens = document.tokens
        for index in self._possible(tokens).tolist():
            word = Word(document, index)
            for ready in self._missing[word.hash]:
                name = lost_name(ready, word)
                if name:
                    yield _signal(ready, word, name)
                    break
        strays = list(self._strays_of(document))
        near = _near([word for _, word in strays])
        for (ready, word), count in zip(strays, near, strict=True):
            if count < ready.params.most_near:
                yield _signal(ready, word, word.text.lower())

    def _possible(self, tokens: TokenTable) -> NDArray[np.intp]:
        """The words in lower case that are a name, or may begin one or stand before a number."""
        classes = tokens.classes
        indices = tokens.find(self._forms)
        indices = indices[classes[tokens.start[indices]] == CharClass.LOWER]
        apart = classes[np.maximum(tokens.start[indices] - 1, 0)] != CharClass.STOP
        indices = indices[apart]  # not in an address
        alone = np.isin(tokens.hash[indices], self._alone)
        following = np.minimum(indices + 1, len(tokens) - 1)
        second = np.isin(tokens.hash[indices], self._first)
        second &= np.isin(tokens.hash[following], self._second)
        number = np.isin(tokens.hash[indices], self._numbered)
        number &= classes[tokens.start[following]] == CharClass.DIGIT
        guarded = np.isin(tokens.hash[indices], self._guarded)
        guarded &= np.isin(tokens.hash[np.maximum(indices - 1, 0)], self._guards)
        possible: NDArray[np.intp] = indices[alone | second | number | guarded]
        return possible

    def _strays_of(self, document: Document) -> Iterator[tuple[Ready, Word]]:
        tokens = document.tokens
        indices = np.fromiter(_amid(tokens, self._strays), np.intp)
        asked, before = tokens.hash[indices], tokens.hash[np.maximum(indices - 1, 0)]
        possible = np.zeros(len(indices), np.bool_)
        small = tokens.classes[tokens.start[np.maximum(indices - 1, 0)]] == CharClass.LOWER
        for strays, only_after, after_capital in self._pairs:
            fits = np.isin(asked, strays)
            if not after_capital:
                fits &= small
            possible |= fits & np.isin(before, only_after) if len(only_after) else fits
        for index in indices[possible].tolist():
            word = Word(document, index)
            for ready in self._stray[word.hash]:
                if has_stray(ready, word):
                    yield ready, word
                    break


def _by_hash(pairs: Iterable[tuple[Ready, int]]) -> dict[int, list[Ready]]:
    rules: dict[int, list[Ready]] = {}
    for ready, hash_ in pairs:
        rules.setdefault(hash_, []).append(ready)
    return rules


def _column(hashes: Iterable[int]) -> NDArray[np.uint64]:
    return np.array(sorted(set(hashes)), np.uint64)


def _amid(tokens: TokenTable, hashes: NDArray[np.uint64]) -> Iterator[int]:
    """The tokens with these hashes that have a capital and stand between words in lower case."""
    classes = tokens.classes
    for at in range(0, len(tokens) if len(hashes) else 0, _TOKENS):
        starts, ends = tokens.start[at : at + _TOKENS], tokens.end[at : at + _TOKENS]
        large = np.flatnonzero((classes[starts] == CharClass.UPPER) & (starts >= _FARTHEST))
        large = large[ends[large] + 1 < len(classes)]
        after, begins = classes[ends[large]], classes[ends[large] + 1]
        goes_on = (after == CharClass.COMMA) | (
            (after == CharClass.SPACE) & (begins == CharClass.LOWER)
        )
        large = large[goes_on & (classes[starts[large] - 1] == CharClass.SPACE)]
        before, farther = classes[starts[large] - 2], classes[starts[large] - 3]
        quoted = _QUOTES[before] & (farther == CharClass.LOWER)
        large = large[_BEFORE_STRAYS[before] | quoted]
        one_capital = (ends[large] - starts[large] == 1) | (
            classes[starts[large] + 1] == CharClass.LOWER
        )
        large = large[one_capital]
        asked = tokens.hash[at : at + _TOKENS][large]
        nearest = np.minimum(np.searchsorted(hashes, asked), len(hashes) - 1)
        yield from (large[hashes[nearest] == asked] + at).tolist()


def _near(words: Sequence[Word]) -> list[int]:
    """How many of some words in order stand as close to each as the lines of a poem."""
    starts = np.array([word.start for word in words], np.int64)
    first = np.searchsorted(starts, starts - _VERSE)
    last = np.searchsorted(starts, starts + _VERSE, "right")
    near: list[int] = (last - first).tolist()
    return near


def _signal(ready: Ready, word: Word, right: str) -> Signal:
    end = word.start + len(right)
    repair = Repair(((word.start, end, right),))
    return Signal(ready.id, word.start, end, (repair,), values={"word": right})
