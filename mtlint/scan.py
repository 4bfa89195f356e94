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

from mtlint.ruleset.schema import PackedAnchors
from mtlint.text.characters import CASE_BEYOND_LATIN, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_FACTOR = 0xC2B2AE3D27D4EB4F

PHRASE = np.dtype(
    [("pair", "<u8"), ("whole", "<u8"), ("count", "u1"), ("first", "u1"), ("key", "u1")]
)
"""Neighbouring words: the hash of the pair that is looked up and that of all, how many they are,
the index of the pair and that of the word whose place is the hit."""

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache
_TOKENS = 1 << 16

# A table of all transitions is read three times as fast as a trie, and pays for its making (8 ms
# for 900 strings) after so many bytes.
_MANY_BYTES = 1 << 20


class Scanner:
    """Finds the anchors of many rules in one pass. Made once; used by many threads."""

    def __init__(self, anchors: Iterable[tuple[str, PackedAnchors]]) -> None:
        """Take rule ids with their anchors."""
        rules = list(anchors)
        self._words = _Rows([(id_, np.frombuffer(a.words, np.uint64)) for id_, a in rules])
        phrases = [(id_, np.frombuffer(a.phrases, PHRASE)) for id_, a in rules]
        self._phrase = np.concatenate([np.zeros(0, PHRASE), *(rows for _, rows in phrases)])
        self._pairs = _Rows([(id_, rows["pair"]) for id_, rows in phrases])
        self._classes = _Strings((id_, map(bytes, a.classes)) for id_, a in rules)
        self._literals = _Strings((id_, map(str.encode, a.literals)) for id_, a in rules)
        self._longest = {id_: a.longest for id_, a in rules if a.longest}

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

    def _words_in(self, tokens: TokenTable) -> Iterator[Found]:
        for start in range(0, len(tokens), _TOKENS):
            part = slice(start, start + _TOKENS)
            places, rows = self._words.find(tokens.hash[part])
            offsets = tokens.start[part][places].tolist()
            yield [
                (offset, [self._words.ids[row] for row in self._words.equal(first)])
                for offset, first in zip(offsets, rows, strict=True)
            ]

    def _phrases_in(self, tokens: TokenTable) -> Iterator[Found]:
        for start in range(0, len(tokens), _TOKENS):
            hashes = tokens.hash[start : start + _TOKENS + 1]
            pairs = hashes[:-1] * np.uint64(_FACTOR)
            pairs += hashes[1:]
            places, rows = self._pairs.find(pairs)
            found: Found = []
            for at, first in zip(places.tolist(), rows, strict=True):
                for row in self._pairs.equal(first):
                    phrase = self._phrase[row]
                    begin = start + at - int(phrase["first"])
                    if _stands_at(tokens, begin, phrase):
                        offset = int(tokens.start[begin + int(phrase["key"])])
                        found.append((offset, [self._pairs.ids[row]]))
            yield found

    def _classes_in(self, classes: NDArray[np.uint8]) -> Iterator[Found]:
        for start in range(0, len(classes), _PIECE):
            piece = classes[start : start + _PIECE + self._classes.overlap].tobytes()
            yield [(start + at, rules) for at, rules in self._classes.find(piece)]

    def _literals_in(self, text: str) -> Iterator[Found]:
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE + self._literals.overlap]
            if any(letter in piece for letter in CASE_BEYOND_LATIN):
                piece = fold(piece)
            data = piece.encode("utf-8", "surrogatepass").lower()  # of ASCII; see `Anchors`
            found = self._literals.find(data)
            if len(data) > len(piece):
                found = _in_code_points(data, found)
            yield [(start + at, rules) for at, rules in found]


class _Rows:
    """Looks for hashes among the many that rules have."""

    def __init__(self, hashes: Sequence[tuple[str, NDArray[np.uint64]]]) -> None:
        """Take rule ids with their hashes; a row is a hash, counted through all rules."""
        self.ids = [id_ for id_, own in hashes for _ in range(len(own))]
        column = np.concatenate([np.zeros(0, np.uint64), *(own for _, own in hashes)])
        self._order = np.argsort(column, kind="stable")
        self._sorted = column[self._order]
        self._slots = np.zeros(1 << _SLOT_BITS, np.bool_)
        self._slots[self._sorted & _SLOTS] = True
        self._equal: dict[int, list[int]] = {}

    def find(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.intp], list[int]]:
        """Where one of the rows stands, and for each place what `equal` makes rows of."""
        if not self.ids:
            return np.zeros(0, np.intp), []
        places = np.flatnonzero(self._slots.take((hashes & _SLOTS).view(np.int64)))
        asked = hashes[places]
        nearest = np.minimum(np.searchsorted(self._sorted, asked), len(self._sorted) - 1)
        exact = self._sorted[nearest] == asked
        return places[exact], nearest[exact].tolist()

    def equal(self, first: int) -> list[int]:
        """The rows that have the same hash, given the place of the first among the sorted."""
        if first not in self._equal:
            end = int(np.searchsorted(self._sorted, self._sorted[first], "right"))
            self._equal[first] = self._order[first:end].tolist()
        return self._equal[first]


class _Strings:
    """Looks for many byte strings at once."""

    def __init__(self, strings: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        """Take rule ids with their strings."""
        rules: dict[bytes, list[str]] = {}
        for id_, own in strings:
            for string in own:
                rules.setdefault(string, []).append(id_)
        self._strings = list(rules)
        self._rules = list(rules.values())
        self._read = 0
        self._automaton: BytesAhoCorasick | None = None
        self.overlap = max(map(len, rules), default=1) - 1

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


def pack(anchors: Anchors) -> PackedAnchors:
    """The stored form of a rule's anchors."""
    single = [word.hashes[0] for word in anchors.words if len(word.hashes) == 1]
    phrases = [_phrase(word) for word in anchors.words if len(word.hashes) > 1]
    return PackedAnchors(
        np.array(single, np.uint64).tobytes(),
        np.array(phrases, PHRASE).tobytes(),
        anchors.literals,
        anchors.classes,
        anchors.longest,
    )


def _phrase(anchor: WordAnchor) -> tuple[int, int, int, int, int]:
    """A row of PHRASE, looked up by the pair of neighbours that holds the rarest word."""
    hashes = anchor.hashes
    first = min(anchor.key, len(hashes) - 2)
    return _together(hashes[first : first + 2]), _together(hashes), len(hashes), first, anchor.key


def _together(hashes: Iterable[int]) -> int:
    """One hash for some neighbours; for two it is the one that `_phrases_in` has for a pair."""
    together = 0
    for hash_ in hashes:
        together = (together * _FACTOR + hash_) % (1 << 64)
    return together


def _stands_at(tokens: TokenTable, first: int, phrase: np.void) -> bool:
    last = first + int(phrase["count"])
    if first < 0 or last > len(tokens):
        return False
    return _together(tokens.hash[first:last].tolist()) == int(phrase["whole"])
