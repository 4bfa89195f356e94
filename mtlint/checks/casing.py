"""Capitals too many or too few in a sentence ("to do so Strengthening", "the russian army").

A word with a stray capital stands between words in lower case, in a line that is written like a
sentence. A word that lost its capital is on a list of words that always have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.checks.base import Repair, Signal
from mtlint.checks.casing_rule import Ready, prepare
from mtlint.checks.casing_words import has_stray, lost_name, may_stray
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

_IS_BEFORE_STRAY, _IS_QUOTE = np.zeros((2, len(CLASS_NAMES)), np.bool_)
_IS_BEFORE_STRAY[list(_BEFORE_STRAYS)] = True
_IS_QUOTE[list(_QUOTES)] = True
_IS_EITHER = _IS_BEFORE_STRAY | _IS_QUOTE

# What a word of the lists can be: a name by itself, the first word of one, a name before a number,
# a name behind certain words.
_ALONE, _FIRST, _NUMBERED, _GUARDED = (1 << place for place in range(4))


class Checker:
    """Looks up the words that begin with the wrong case."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        ready = [Ready(rule) for rule in rules]
        self._lost = [one for one in ready if one.first.size]
        self._names, self._seconds, self._name_guards = _roles(self._lost)
        # A rule that waits for signs comes last: of those that fit a word the first is asked.
        order = sorted(zip(rules, ready, strict=True), key=lambda pair: pair[0].gate != "alone")
        self._stray = [one for _, one in order if one.strays.size]
        self._strays = HashBits(one.strays for one in self._stray)
        self._guards = HashBits(one.guards for one in self._stray)
        self._unguarded = _bits(not one.guards.size for one in self._stray)
        self._after_capital = _bits(one.params.after_capital for one in self._stray)
        self._by_before = _by_class([one.params.classes_before for one in self._stray])
        self._by_after = _by_class([one.params.classes_after for one in self._stray])

    def seek(self, document: Document) -> Hits:
        """The words that may have lost a capital, and those that may have one too many."""
        tokens, found = document.tokens, list(self._possible(document.tokens))
        hits = {self._lost[0].id: tokens.start[found].tolist()} if found else {}
        found = [index for index, _ in self._strays_among(tokens, document.capitals)]
        return hits | ({self._stray[0].id: tokens.start[found].tolist()} if found else {})

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The words of one document with a stray or a missing capital."""
        for index in _hit(document, self._lost, hits).tolist():
            word = Word(document, index)
            names = ((one, lost_name(one, word)) for one in self._lost if word.hash in one.forms)
            ready, name = next((found for found in names if found[1]), (None, ""))
            if ready is not None:
                yield _signal(ready, word, name)
        strays = list(self._strays_of(document, _hit(document, self._stray, hits)))
        if not strays:
            return
        near = _near([word for _, word in strays])
        for (fitting, word), count in zip(strays, near, strict=True):
            right = word.text.lower()
            ready = next((one for one in fitting if _is_prose(one, right, count)), None)
            if ready is not None and not word.is_in_code():
                yield _signal(ready, word, right)

    def _possible(self, tokens: TokenTable) -> Iterator[int]:
        """The words in lower case that are a name, or may begin one or stand before a number."""
        for at in range(0, len(tokens), _TOKENS):
            indices = self._names.possible(tokens.hash[at : at + _TOKENS]) + at
            starts = tokens.start.take(indices)
            before = tokens.classes.take(starts - 1, mode="clip")  # a stop is one of an address
            fits = (tokens.classes.take(starts) == CharClass.LOWER) & (before != CharClass.STOP)
            indices = indices[fits]  # most of such words have their capital
            roles = self._names.of(tokens.hash.take(indices))
            yield from indices[roles & self._beside(tokens, indices) != 0].tolist()

    def _beside(self, tokens: TokenTable, indices: NDArray[np.intp]) -> NDArray[np.uint64]:
        """Bits for the roles that the neighbours of some words leave them."""
        following = np.minimum(indices + 1, len(tokens) - 1)
        roles = np.full(len(indices), _ALONE, np.uint64)
        is_number = tokens.classes.take(tokens.start.take(following)) == CharClass.DIGIT
        roles[is_number] |= np.uint64(_NUMBERED)
        roles |= self._seconds.of(tokens.hash.take(following))
        roles |= self._name_guards.of(tokens.hash.take(indices - 1, mode="clip"))
        return roles

    def _strays_of(
        self, document: Document, found: NDArray[np.intp]
    ) -> Iterator[tuple[list[Ready], Word]]:
        """The words with a stray capital among some, and the rules that each fits, in order."""
        for index, possible in self._strays_among(document.tokens, found):
            word = Word(document, index)
            rules = (one for place, one in enumerate(self._stray) if possible >> place & 1)
            fitting = [one for one in rules if has_stray(one, word)] if may_stray(word) else []
            if fitting and word.is_in_sentence():
                yield fitting, word

    def _strays_among(
        self, tokens: TokenTable, capitals: NDArray[np.integer]
    ) -> Iterator[tuple[int, int]]:
        """Those of some words with a capital that stand amid small ones, with bits for rules."""
        for at in range(0, len(capitals), _TOKENS):
            large = capitals[at : at + _TOKENS]
            large = large.take(self._strays.possible(tokens.hash.take(large)))
            large = _behind_small(tokens, large)
            bits = self._strays.of(tokens.hash.take(large))
            bits &= self._allowed(tokens, large - 1) & self._marked(tokens, large)
            (amid,) = ((bits != 0) & _are_amid(tokens, large)).nonzero()
            yield from zip(large.take(amid).tolist(), bits.take(amid).tolist(), strict=True)

    def _allowed(self, tokens: TokenTable, before: NDArray[np.integer]) -> NDArray[np.uint64]:
        """Bits for the rules that allow these words before a stray."""
        allowed = self._guards.of(tokens.hash.take(before, mode="clip")) | self._unguarded
        begins = tokens.classes.take(tokens.start.take(before, mode="clip"))
        allowed[begins != CharClass.LOWER] &= self._after_capital
        return allowed

    def _marked(self, tokens: TokenTable, words: NDArray[np.integer]) -> NDArray[np.uint64]:
        """Bits for the rules that allow what stands beside these words, as far as classes tell."""
        before = tokens.classes.take(tokens.start.take(words) - 2, mode="clip")
        after = tokens.classes.take(tokens.end.take(words), mode="clip")
        marked: NDArray[np.uint64] = self._by_before.take(before) & self._by_after.take(after)
        return marked


def _roles(ready: Sequence[Ready]) -> tuple[HashBits, HashBits, HashBits]:
    """The words that have each role, those behind first words and those before guarded ones."""
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
    return (
        HashBits([alone, first, numbered, guarded]),
        HashBits([[], second]),
        HashBits([[], [], [], guards]),
    )


def _bits(flags: Iterable[bool]) -> np.uint64:
    return np.uint64(sum(1 << place for place, flag in enumerate(flags) if flag))


def _by_class(classes: Sequence[Sequence[int]]) -> NDArray[np.uint64]:
    """For each class of characters bits for the rules that have it among theirs."""
    rows = (_bits(number in own for own in classes) for number in range(len(CLASS_NAMES)))
    return np.fromiter(rows, np.uint64, len(CLASS_NAMES))


def _hit(document: Document, rules: Sequence[Ready], hits: Hits) -> NDArray[np.intp]:
    """The words that were found for some rules, under the name of the first."""
    return document.tokens.at(hits.get(rules[0].id, ()) if rules else ())


def _behind_small(tokens: TokenTable, capitals: NDArray[np.integer]) -> NDArray[np.integer]:
    """Those of some words with a capital that may stand behind a word in lower case."""
    classes, starts = tokens.classes, tokens.start.take(capitals)
    before = classes.take(starts - 2, mode="clip")
    behind = _IS_EITHER.take(before)
    behind &= classes.take(starts - 1, mode="clip") == CharClass.SPACE
    return capitals[behind]


def _are_amid(tokens: TokenTable, words: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Whether words with one capital stand between words in lower case: bool [len(words)]."""
    start, length = tokens.start.take(words), tokens.length.take(words)
    end = start + length.astype(np.int32)

    def of(places: NDArray[np.int32]) -> NDArray[np.uint8]:
        return tokens.classes.take(places, mode="clip")

    goes_on = (of(end) == CharClass.COMMA) | (
        (of(end) == CharClass.SPACE) & (of(end + 1) == CharClass.LOWER)
    )
    behind = _IS_BEFORE_STRAY.take(of(start - 2)) | (
        _IS_QUOTE.take(of(start - 2)) & (of(start - 3) == CharClass.LOWER)
    )
    is_one = (length == 1) | (of(start + 1) == CharClass.LOWER)
    amid: NDArray[np.bool_] = goes_on & behind & is_one & (start > 1)
    return amid


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
