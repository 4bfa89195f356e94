"""Anchors: the one pass over the text that tells which rules have to look where.

Word anchors are looked up in the token hashes, sequences of character classes in the class column,
and other literals in one Aho-Corasick automaton. None of them decides anything: every hit is
confirmed by the rule's own check, on the block round it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import fold

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

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache
_TOKENS = 1 << 16

# A block longer than this is looked at round its hits only, so that a text without line ends costs
# no more than one with them. A match that is farther than the reach from its anchor is not found.
_LONG_BLOCK = 1 << 14
_REACH = 1 << 11


class Scanner:
    """Finds the anchors of many rules in one pass. Made once; used by many threads."""

    def __init__(self, anchors: Iterable[tuple[str, Anchors]]) -> None:
        """Take rule ids with their anchors."""
        self._words: dict[int, list[tuple[str, WordAnchor]]] = {}
        self._classes: dict[tuple[int, ...], list[str]] = {}
        literals: dict[str, list[str]] = {}
        for rule, anchor in anchors:
            for word in anchor.words:
                self._words.setdefault(word.hashes[word.key], []).append((rule, word))
            for literal in anchor.literals:
                literals.setdefault(literal, []).append(rule)
            for sequence in anchor.classes:
                self._classes.setdefault(sequence, []).append(rule)
        self._literals = list(literals)
        self._rules_of_literal = list(literals.values())
        self._slots = np.zeros(1 << _SLOT_BITS, np.bool_)
        self._slots[_slot(np.array(list(self._words), np.uint64))] = True

    def scan(self, document: Document) -> Hits:
        """Where the anchors of each rule stand: rule id -> ascending prose offsets."""
        hits: Hits = {}
        text, tokens = document.prose.text, document.tokens
        for rule, offset in self._word_hits(tokens):
            hits.setdefault(rule, []).append(offset)
        for rule, offset in self._class_hits(tokens.classes):
            hits.setdefault(rule, []).append(offset)
        for rule, offset in self._literal_hits(text):
            hits.setdefault(rule, []).append(offset)
        for offsets in hits.values():
            offsets.sort()
        return hits

    def _word_hits(self, tokens: TokenTable) -> Iterator[tuple[str, int]]:
        for start in range(0, len(tokens), _TOKENS):
            hashes = tokens.hash[start : start + _TOKENS]
            candidates = np.flatnonzero(self._slots[_slot(hashes)])
            found = zip((candidates + start).tolist(), hashes[candidates].tolist(), strict=True)
            for index, hash_ in found:
                for rule, word in self._words.get(hash_, ()):
                    first = index - word.key
                    if len(word.hashes) == 1 or _stands_at(tokens, first, word.hashes):
                        yield rule, int(tokens.start[index])

    def _class_hits(self, classes: NDArray[np.uint8]) -> Iterator[tuple[str, int]]:
        for start in range(0, len(classes), _PIECE):
            for sequence, rules in self._classes.items():
                piece = classes[start : start + _PIECE + len(sequence) - 1]
                for offset in _find_sequence(piece, sequence).tolist():
                    for rule in rules:
                        yield rule, start + offset

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


def _slot(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    slots: NDArray[np.uint64] = (hashes * _SPREAD) >> _SHIFT
    return slots


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
