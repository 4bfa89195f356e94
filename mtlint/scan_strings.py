"""Many byte strings, looked for at once. A room of `scan`."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.columns import ranges

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick
    from numpy.typing import NDArray

    from mtlint.scan_tables import StringTable

# So few bytes are looked through for each string before an automaton would be made (5 ms).
_FEW_BYTES = 1 << 10

# A table of all transitions is read three times as fast as a trie, and pays for its making (8 ms
# for 900 strings) after so many bytes.
_MANY_BYTES = 1 << 20


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
        self._read = 0
        self._automaton: BytesAhoCorasick | None = None
        self.overlap = max(map(len, self._strings), default=1) - 1

    def find(self, data: bytes) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """The number of the rule of each string that stands in `data`, and where it begins."""
        if not self._strings:
            return self._rules[:0], np.zeros(0, np.intp)
        before, self._read = self._read, self._read + len(data)
        if self._read <= _FEW_BYTES:
            found = self._found_one_by_one(data)
        else:
            if self._automaton is None or before <= _MANY_BYTES < self._read:
                self._automaton = self._build(fast=self._read > _MANY_BYTES)
            found = self._automaton.find_matches_as_indexes(data, overlapping=True)
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

    def _build(self, *, fast: bool) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        kind = Implementation.DFA if fast else Implementation.ContiguousNFA
        return BytesAhoCorasick(self._strings, implementation=kind)
