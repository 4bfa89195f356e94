"""Anchors: the one pass over the text that tells which rules have to look where.

Word anchors are looked up in the token hashes; sequences of character classes and other literals
are strings, looked for in the column of classes and in the folded text. None of them decides
anything: every hit is confirmed by the rule's own check, on the block round it.
"""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CASE_BEYOND_LATIN, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ahocorasick_rs import BytesAhoCorasick
    from numpy.typing import NDArray

    from mtlint.checks.base import Hits
    from mtlint.ruleset.schema import Anchors, WordAnchor
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

# Prose offsets, ascending or not, each with the rules that have an anchor there.
Found = list[tuple[int, list[str]]]

# A token whose slot is empty begins no anchor: one look-up settles 98 % of all tokens.
_SLOT_BITS = 20
_SLOTS = np.uint64((1 << _SLOT_BITS) - 1)
_PAIR = 0xC2B2AE3D27D4EB4F

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache
_TOKENS = 1 << 16

# A table of all transitions is read three times as fast as a trie, and pays for its making (8 ms
# for 900 strings) after so many bytes.
_MANY_BYTES = 1 << 20


class Scanner:
    """Finds the anchors of many rules in one pass. Made once; used by many threads."""

    def __init__(self, anchors: Iterable[tuple[str, Anchors]]) -> None:
        """Take rule ids with their anchors."""
        self._words: dict[int, list[str]] = {}
        self._phrases: dict[int, list[tuple[str, WordAnchor, int]]] = {}
        classes: dict[bytes, list[str]] = {}
        literals: dict[str, list[str]] = {}
        self._longest: dict[str, int] = {}
        for rule, anchor in anchors:
            if anchor.longest:
                self._longest[rule] = anchor.longest
            for word in anchor.words:
                self._add_words(rule, word)
            for literal in anchor.literals:
                literals.setdefault(literal, []).append(rule)
            for sequence in anchor.classes:
                classes.setdefault(bytes(sequence), []).append(rule)
        self._classes = _Strings(classes)
        self._literals = _Strings({text.encode(): rules for text, rules in literals.items()})
        self._overlap = max(map(len, literals), default=1) - 1
        self._word_slots = _slots(self._words)
        self._phrase_slots = _slots(self._phrases)

    def scan(self, document: Document) -> Hits:
        """Where the anchors of each rule stand: rule id -> ascending prose offsets."""
        hits: Hits = {}
        tokens, prose = document.tokens, document.prose
        for found in chain(
            self._words_in(tokens),
            self._phrases_in(tokens),
            self._classes_in(tokens.classes),
            self._literals_in(prose.text),
        ):
            shortest = prose.shortest_lines([offset for offset, _ in found]).tolist()
            for (offset, rules), length in zip(found, shortest, strict=True):
                for rule in rules:
                    if length <= self._longest.get(rule, length):
                        hits.setdefault(rule, []).append(offset)
        for offsets in hits.values():
            offsets.sort()
        return hits

    def _add_words(self, rule: str, word: WordAnchor) -> None:
        if len(word.hashes) == 1:
            self._words.setdefault(word.hashes[0], []).append(rule)
            return
        first = min(word.key, len(word.hashes) - 2)
        pair = (word.hashes[first] * _PAIR + word.hashes[first + 1]) % (1 << 64)
        self._phrases.setdefault(pair, []).append((rule, word, first))

    def _words_in(self, tokens: TokenTable) -> Iterator[Found]:
        for start in range(0, len(tokens) if self._words else 0, _TOKENS):
            part = slice(start, start + _TOKENS)
            places, hashes = _candidates(tokens.hash[part], self._word_slots)
            offsets = tokens.start[part][places].tolist()
            found = zip(offsets, map(self._words.get, hashes), strict=True)
            yield [(offset, rules) for offset, rules in found if rules]

    def _phrases_in(self, tokens: TokenTable) -> Iterator[Found]:
        for start in range(0, len(tokens) if self._phrases else 0, _TOKENS):
            hashes = tokens.hash[start : start + _TOKENS + 1]
            pairs = hashes[:-1] * np.uint64(_PAIR)
            pairs += hashes[1:]
            found: Found = []
            for at, pair in zip(*_candidates(pairs, self._phrase_slots), strict=True):
                for rule, phrase, first in self._phrases.get(pair, ()):
                    begin = start + at - first
                    # A pair is equal when its hash is; what stands round it is still to be seen.
                    if not phrase.hashes[2:] or _stands_at(tokens, begin, phrase.hashes):
                        found.append((int(tokens.start[begin + phrase.key]), [rule]))
            yield found

    def _classes_in(self, classes: NDArray[np.uint8]) -> Iterator[Found]:
        for start in range(0, len(classes), _PIECE):
            piece = classes[start : start + _PIECE + self._classes.overlap].tobytes()
            yield [(start + at, rules) for at, rules in self._classes.find(piece)]

    def _literals_in(self, text: str) -> Iterator[Found]:
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE + self._overlap]
            if any(letter in piece for letter in CASE_BEYOND_LATIN):
                piece = fold(piece)
            data = piece.encode("utf-8", "surrogatepass").lower()  # of ASCII; see `Anchors`
            found = self._literals.find(data)
            if len(data) > len(piece):
                found = _in_code_points(data, found)
            yield [(start + at, rules) for at, rules in found]


class _Strings:
    """Looks for many byte strings at once."""

    def __init__(self, strings: Mapping[bytes, list[str]]) -> None:
        """Take strings with the rules they belong to."""
        self._strings = list(strings)
        self._rules = list(strings.values())
        self._read = 0
        self._automaton: BytesAhoCorasick | None = None
        self.overlap = max(map(len, strings), default=1) - 1

    def find(self, data: bytes) -> Found:
        """Where each string begins, with its rules; in order of their ends."""
        if not self._strings:
            return []
        before, self._read = self._read, self._read + len(data)
        if self._automaton is None or before <= _MANY_BYTES < self._read:
            self._automaton = self._build(fast=self._read > _MANY_BYTES)
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return [(at, self._rules[index]) for index, at, _ in found]

    def _build(self, *, fast: bool) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        kind = Implementation.DFA if fast else Implementation.ContiguousNFA
        return BytesAhoCorasick(self._strings, implementation=kind)


def _in_code_points(data: bytes, found: Found) -> Found:
    """Turn places in UTF-8 into places in the text."""
    read = count = 0
    places: Found = []
    for at, rules in sorted(found, key=itemgetter(0)):
        count += len(data[read:at].decode("utf-8", "surrogatepass"))
        read = at
        places.append((count, rules))
    return places


def _slots(hashes: Iterable[int]) -> NDArray[np.bool_]:
    slots = np.zeros(1 << _SLOT_BITS, np.bool_)
    slots[np.array(list(hashes), np.uint64) & _SLOTS] = True
    return slots


def _candidates(
    hashes: NDArray[np.uint64], slots: NDArray[np.bool_]
) -> tuple[list[int], list[int]]:
    """The places of the hashes whose slots are taken, and these hashes."""
    places = np.flatnonzero(slots.take((hashes & _SLOTS).view(np.int64)))
    return places.tolist(), hashes[places].tolist()


def _stands_at(tokens: TokenTable, first: int, hashes: tuple[int, ...]) -> bool:
    last = first + len(hashes)
    return first >= 0 and tuple(tokens.hash[first:last].tolist()) == hashes
