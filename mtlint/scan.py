"""Anchors: the one pass over the text that tells which rules have to look where.

Word anchors are looked up in the token hashes, sequences of character classes in the class column,
and other literals in one Aho-Corasick automaton. None of them decides anything: every hit is
confirmed by the rule's own check, on the block round it.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CharClass, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ahocorasick_rs import AhoCorasick
    from numpy.typing import NDArray

    from mtlint.checks.base import Hits
    from mtlint.ruleset.schema import Anchors, WordAnchor
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

# A token whose slot is empty begins no anchor: one look-up settles 98 % of all tokens.
_SLOT_BITS = 18
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - _SLOT_BITS)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache
_TOKENS = 1 << 16

# Three neighbouring classes are one number, so that one look-up settles all sequences at once.
_WINDOW = 3
_CLASS_BITS = 5

# How common the classes are in English, roughly: the rarest window of a sequence is looked up.
_COMMON = {CharClass.LOWER: 0.8, CharClass.SPACE: 0.2, CharClass.UPPER: 0.03}
_UNCOMMON = 0.01

# A block longer than this is looked at round its hits only, so that a text without line ends costs
# no more than one with them. A match that is farther than the reach from its anchor is not found.
_LONG_BLOCK = 1 << 14
_REACH = 1 << 11


class Scanner:
    """Finds the anchors of many rules in one pass. Made once; used by many threads."""

    def __init__(self, anchors: Iterable[tuple[str, Anchors]]) -> None:
        """Take rule ids with their anchors."""
        self._words: dict[int, list[str]] = {}
        self._phrases: dict[int, list[tuple[str, WordAnchor, int]]] = {}
        self._windows: dict[int, list[tuple[str, bytes, int]]] = {}
        self._short: dict[tuple[int, ...], list[str]] = {}
        literals: dict[str, list[str]] = {}
        for rule, anchor in anchors:
            for word in anchor.words:
                self._add_words(rule, word)
            for literal in anchor.literals:
                literals.setdefault(literal, []).append(rule)
            for sequence in anchor.classes:
                self._add_classes(rule, sequence)
        self._literals = list(literals)
        self._rules_of_literal = list(literals.values())
        self._word_slots = _slots(self._words)
        self._phrase_slots = _slots(self._phrases)
        self._window_slots = np.zeros(1 << (_WINDOW * _CLASS_BITS), np.bool_)
        self._window_slots[list(self._windows)] = True

    def scan(self, document: Document) -> Hits:
        """Where the anchors of each rule stand: rule id -> ascending prose offsets."""
        hits: Hits = {}
        tokens = document.tokens
        for found in (
            self._word_hits(tokens),
            self._phrase_hits(tokens),
            self._class_hits(tokens.classes),
            self._literal_hits(document.prose.text),
        ):
            for rule, offset in found:
                hits.setdefault(rule, []).append(offset)
        for offsets in hits.values():
            offsets.sort()
        return hits

    def _add_words(self, rule: str, word: WordAnchor) -> None:
        if len(word.hashes) == 1:
            self._words.setdefault(word.hashes[0], []).append(rule)
            return
        first = min(word.key, len(word.hashes) - 2)
        pair = (word.hashes[first] * int(_PAIR) + word.hashes[first + 1]) % (1 << 64)  # as _pairs
        self._phrases.setdefault(pair, []).append((rule, word, first))

    def _add_classes(self, rule: str, sequence: tuple[int, ...]) -> None:
        if len(sequence) < _WINDOW:
            self._short.setdefault(sequence, []).append(rule)
            return
        first = min(range(len(sequence) - _WINDOW + 1), key=lambda at: _share(sequence, at))
        window = _windows(np.array(sequence[first : first + _WINDOW], np.uint8)).item()
        self._windows.setdefault(window, []).append((rule, bytes(sequence), first))

    def _word_hits(self, tokens: TokenTable) -> Iterator[tuple[str, int]]:
        if not self._words:
            return
        for start in range(0, len(tokens), _TOKENS):
            hashes = tokens.hash[start : start + _TOKENS]
            for at, hash_ in _candidates(hashes, self._word_slots):
                for rule in self._words.get(hash_, ()):
                    yield rule, int(tokens.start[start + at])

    def _phrase_hits(self, tokens: TokenTable) -> Iterator[tuple[str, int]]:
        if not self._phrases:
            return
        for start in range(0, len(tokens), _TOKENS):
            pairs = _pairs(tokens.hash[start : start + _TOKENS + 1])
            for at, pair in _candidates(pairs, self._phrase_slots):
                for rule, phrase, first in self._phrases.get(pair, ()):
                    begin = start + at - first
                    if _stands_at(tokens, begin, phrase.hashes):
                        yield rule, int(tokens.start[begin + phrase.key])

    def _class_hits(self, classes: NDArray[np.uint8]) -> Iterator[tuple[str, int]]:
        for start in range(0, len(classes), _PIECE):
            if self._windows:
                windows = _windows(classes[start : start + _PIECE + _WINDOW - 1])
                for at in np.flatnonzero(self._window_slots[windows]).tolist():
                    for rule, sequence, first in self._windows[int(windows[at])]:
                        begin = start + at - first
                        if classes[max(begin, 0) : begin + len(sequence)].tobytes() == sequence:
                            yield rule, begin
            for short, rules in self._short.items():
                piece = classes[start : start + _PIECE + len(short) - 1]
                for at in _find_sequence(piece, short).tolist():
                    for rule in rules:
                        yield rule, start + at

    def _literal_hits(self, text: str) -> Iterator[tuple[str, int]]:
        if not self._literals:
            return
        overlap = max(map(len, self._literals)) - 1
        for start in range(0, len(text), _PIECE):
            piece = fold(text[start : start + _PIECE + overlap])
            for index, at, _ in self._automaton.find_matches_as_indexes(piece, overlapping=True):
                for rule in self._rules_of_literal[index]:
                    yield rule, start + at

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._literals)


def excerpts(document: Document, offsets: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The blocks round some ascending hits, each once, as (prose offset, text).

    A long block is cut to windows round its hits. Windows that overlap are merged up to the length
    of a long block; beyond, a match may stand in two of them.
    """
    current = (0, 0)
    for offset in offsets:
        start, end = current if offset < current[1] - _REACH else _excerpt(document, offset)
        if start >= current[1] or end - current[0] > _LONG_BLOCK:
            yield from _text_of(document, current)
            current = (start, end)
        else:
            current = (min(current[0], start), max(current[1], end))
    yield from _text_of(document, current)


