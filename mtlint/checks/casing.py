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
_BEFORE_STRAYS = np.zeros(len(CLASS_NAMES), np.bool_)

_BEFORE_STRAYS[[CharClass.LOWER, CharClass.COMMA, CharClass.DIGIT]] = True

_QUOTES = np.zeros(len(CLASS_NAMES), np.bool_)

_QUOTES[[CharClass.CLOSING, CharClass.STRAIGHT]] = True

_FARTHEST = 3  # characters before a stray that are looked at


# What a word of the lists can be: a name by itself, the first word of one, a name before a number,
# a name behind certain words; and, beside it, the second word of a name, or one of these.
_ALONE, _FIRST, _NUMBERED, _GUARDED = (np.uint64(1 << place) for place in range(4))
_SECOND, _GUARD = (np.uint64(1 << place) for place in range(2))


class Checker:
    """Looks up the words that begin with the wrong case."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        ready = [Ready(rule) for rule in rules]
        self._lost = [one for one in ready if one.forms]
        names, beside = _roles(self._lost)
        self._names, self._beside = HashBits(names), HashBits(beside)
        # A rule that waits for signs comes last: of those that fit a word the first is asked.
        order = sorted(zip(rules, ready, strict=True), key=lambda pair: pair[0].gate != "alone")
        self._stray = [one for _, one in order if one.strays.size]
        self._strays = HashBits(one.strays for one in self._stray)
        self._guards = HashBits(one.guards for one in self._stray)
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
            starts = tokens.start[at : at + _TOKENS][indices]
            # Not in an address.
            fits = (tokens.classes[starts] == CharClass.LOWER) & (
                tokens.classes[np.maximum(starts - 1, 0)] != CharClass.STOP
            )
            indices, roles = indices[fits] + at, roles[fits]
            yield from indices[self._are_names(tokens, indices, roles)].tolist()

    def _are_names(
        self, tokens: TokenTable, indices: NDArray[np.intp], roles: NDArray[np.uint64]
    ) -> NDArray[np.bool_]:
        """Whether the neighbours are those that the roles of some words ask for."""
        following = np.minimum(indices + 1, len(tokens) - 1)
        behind = self._beside.of(tokens.hash[following])
        before = self._beside.of(tokens.hash[np.maximum(indices - 1, 0)])
        is_number = tokens.classes[tokens.start[following]] == CharClass.DIGIT
        are_names: NDArray[np.bool_] = (
            (roles & _ALONE != 0)
            | ((roles & _FIRST != 0) & (behind & _SECOND != 0))
            | ((roles & _NUMBERED != 0) & is_number)
            | ((roles & _GUARDED != 0) & (before & _GUARD != 0))
        )
        return are_names

    def _strays_of(self, document: Document) -> Iterator[tuple[list[Ready], Word]]:
        """The words with a stray capital, and the rules that it fits, in order."""
        tokens = document.tokens
        for at in range(0, len(tokens), _TOKENS):
            indices = _amid(tokens, at)
            bits = self._strays.of(tokens.hash[indices])
            before = np.maximum(indices - 1, 0)
            bits &= self._guards.of(tokens.hash[before]) | self._unguarded
            bits[tokens.classes[tokens.start[before]] != CharClass.LOWER] &= self._after_capital
            (possible,) = bits.nonzero()
            for index, own in zip(indices[possible].tolist(), bits[possible].tolist(), strict=True):
                word = Word(document, index)
                rules = (one for place, one in enumerate(self._stray) if own >> place & 1)
                fitting = [one for one in rules if has_stray(one, word)]
                if fitting:
                    yield fitting, word


def _roles(ready: Sequence[Ready]) -> tuple[list[list[int]], list[list[int]]]:
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
    return [alone, first, numbered, guarded], [second, guards]


def _bits(flags: Iterable[bool]) -> np.uint64:
    return np.uint64(sum(1 << place for place, flag in enumerate(flags) if flag))


def _amid(tokens: TokenTable, first: int) -> NDArray[np.intp]:
    """The words from one on that have a capital and stand between words in lower case."""
    classes, part = tokens.classes, slice(first, first + _TOKENS)
    starts, ends = tokens.start[part], tokens.end[part]
    (large,) = ((classes[starts] == CharClass.UPPER) & (starts >= _FARTHEST)).nonzero()
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
    among: NDArray[np.intp] = large[one_capital] + first
    return among


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
