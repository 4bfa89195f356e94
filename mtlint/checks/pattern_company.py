"""Which hits have the company that a match would have: a room of `pattern`.

Every match of “celebrated … party” holds two words, and is looked for by the rarer one. Most places
of that have nothing of the other near them, and need not be read.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.columns import ranges
from mtlint.text.excerpts import windows_round
from mtlint.text.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mtlint.text.document import Document

# What makes the hashes of each rule's words its own.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_PIECE = 1 << 12  # hits; the words round them stay in the processor's cache


def in_company(
    document: Document,
    hits: Sequence[Sequence[int]],
    reaches: Sequence[int],
    companies: Sequence[bytes],
) -> list[Sequence[int]]:
    """Those hits of each rule that have one of its words within its reach.

    Args:
        document: where the hits are.
        hits: the ascending prose offsets of each rule's anchors.
        reaches: how far from its anchor a match of the rule can begin or end, in code points.
        companies: token hashes, uint64, one of which every match of the rule holds; b"" if none
            are known, and each hit is kept.
    """
    asking = [index for index, company in enumerate(companies) if company]
    sizes = [len(hits[index]) for index in asking]
    at = np.fromiter(chain.from_iterable(hits[index] for index in asking), np.int32, sum(sizes))
    rules = np.array(asking, np.intp).repeat(sizes)
    reach = np.array(reaches, np.int32)[rules]
    known = _Known([companies[index] for index in asking], asking)
    accompanied = np.zeros(len(at), np.bool_)
    order = at.argsort(kind="stable")
    for start in range(0, len(order), _PIECE):
        piece = order[start : start + _PIECE]
        found = _near(document, at[piece], reach[piece], rules[piece], known)
        accompanied[piece[found]] = True
    kept = list(hits)
    ends = np.cumsum(sizes).tolist()
    for index, size, end in zip(asking, sizes, ends, strict=True):
        own = slice(end - size, end)
        kept[index] = at[own][accompanied[own]].tolist()
    return kept


class _Known:
    """The words of each rule, told apart by a key of their rule."""

    def __init__(self, companies: Sequence[bytes], rules: Sequence[int]) -> None:
        hashes = np.frombuffer(b"".join(companies), np.uint64)
        owners = np.array(rules, np.uint64).repeat([len(company) // 8 for company in companies])
        self._keys = np.sort(_keys(hashes, owners))
        self._slots = Slots(self._keys)

    def places(self, hashes: NDArray[np.uint64], owners: NDArray[np.integer]) -> NDArray[np.intp]:
        """The places of the words that are those of their rule: intp [m]."""
        asked = _keys(hashes, owners.astype(np.uint64))
        places = self._slots.find(asked)
        nearest = self._keys.searchsorted(asked[places])
        found: NDArray[np.intp] = places[self._keys.take(nearest, mode="clip") == asked[places]]
        return found


def _keys(hashes: NDArray[np.uint64], rules: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return hashes ^ (rules * _FACTOR)


def _near(
    document: Document,
    at: NDArray[np.int32],
    reach: NDArray[np.int32],
    rules: NDArray[np.intp],
    known: _Known,
) -> NDArray[np.intp]:
    """Which of some ascending hits have one of their rule's words in the window round them."""
    tokens = document.tokens
    _, _, first, last = windows_round(document, at, 2 * reach, reach)
    begin, end = tokens.start.searchsorted(first), tokens.start.searchsorted(last)
    sizes = end - begin
    hits = np.arange(len(at)).repeat(sizes)
    words = tokens.hash.take(ranges(begin, sizes))
    return hits[known.places(words, rules[hits])]