def _excerpt(document: Document, offset: int) -> tuple[int, int]:
    block = document.prose.block_at(offset)
    if block.end - block.start <= _LONG_BLOCK:
        return block.start, block.end
    # No word is cut in two: half of one could match.
    text = document.prose.text
    start = text.find(" ", offset - _REACH, offset) if offset - _REACH > block.start else -1
    end = text.rfind(" ", offset, offset + _REACH) if offset + _REACH < block.end else -1
    return (
        start if start >= 0 else max(block.start, offset - _REACH),
        end if end >= 0 else min(block.end, offset + _REACH),
    )


def _text_of(document: Document, span: tuple[int, int]) -> Iterator[tuple[int, str]]:
    if span[0] < span[1]:
        yield span[0], document.prose.text[slice(*span)]


def _slots(hashes: Iterable[int]) -> NDArray[np.bool_]:
    slots = np.zeros(1 << _SLOT_BITS, np.bool_)
    slots[_slot(np.array(list(hashes), np.uint64))] = True
    return slots


def _slot(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    slots: NDArray[np.uint64] = (hashes * _SPREAD) >> _SHIFT
    return slots


def _candidates(hashes: NDArray[np.uint64], slots: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The hashes whose slots are taken, each with its place."""
    places = np.flatnonzero(slots[_slot(hashes)])
    return zip(places.tolist(), hashes[places].tolist(), strict=True)


def _pairs(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One hash for each two neighbours: uint64 [len(hashes) - 1]."""
    pairs: NDArray[np.uint64] = hashes[:-1] * _PAIR + hashes[1:]
    return pairs


def _windows(classes: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """One number for each three neighbours: uint16 [len(classes) - 2, or none]."""
    size = max(len(classes) - _WINDOW + 1, 0)
    numbers = np.zeros(size, np.uint16)
    for place in range(_WINDOW):
        numbers <<= _CLASS_BITS
        numbers |= classes[place : place + size]
    return numbers


def _share(sequence: tuple[int, ...], first: int) -> float:
    window = sequence[first : first + _WINDOW]
    return math.prod(_COMMON.get(CharClass(class_), _UNCOMMON) for class_ in window)


def _stands_at(tokens: TokenTable, first: int, hashes: tuple[int, ...]) -> bool:
    last = first + len(hashes)
    return first >= 0 and tuple(tokens.hash[first:last].tolist()) == hashes


def _find_sequence(classes: NDArray[np.uint8], sequence: tuple[int, ...]) -> NDArray[np.intp]:
    size = len(classes) - len(sequence) + 1
    if size <= 0:
        return np.zeros(0, np.intp)
    found = classes[:size] == sequence[0]
    for place, wanted in enumerate(sequence[1:], 1):
        found &= classes[place : place + size] == wanted
    return np.flatnonzero(found)
