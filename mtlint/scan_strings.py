"""Many byte strings, looked for at once. A room of `scan`."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.columns import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mtlint.scan_tables import StringTable

# So few bytes are looked through for each string before an automaton would be made (5 ms).
_FEW_BYTES = 1 << 10

# A table of all transitions is read three times as fast as a trie, and pays for its making (8 ms
# for 900 strings) after so many bytes.
_MANY_BYTES = 1 << 20

# So many bytes of each string are looked for with the others', the rest where they stand: that
# takes half of the memory, and half of the time to make.
_HEAD = 10

_FEW = 1 << 6  # different bytes, between which ranges take no more room


class Strings:
    """Looks for many byte strings at once."""

    def __init__(self, table: StringTable, wanted: NDArray[np.bool_]) -> None:
        """Take strings with the rules of each, and the rules that are looked for: bool [rules]."""
        rules, counts = (np.frombuffer(each, np.int32) for each in (table.rules, table.counts))
        before = np.append(0, wanted[rules].cumsum())
        counts = np.diff(before[np.append(0, counts.cumsum())])
        self._strings = list(compress(table.strings, counts.tolist()))
        self._rules = rules[wanted[rules]]
        self._sizes = counts[counts > 0]
        self._first = self._sizes.cumsum() - self._sizes
        self._expected = 0
        self._automaton: _Automaton | None = None
        self.overlap = max(map(len, self._strings), default=1) - 1

    def expect(self, size: int) -> None:
        """Be told how many characters come, beside those of before: what is worth its making."""
        before, self._expected = self._expected, self._expected + size
        if before <= _MANY_BYTES < self._expected:
            self._automaton = None

    def find(self, data: bytes) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """The number of the rule of each string that stands in `data`, and where it begins."""
        if not self._strings:
            return self._rules[:0], np.zeros(0, np.intp)
        if self._expected <= _FEW_BYTES:
            found = self._found_one_by_one(data)
        else:
            automaton = self._automaton  # another thread may come to expect more
            if automaton is None:
                automaton = _Automaton(self._strings, fast=self._expected > _MANY_BYTES)
                self._automaton = automaton
            found = automaton.find(data)
        if not found:
            return self._rules[:0], np.zeros(0, np.intp)
        strings, places = np.array(found, np.intp).reshape(-1, 3)[:, :2].T
        sizes = self._sizes[strings]
        return self._rules[ranges(self._first[strings], sizes)], places.repeat(sizes)

    def _found_one_by_one(self, data: bytes) -> list[tuple[int, int, int]]:
        """The number of each string that stands in `data`, and where it begins and ends."""
        found = []
        for number, string in enumerate(self._strings):
            at = data.find(string)
            while at >= 0:
                found.append((number, at, at + len(string)))
                at = data.find(string, at + 1)
        return found


class _Automaton:
    """Finds many byte strings in one pass."""

    def __init__(self, strings: Sequence[bytes], *, fast: bool) -> None:
        """Take different strings, at least one; an automaton that is fast takes longer to make."""
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        kind = Implementation.DFA if fast else Implementation.ContiguousNFA
        self._numbering = _numbering(strings) if fast else None
        if self._numbering:
            strings = [string.translate(self._numbering) for string in strings]
        heads: dict[bytes, list[int]] = {}
        for number, string in enumerate(strings):
            heads.setdefault(string[:_HEAD], []).append(number)
        self._strings, self._begun_by = strings, list(heads.values())
        self._are_whole = len(max(strings, key=len)) <= _HEAD
        self._automaton = BytesAhoCorasick(list(heads), implementation=kind)

    def find(self, data: bytes) -> list[tuple[int, int, int]]:
        """The number of each string that stands in `data`, where it begins and its head ends."""
        if self._numbering:
            data = data.translate(self._numbering)
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        if self._are_whole:
            return found
        return [
            (number, start, end)
            for head, start, end in found
            for number in self._begun_by[head]
            if data.startswith(self._strings[number], start)
        ]


def _numbering(strings: Sequence[bytes]) -> bytes | None:
    """For each byte a number if a string has it, else 0, for `bytes.translate`; None for few bytes.

    A table of transitions has a column for each byte of the strings, and for each range of others
    between them; what it has room for is a power of two. With 115 bytes it takes 15 MB as they are,
    and half of it when they are numbered.
    """
    used = sorted(set(b"".join(strings)))
    if len(used) <= _FEW:
        return None
    numbers = bytearray(1 << 8)
    for number, byte in enumerate(used, 1):
        numbers[byte] = number  # UTF-8 has no use for thirteen bytes
    return bytes(numbers)
