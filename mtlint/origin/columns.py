"""How a document is written, as counts: columns of the token table, no word of it in Python.

What is counted is data: function words, pairs of them, first words of sentences, marks, and a few
shapes that have a name here. None of them says what a text is about.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.tokens import BASE, hash_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

_CHAIN = 4  # words in a row without a function word: "city council budget committee"


class Counted(msgspec.Struct, frozen=True):
    """What is counted, by kind; the order of all features is that of these fields.

    Attributes:
        words: single words, folded.
        pairs: two words with one space between.
        openers: words at the start of a sentence.
        marks: strings without letters, such as ";".
        shapes: names of functions here.
    """

    words: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return sum(map(len, msgspec.structs.astuple(self)))


class Counts(msgspec.Struct, frozen=True):
    """How often each feature stands, float64 [features], and where first, int64, -1 for nowhere."""

    number: NDArray[np.float64]
    first: NDArray[np.int64]


def count(document: Document, counted: Counted) -> Counts:
    """The counts of a document; places are prose offsets."""
    tokens, text = document.tokens, document.prose.text
    starts = sentence_starts(tokens, document)
    parts = [
        _hashed(tokens.hash, tokens.start, _word_hashes(counted.words)),
        _hashed(*_pairs(tokens), _pair_hashes(counted.pairs)),
        _hashed(tokens.hash[starts], tokens.start[starts], _word_hashes(counted.openers)),
        [(text.count(mark), text.find(mark)) for mark in counted.marks],
        _shapes(document, starts, counted),
    ]
    pairs = [pair for part in parts for pair in part]
    return Counts(
        np.array([number for number, _ in pairs], np.float64),
        np.array([first for _, first in pairs], np.int64),
    )


def _hashed(
    column: NDArray[np.uint64], places: NDArray[np.int32], keys: NDArray[np.uint64]
) -> list[tuple[int, int]]:
    """How often each hash of `keys` stands in a column, and the place of its first."""
    order = keys.argsort()
    ranked = keys[order]
    at = np.minimum(ranked.searchsorted(column), max(len(keys) - 1, 0))
    (hits,) = (ranked[at] == column).nonzero() if len(keys) else (np.zeros(0, np.intp),)
    which = order[at[hits]] if len(keys) else hits
    numbers = np.bincount(which, minlength=len(keys))
    firsts = np.full(len(keys), -1, np.int64)
    firsts[which[::-1]] = places[hits[::-1]]  # of several that are written, the last one holds
    return list(zip(numbers.tolist(), firsts.tolist(), strict=True))


def _pairs(tokens: TokenTable) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """The hash and the place of each two words with one character between them."""
    (near,) = (tokens.start[1:] - tokens.end[:-1] == 1).nonzero()
    combined = tokens.hash[near] * np.uint64(BASE) + tokens.hash[near + 1]
    return combined, tokens.start[near]


@cache
def _word_hashes(words: tuple[str, ...]) -> NDArray[np.uint64]:
    """The hashes of words, which no document changes."""
    return np.array([hash_of(word) for word in words], np.uint64)


@cache
def _pair_hashes(pairs: tuple[str, ...]) -> NDArray[np.uint64]:
    return np.array([_pair_hash(pair) for pair in pairs], np.uint64)


def _pair_hash(pair: str) -> int:
    one, other = map(hash_of, pair.split())
    return (one * BASE + other) & ((1 << 64) - 1)


def sentence_starts(tokens: TokenTable, document: Document) -> NDArray[np.intp]:
    """The tokens that begin a block or stand behind a stop and a space."""
    before = tokens.classes[np.maximum(tokens.start - 2, 0)]
    space = tokens.classes[np.maximum(tokens.start - 1, 0)] == CharClass.SPACE
    begins = space & ((before == CharClass.STOP) | (before == CharClass.QUERY))
    blocks = np.array([block.start for block in document.prose.blocks], tokens.start.dtype)
    at = tokens.start.searchsorted(blocks)
    begins[at[at < len(begins)]] = True
    places: NDArray[np.intp] = begins.nonzero()[0]
    return places


def _shapes(
    document: Document, starts: NDArray[np.intp], counted: Counted
) -> list[tuple[int, int]]:
    made = (_SHAPES[name](document, starts, counted) for name in counted.shapes)
    return [(len(places), int(places[0]) if len(places) else -1) for places in made]


def _sentences(document: Document, starts: NDArray[np.intp], _: Counted) -> NDArray[np.int32]:
    places: NDArray[np.int32] = document.tokens.start[starts]
    return places


def _capitals(document: Document, starts: NDArray[np.intp], _: Counted) -> NDArray[np.int32]:
    """Words with a capital that begin no sentence."""
    tokens = document.tokens
    is_capital = tokens.classes[tokens.start] == CharClass.UPPER
    is_capital[starts] = False
    places: NDArray[np.int32] = tokens.start[is_capital]
    return places


def _numbers(document: Document, _starts: NDArray[np.intp], _: Counted) -> NDArray[np.int32]:
    tokens = document.tokens
    is_number = tokens.classes[tokens.start] == CharClass.DIGIT
    places: NDArray[np.int32] = tokens.start[is_number]
    return places


def _chains(document: Document, _starts: NDArray[np.intp], counted: Counted) -> NDArray[np.int32]:
    """Runs of words without a function word, with single spaces between."""
    tokens = document.tokens
    if len(tokens) < _CHAIN:
        return tokens.start[:0]
    is_free = tokens.classes[tokens.start] == CharClass.LOWER
    is_free[tokens.find(_word_hashes(counted.words))] = False
    joined = is_free[1:] & is_free[:-1] & (tokens.start[1:] - tokens.end[:-1] == 1)
    run = joined[2:] & joined[1:-1] & joined[:-2]
    run[1:] &= ~run[:-1].copy()
    places: NDArray[np.int32] = tokens.start[: len(run)][run]
    return places


_SHAPES: dict[str, Callable[[Document, NDArray[np.intp], Counted], NDArray[np.int32]]] = {
    "sentences": _sentences,
    "capitals": _capitals,
    "numbers": _numbers,
    "chains": _chains,
}
