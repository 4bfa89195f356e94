"""Anchors: the one pass over the text that tells which rules have to look where.

Word anchors are looked up in the token hashes; sequences of character classes and other literals
are strings, looked for in the column of classes and in the folded text. None of them decides
anything: every hit is confirmed by the rule's own check, on the block round it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtlint.ruleset.schema import PackedAnchors
from mtlint.scan_strings import Strings
from mtlint.text.characters import CASE_BEYOND_LATIN, fold
from mtlint.text.columns import firsts, ranges
from mtlint.text.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits
    from mtlint.ruleset.schema import Anchors, WordAnchor
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

    # What was found, one after the other: the numbers of rules, the offsets of their anchors.
    Found = tuple[NDArray[np.int32], NDArray[np.int32]]

_NOTHING = np.zeros(0, np.int32), np.zeros(0, np.int32)

_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)
_ENDLESS = 2**31 - 1
_BITS = 32  # of an offset
_FIRST_BYTES = -64  # the bytes from here on begin a character of UTF-8, read as signed

PHRASE = np.dtype(
    [("part", "<u8"), ("whole", "<u8"), ("count", "u1"), ("first", "u1"), ("key", "u1")]
)
"""Neighbouring words: the hash of the part that is looked up and that of all, how many they are,
the index of the part's first word and that of the word whose place is the hit."""

# Words of a part. By its pair a phrase like "part of the same" would be looked at wherever there is
# "part of": of all words so found a fiftieth are phrases.
_PART = 3

_PIECE = 1 << 18  # characters; a piece and its columns stay in the processor's cache
_TOKENS = 1 << 14  # the same for words


class Scanner:
    """Finds the anchors of many rules in one pass. Made once; used by many threads."""

    def __init__(self, anchors: Iterable[tuple[str, PackedAnchors]]) -> None:
        """Take rule ids with their anchors."""
        rules = list(anchors)
        self._ids = [id_ for id_, _ in rules]
        packed = [anchor for _, anchor in rules]
        self._words = _Words([a.words for a in packed], [a.phrases for a in packed])
        self._classes = Strings([list(map(bytes, a.classes)) for a in packed])
        self._literals = Strings([list(map(str.encode, a.literals)) for a in packed])
        self._longest = np.array([a.longest or _ENDLESS for a in packed], np.int32)

    def scan(self, document: Document) -> Hits:
        """Where the anchors of each rule stand: rule id -> ascending prose offsets."""
        tokens, text = document.tokens, document.prose.text
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

    def __init__(self, words: Sequence[bytes], phrases: Sequence[bytes]) -> None:
        """Take the packed words and phrases of each rule."""
        single = np.zeros(sum(map(len, words)) // 8, PHRASE)
        single["part"] = np.frombuffer(b"".join(words), np.uint64)
        single["count"] = 1
        rows = np.concatenate([single, np.frombuffer(b"".join(phrases), PHRASE)])
        numbers = np.arange(len(words), dtype=np.int32)
        rules = np.concatenate(
            [numbers.repeat(_counts(words, 8)), numbers.repeat(_counts(phrases, PHRASE.itemsize))]
        )
        sizes = np.minimum(rows["count"], _PART)
        self._rows = [_Rows(rows[sizes == n], rules[sizes == n]) for n in range(1, _PART + 1)]

    def find(self, tokens: TokenTable, start: int, end: int) -> Iterator[Found]:
        """The rules whose rows stand at some tokens, and the offsets of their anchors."""
        part = tokens.hash[start:end]
        for size, rows in enumerate(self._rows, 1):
            if size > 1:
                following = tokens.hash[start + size - 1 : end + size - 1]
                part = part[: len(following)] * _FACTOR
                part += following
            yield rows.find(tokens, start, part)


class _Rows:
    """Words and phrases that are looked up by a part of as many words."""

    def __init__(self, rows: NDArray[np.void], rules: NDArray[np.int32]) -> None:
        """Take rows of PHRASE, and the number of the rule of each."""
        hashes = np.ascontiguousarray(rows["part"])
        order = hashes.argsort()
        hashes = hashes[order]
        self._rules = rules[order]
        # Columns of their own are read faster than those of the rows, which are not aligned.
        self._whole, self._count, self._first, self._key = (
            np.ascontiguousarray(rows[name])[order] for name in ("whole", "count", "first", "key")
        )
        starts = firsts(hashes)
        self._hashes = hashes[starts]
        self._starts = np.append(starts, len(rows))
        self._slots = Slots(self._hashes)
        self._powers = _powers(int(self._count.max(initial=1)))

    def find(self, tokens: TokenTable, start: int, parts: NDArray[np.uint64]) -> Found:
        """The rules whose rows stand at some tokens, given the hashes of the parts there."""
        places, rows = self._at(parts)
        begins = places + start - self._first[rows]
        # So many words are equal when their hash is; what stands round them is still to be seen.
        (longer,) = (self._count[rows] > _PART).nonzero()
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


def _counts(rows: Iterable[bytes], size: int) -> list[int]:
    """How many rows of so many bytes there are in each."""
    return [len(own) // size for own in rows]


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
        powers[count, : count - 1] = powers[count - 1, : count - 1] * _FACTOR
    return powers


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
    """A row of PHRASE, looked up by up to three neighbours, of which one is the rarest word."""
    hashes = anchor.hashes
    first = max(min(anchor.key - 1, len(hashes) - _PART), 0)
    part = _together(hashes[first : first + _PART])
    return part, _together(hashes), len(hashes), first, anchor.key


def _together(hashes: Iterable[int]) -> int:
    """One hash for some neighbours, as the scan makes it of the columns."""
    together = 0
    for hash_ in hashes:
        together = (together * int(_FACTOR) + hash_) % (1 << 64)
    return together
