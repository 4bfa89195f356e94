"""Which tokens are not certainly words of English, asked for all tokens at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.columns import firsts
from mtlint.text.lexicon import lexicon
from mtlint.text.slots import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.text.tokens import TokenTable

USUAL = 3.0
"""Words of at least this Zipf frequency are usual: nine of ten long tokens, sorted out first."""

MOST_ENGLISH = 2.4
"""The Zipf frequency in English from which on no word is foreign."""

SHORTEST, LONGEST = 4, 32
"""Letters of the words that are asked for; others are too much like each other, or chemistry."""

MOST_COPIES = 2
"""An unknown word that stands more often is a term of the document."""

# What is sorted out first: usual words and others that the dictionary has. Of each hundred tokens
# three are left, one of which could not have been sorted out.
_RAREST_SPELLED, _COMMON, _COMMONEST = 2.0, 4.0, 5.0
_SLOT_BITS = 18
_TOKENS = 1 << 16

# The table takes 3 ms to make, as long as it takes to search for this many tokens.
_FEW = 1 << 13
_seen = 0


class UnusualWords(msgspec.Struct, frozen=True):
    """The tokens that are no words, or rare ones that the dictionary does not have.

    Attributes:
        index: of each token, intp [m], ascending.
        hash: its hash, uint64 [m].
        zipf: its frequency, float32 [m]; 0 for what the lexicon never counted.
        spelled: whether the dictionary has it, bool [m].
    """

    index: NDArray[np.intp]
    hash: NDArray[np.uint64]
    zipf: NDArray[np.float32]
    spelled: NDArray[np.bool_]

    @property
    def rarest(self) -> NDArray[np.intp]:
        """Those that may be words of another language, ascending: intp [n]."""
        return self.index[self.zipf < MOST_ENGLISH]


def unusual_words(tokens: TokenTable) -> UnusualWords:
    """The tokens of SHORTEST to LONGEST letters that are not certainly words."""
    global _seen  # noqa: PLW0603 - of all texts together, as the table is
    _seen += len(tokens)
    index = np.concatenate([_asked(tokens, at) for at in range(0, max(len(tokens), 1), _TOKENS)])
    hashes = tokens.hash.take(index)
    zipf, spelled = _look_up(hashes)
    kept = (zipf == 0) | (~spelled & (zipf < USUAL))
    return UnusualWords(index[kept], hashes[kept], zipf[kept], spelled[kept])


def _asked(tokens: TokenTable, at: int) -> NDArray[np.intp]:
    """The tokens of a piece that are to be looked up."""
    hashes = tokens.hash[at : at + _TOKENS]
    places = _usual().rest(hashes) if _seen > _FEW else np.arange(len(hashes))
    places += at
    # Below the shortest, numbers wrap round.
    beyond = tokens.length.take(places) - tokens.length.dtype.type(SHORTEST)
    return places[beyond <= LONGEST - SHORTEST]


def _look_up(hashes: NDArray[np.uint64]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """What the lexicon has for each hash; each is looked up once, in the lexicon's order."""
    order = hashes.argsort()
    ascending = hashes.take(order)
    first = firsts(ascending)
    row = np.empty(len(hashes), np.intp)
    row[order] = np.arange(len(first)).repeat(np.diff(first, append=len(hashes)))
    zipf, spelled = lexicon().look_up(ascending.take(first))
    return zipf.take(row), spelled.take(row)


@cache
def _usual() -> Sieve:
    words = lexicon()
    rarer = words.commoner_than(_RAREST_SPELLED, spelled=True)
    common = (words.commoner_than(zipf) for zipf in (USUAL, _COMMON, _COMMONEST))
    return Sieve(np.concatenate([rarer, *common]), _SLOT_BITS)


def unusual_parts(words: UnusualWords, parts: Sequence[tuple[int, int]]) -> Iterator[UnusualWords]:
    """Those of the tokens of each part (first, last), counted from its first."""
    edges = words.index.searchsorted(np.array(parts, np.intp)).tolist()
    for (first, _), edge in zip(parts, edges, strict=True):
        own = slice(*edge)
        columns = (words.hash[own], words.zipf[own], words.spelled[own])
        yield UnusualWords(words.index[own] - first, *columns)
