"""The anchors of many rules as the scan reads them: gathered and sorted once, when rules compile.

A room of `scan`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from mtlint.ruleset.schema import PackedAnchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mtlint.ruleset.schema import Anchors, WordAnchor

PHRASE = np.dtype(
    [("part", "<u8"), ("whole", "<u8"), ("count", "u1"), ("first", "u1"), ("key", "u1")]
)
"""Neighbouring words: the hash of the part that is looked up and that of all, how many they are,
the index of the part's first word and that of the word whose place is the hit."""

# Words of a part. By its pair a phrase like "part of the same" would be looked at wherever there is
# "part of": of all words so found a fiftieth are phrases.
PART = 3

FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)
_ENDLESS = 2**31 - 1


class RowTable(msgspec.Struct, frozen=True, array_like=True):
    """Columns: those of PHRASE, a word being a phrase of one, and the numbers of rules, int32.

    The rows come by the words of their part, at most PART, and then by its hash. Of a stored table
    a column is a part of the mapped file.
    """

    part: memoryview
    whole: memoryview
    count: memoryview
    first: memoryview
    key: memoryview
    rule: memoryview

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(map(bytes, msgspec.structs.astuple(self)))


class StringTable(msgspec.Struct, frozen=True, array_like=True):
    """Different byte strings, and the rules of each: their counts and their numbers, int32."""

    strings: tuple[bytes, ...]
    counts: memoryview
    rules: memoryview

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.strings, bytes(self.counts), bytes(self.rules))


class Tables(msgspec.Struct, frozen=True, array_like=True):
    """The anchors of some rules, which are numbered in their order.

    `longest` has the longest line that each rule looks at, int32.
    """

    rows: RowTable
    classes: StringTable
    literals: StringTable
    longest: memoryview

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.rows, self.classes, self.literals, bytes(self.longest))


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


def tables(rules: Iterable[PackedAnchors]) -> Tables:
    """What the scan reads to find the anchors of these rules."""
    rules = list(rules)
    return Tables(
        _rows(rules),
        _strings([list(map(bytes, anchors.classes)) for anchors in rules]),
        _strings([list(map(str.encode, anchors.literals)) for anchors in rules]),
        _stored(np.array([anchors.longest or _ENDLESS for anchors in rules], np.int32)),
    )


def _stored(column: NDArray[Any]) -> memoryview:
    return memoryview(column.tobytes())


def _phrase(anchor: WordAnchor) -> tuple[int, int, int, int, int]:
    """A row of PHRASE, looked up by up to three neighbours, of which one is the rarest word."""
    hashes = anchor.hashes
    first = max(min(anchor.key - 1, len(hashes) - PART), 0)
    part = _together(hashes[first : first + PART])
    return part, _together(hashes), len(hashes), first, anchor.key


def _together(hashes: Iterable[int]) -> int:
    """One hash for some neighbours, as the scan makes it of the columns."""
    together = 0
    for hash_ in hashes:
        together = (together * int(FACTOR) + hash_) % (1 << 64)
    return together


def _rows(rules: Sequence[PackedAnchors]) -> RowTable:
    """The words and phrases of all rules."""
    each = [_rows_of(anchors) for anchors in rules]
    rows = np.concatenate([np.zeros(0, PHRASE), *each])
    order = np.lexsort((rows["part"], np.minimum(rows["count"], PART)))
    columns = {name: _stored(rows[name][order]) for name in PHRASE.names or ()}
    numbers = np.arange(len(rules), dtype=np.int32).repeat(list(map(len, each)))
    return RowTable(**columns, rule=_stored(numbers[order]))


def _rows_of(anchors: PackedAnchors) -> NDArray[np.void]:
    words = np.frombuffer(anchors.words, np.uint64)
    single = np.zeros(len(words), PHRASE)
    single["part"], single["count"] = words, 1
    return np.concatenate([single, np.frombuffer(anchors.phrases, PHRASE)])


def _strings(strings: Sequence[Sequence[bytes]]) -> StringTable:
    """The strings of each rule, the same ones together."""
    rules: dict[bytes, list[int]] = {}
    for number, own in enumerate(strings):
        for string in own:
            rules.setdefault(string, []).append(number)
    counts = np.array([len(numbers) for numbers in rules.values()], np.int32)
    numbers = np.fromiter(chain.from_iterable(rules.values()), np.int32)
    return StringTable(tuple(rules), _stored(counts), _stored(numbers))
