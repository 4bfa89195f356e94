"""Anchors: the one pass over the text that tells which rules have to look where.

Word anchors are looked up in the token hashes; sequences of character classes and other literals
are strings, looked for in the column of classes and in the folded text. None of them decides
anything: every hit is confirmed by the rule's own check, on the block round it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtlint.scan_strings import Strings
from mtlint.scan_tables import FACTOR, PART
from mtlint.text.characters import CASE_BEYOND_LATIN, fold
from mtlint.text.columns import firsts, ranges
from mtlint.text.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits
    from mtlint.scan_tables import RowTable, Tables
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

    # What was found, one after the other: the numbers of rules, the offsets of their anchors.
    Found = tuple[NDArray[np.int32], NDArray[np.int32]]

_NOTHING = np.zeros(0, np.int32), np.zeros(0, np.int32)

_BITS = 32  # of an offset
_FIRST_BYTES = -64  # the bytes from here on begin a character of UTF-8, read as signed

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache
_TOKENS = 1 << 14  # the same for words


class Scanner:
    """Finds the anchors of many rules in one pass. Made once; used by many threads."""

    def __init__(
        self, ids: Sequence[str], tables: Tables, in_force: NDArray[np.bool_] | None = None
    ) -> None:
        """Take the ids of the rules of some tables, and which are looked for: bool [ids]."""
        self._ids = ids
        wanted = np.ones(len(ids), np.bool_) if in_force is None else in_force
        self._words = _Words(tables.rows, wanted)
        self._classes = Strings(tables.classes, wanted)
        self._literals = Strings(tables.literals, wanted)
        self._longest = np.frombuffer(tables.longest, np.int32)

    def scan(self, document: Document) -> Hits:
        """Where the anchors of each rule stand: rule id -> ascending prose offsets."""
        tokens, text = document.tokens, document.prose.text
        for strings in (self._classes, self._literals):
            strings.expect(len(text))
        found = [
            _NOTHING,
            *self._words_in(tokens),
            *self._classes_in(tokens.classes),
            *self._literals_in(text),
        ]
        rules = np.concatenate([rules for rules, _ in found])
        offsets = np.concatenate([offsets for _, offsets in found])
        possible = document.prose.shortest_lines(offsets) <= self._longest[rules]
        return self._by_rule(rules[possible], offsets[possible])

    def _by_rule(self, rules: NDArray[np.int32], offsets: NDArray[np.int32]) -> Hits:
        both = np.sort((rules.astype(np.int64) << _BITS) | offsets)
        rules, offsets = (both >> _BITS).astype(np.int32), both.astype(np.int32)
        starts = firsts(rules)
        spans = pairwise([*starts.tolist(), len(rules)])
        return {
            self._ids[rule]: offsets[first:last].tolist()
            for rule, (first, last) in zip(rules[starts].tolist(), spans, strict=True)
        }

    def _words_in(self, tokens: TokenTable) -> Iterator[Found]:
        for start in range(0, len(tokens), _TOKENS):
            yield from self._words.find(tokens, start, min(start + _TOKENS, len(tokens)))

    def _classes_in(self, classes: NDArray[np.uint8]) -> Iterator[Found]:
        for start in range(0, len(classes), _PIECE):
            piece = classes[start : start + _PIECE + self._classes.overlap].tobytes()
            rules, places = self._classes.find(piece)
            yield rules, (places + start).astype(np.int32)

    def _literals_in(self, text: str) -> Iterator[Found]:
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE + self._literals.overlap]
            if any(letter in piece for letter in CASE_BEYOND_LATIN):
                piece = fold(piece)
            data = piece.encode("utf-8", "surrogatepass").lower()  # of ASCII; see `Anchors`
            rules, places = self._literals.find(data)
            if len(data) > len(piece) and places.size:
                places = _in_code_points(data, places)
            yield rules, (places + start).astype(np.int32)


class _Words:
    """Looks for words and for words beside each other among the tokens.

    A word is a phrase of one, looked up by its own hash; longer ones by two or three neighbours.
    """

    def __init__(self, table: RowTable, wanted: NDArray[np.bool_]) -> None:
        """Take words and phrases, and the rules that are looked for: bool [rules]."""
        sizes = np.minimum(np.frombuffer(table.count, np.uint8), PART)
        is_wanted = wanted.take(np.frombuffer(table.rule, np.int32))
        own = ((is_wanted & (sizes == size)).nonzero()[0] for size in range(1, PART + 1))
        self._rows = [_Rows(table, rows) for rows in own]

    def find(self, tokens: TokenTable, start: int, end: int) -> Iterator[Found]:
        """The rules whose rows stand at some tokens, and the offsets of their anchors."""
        part = tokens.hash[start:end]
        for size, rows in enumerate(self._rows, 1):
            if size > 1:
                following = tokens.hash[start + size - 1 : end + size - 1]
                part = part[: len(following)] * FACTOR
                part += following
            yield rows.find(tokens, start, part)


class _Rows:
    """Words and phrases that are looked up by a part of as many words."""

    def __init__(self, table: RowTable, own: NDArray[np.intp]) -> None:
        """Take the words and phrases, and the places of those with so many words to a part."""
        hashes, self._whole = (
            np.frombuffer(column, np.uint64)[own] for column in (table.part, table.whole)
        )
        self._count, self._first, self._key = (
            np.frombuffer(column, np.uint8)[own] for column in (table.count, table.first, table.key)
        )
        self._rules = np.frombuffer(table.rule, np.int32)[own]
        starts = firsts(hashes)
        self._hashes = hashes[starts]
        self._starts = np.append(starts, len(hashes))
        self._slots = Slots(self._hashes)
        self._powers = _powers(int(self._count.max(initial=1)))

    def find(self, tokens: TokenTable, start: int, parts: NDArray[np.uint64]) -> Found:
        """The rules whose rows stand at some tokens, given the hashes of the parts there."""
        places, rows = self._at(parts)
        begins = places + start - self._first[rows]
        # So many words are equal when their hash is; what stands round them is still to be seen.
        (longer,) = (self._count[rows] > PART).nonzero()
        if longer.size:
            stands = self._stand_at(tokens, begins[longer], rows[longer])
            whole = np.ones(len(rows), np.bool_)
            whole[longer] = stands
            begins, rows = begins[whole], rows[whole]
        return self._rules[rows], tokens.start[begins + self._key[rows]]

    def _at(self, asked: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Each place where the part of a row is asked for, and that row."""
        places = self._slots.find(asked)
        at = self._hashes.searchsorted(asked[places])
        is_known = self._hashes.take(at, mode="clip") == asked[places]
        places, at = places[is_known], at[is_known]
        first = self._starts[at]
        sizes = self._starts[at + 1] - first
        return places.repeat(sizes), ranges(first, sizes)

    def _stand_at(
        self, tokens: TokenTable, begins: NDArray[np.intp], rows: NDArray[np.intp]
    ) -> NDArray[np.bool_]:
        """Whether all words of a row stand from a token on: bool [len(begins)]."""
        count = self._count[rows]
        words = begins[:, np.newaxis] + np.arange(self._powers.shape[1])
        together = (tokens.hash.take(words, mode="clip") * self._powers[count]).sum(axis=1)
        fits = (begins >= 0) & (begins + count <= len(tokens))
        stands: NDArray[np.bool_] = fits & (together == self._whole[rows])
        return stands


def _in_code_points(data: bytes, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Turn places in UTF-8 into places in the text."""
    continuations = (np.frombuffer(data, np.int8) < _FIRST_BYTES).nonzero()[0]
    return places - continuations.searchsorted(places)


def _powers(longest: int) -> NDArray[np.uint64]:
    """What each word of a phrase is multiplied by, by the number of its words.

    uint64 [longest + 1, longest]; nothing for the words behind the phrase.
    """
    powers = np.zeros((longest + 1, longest), np.uint64)
    for count in range(1, longest + 1):
        powers[count, count - 1] = 1
        powers[count, : count - 1] = powers[count - 1, : count - 1] * FACTOR
    return powers
