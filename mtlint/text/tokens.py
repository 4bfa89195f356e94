r"""The words of a text as columns.

A token is a longest run of word characters (`\w` of the `regex` module), so "don't" is two and
"Jong-un" is two. Its hash is that of its case-folded characters: equal words have equal hashes
whatever their case, and a repeated word is `hash[1:] == hash[:-1]`. The hash is a polynomial over
the code points modulo 2**64, taken for all tokens at once from one cumulative sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np

from mtlint.text.characters import WORD_CLASSES, classes_of, code_points, folded, read
from mtlint.text.slots import Slots
from mtlint.text.wide import WideTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    from mtlint.text.characters import Characters

# Long texts are read in pieces, so that the columns of a piece stay in the processor's cache and
# peak memory does not grow with the text: 64 Ki characters were quickest of 16 Ki to 1 Mi.
_PIECE = 1 << 16

BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse modulo 2**64
_MASK = (1 << 64) - 1


class TokenTable(msgspec.Struct, frozen=True):
    """The words of a text.

    Attributes:
        start: first code point of each token, int32 [n], ascending.
        length: how many code points each token has, uint8 [n], or uint32 where one has over 255.
        hash: hash of each token's folded characters, uint64 [n].
        classes: the class of every character of the text, uint8 [len(text)].
        wide: the characters beyond ASCII.
    """

    start: NDArray[np.int32]
    length: NDArray[np.uint8 | np.uint32]
    hash: NDArray[np.uint64]
    classes: NDArray[np.uint8]
    wide: WideTable

    @property
    def end(self) -> Ends:
        """The end of each token, exclusive, int32 [n]: a column that is not held but worked out."""
        return Ends(self.start, self.length)

    def __len__(self) -> int:
        return len(self.start)

    def span(self, index: int, last: int | None = None) -> tuple[int, int]:
        """Where one token, or a run of them up to and with the last, starts and ends.

        A tenth of the time that one row of the columns takes to be read by itself.
        """
        start, last = self.start.item(index), index if last is None else last
        return start, self.start.item(last) + self.length.item(last)

    def gap(self, index: int) -> tuple[int, int]:
        """Where what stands between a token and the next one starts and ends."""
        return self.span(index)[1], self.start.item(index + 1)

    def at(self, offsets: ArrayLike) -> NDArray[np.intp]:
        """The index of the last token that begins at or before each offset, or -1: intp [m]."""
        # Of the column's own type, or all of it would be converted.
        return self.start.searchsorted(np.asarray(offsets, self.start.dtype), "right") - 1

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin in text[start:end], as a range of indices."""
        first, last = self.start.searchsorted(np.array((start, end), self.start.dtype))
        return int(first), int(last)

    def find(self, hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
        """The indices of the tokens that have one of these hashes, ascending: intp [m]."""
        wanted, slots = np.sort(hashes), Slots(hashes)
        found = [np.zeros(0, np.intp)]
        for at in range(0, len(self) if len(wanted) else 0, _PIECE):
            asked = self.hash[at : at + _PIECE]
            places = slots.find(asked)
            nearest = np.minimum(wanted.searchsorted(asked[places]), len(wanted) - 1)
            found.append(places[wanted[nearest] == asked[places]] + at)
        return np.concatenate(found)


class Ends:
    """Where tokens end, to be asked as a column is: not held, which saves three bytes for each."""

    def __init__(self, start: NDArray[np.int32], length: NDArray[np.uint8 | np.uint32]) -> None:
        """Take the columns of a token table."""
        self._start, self._length = start, length

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a number for a number, else a column
        """The ends of the tokens that NumPy takes an index for."""
        return self._start[index] + self._length[index].astype(np.int32)

    def take(
        self, indices: NDArray[np.integer], mode: Literal["raise", "clip"] = "raise"
    ) -> NDArray[np.int32]:
        """The ends of some tokens: int32 [len(indices)]."""
        ends: NDArray[np.int32] = self._start.take(indices, mode=mode)
        ends += self._length.take(indices, mode=mode).astype(np.int32)
        return ends


def tokenize(text: str) -> TokenTable:
    """The token table of a text, in time and memory linear in its length."""
    # Memory that is not written to is not taken up, so room for the most tokens there can be costs
    # nothing, where joining the columns of the pieces would hold all of them twice.
    most = len(text) // 2 + 1
    start = np.empty(most, np.int32)
    length: NDArray[np.uint8 | np.uint32] = np.empty(most, np.uint8)
    hash_, classes = np.empty(most, np.uint64), np.empty(len(text), np.uint8)
    places, codes = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
    count = 0
    for first, last in _pieces(text):
        characters = read(text[first:last])
        classes[first:last] = characters.classes
        places.append((characters.places + first).astype(np.int32))
        codes.append(characters.codes)
        starts, ends, hashes = _words(characters, first)
        place = slice(count, count + len(starts))
        lengths = ends - starts
        if lengths.max(initial=0) > np.iinfo(length.dtype).max:
            wide = np.empty(most, np.uint32)
            wide[:count] = length[:count]
            length = wide
        start[place], length[place], hash_[place] = starts, lengths, hashes
        count = place.stop
    beyond_ascii = WideTable(np.concatenate(places), np.concatenate(codes))
    return TokenTable(start[:count], length[:count], hash_[:count], classes, beyond_ascii)


def hash_of(word: str) -> int:
    """The hash that a token with these characters has, whatever their case."""
    value, power = 0, 1
    # One word of ASCII is folded three times as fast without columns.
    codes = word.lower().encode() if word.isascii() else folded(code_points(word)).tolist()
    for code in codes:
        value = (value + code * power) & _MASK
        power = (power * BASE) & _MASK
    return value


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut points beside characters that belong to no word; at least one piece."""
    start = 0
    while len(text) - start > _PIECE:
        end = text.rfind(" ", start, start + _PIECE) + 1
        end = end if end > start else _word_end(text, start + _PIECE)
        yield start, end
        start = end
    yield start, len(text)


def _word_end(text: str, at: int) -> int:
    """The next place after `at` where no word is cut; only asked where there is no space."""
    while at < len(text):
        window = classes_of(code_points(text[at : at + 4096]))
        outside = (~_is_word(window)).nonzero()[0]
        if outside.size:
            return at + int(outside[0])
        at += 4096
    return len(text)


def _is_word(classes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    first, last = WORD_CLASSES
    # One comparison: classes below the first wrap round to large numbers.
    inside: NDArray[np.bool_] = (classes - np.uint8(first)) <= np.uint8(last - first)
    return inside


def _words(
    characters: Characters, base: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.uint64]]:
    """Where the words of a piece start and end, counted from `base` before it, and their hashes."""
    folds = characters.folds
    edges = _edges(_is_word(characters.classes))
    powers, inverses = _powers(len(folds))
    sums = np.zeros(len(folds) + 1, np.uint64)
    np.multiply(folds, powers, out=folds)
    folds.cumsum(out=sums[1:])
    at_edges = sums.take(edges)
    hashes = (at_edges[1::2] - at_edges[::2]) * inverses.take(edges[::2])
    edges += base
    return edges[::2], edges[1::2], hashes


def _edges(is_word: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Where tokens start and end, by turns: intp [2 n]."""
    if not is_word.size:
        return np.zeros(0, np.intp)
    changes = np.empty(len(is_word) + 1, np.bool_)
    changes[0], changes[-1] = is_word[0], is_word[-1]
    np.not_equal(is_word[1:], is_word[:-1], out=changes[1:-1])
    (edges,) = changes.nonzero()
    return edges


_tables = (np.empty(0, np.uint64), np.empty(0, np.uint64))


def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first powers of the base and of its inverse: uint64 [size] each."""
    global _tables  # noqa: PLW0603 - computed once for all
    powers, inverses = _tables
    if len(powers) < size:
        powers, inverses = _power_table(BASE, size), _power_table(pow(BASE, -1, 1 << 64), size)
        _tables = powers, inverses  # one step: threads that meet here compute a table twice
    return powers[:size], inverses[:size]


def _power_table(base: int, size: int) -> NDArray[np.uint64]:
    table = np.full(1 << max(size - 1, 1).bit_length(), base, np.uint64)
    table[0] = 1
    return np.multiply.accumulate(table)
