"""Words that other languages use and English does not, and the commonest words of each.

The figures are wordfreq's, so the table is made on the user's machine, as the lexicon is. A word
is *foreign* where a language uses it some three hundred times as often as English; inside one
sentence of English it is hardly ever meant. The *small words* of a language ("que", "nicht") may be
English words too: they only tell how far a passage goes.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mtlint import cache as disk
from mtlint.text.lexicon import data_version, lexicon
from mtlint.text.tokens import hash_of, tokenize
from mtlint.text.unknown import MOST_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

LANGUAGES = ("cs", "de", "es", "fr", "hu", "id", "it", "nl", "pl", "pt", "ro", "sk", "sv", "tr")
"""The languages of the table that are written in Latin letters; each has two bits."""

SHORTEST = 5  # letters of a foreign word

# Measured on clean English and on planted words: under 3.3 the table doubles and finds a twentieth
# more; a smaller distance lets in words that English has borrowed.
_LEAST = 3.3
_DISTANCE = 2.5
_NEAR_BEST = 0.7  # of the languages that have a word, those that use it nearly as much as any
_SMALL_WORDS = 250  # of each language

_SMALL = 16  # the first bit of the small words
_LAYOUT = 1  # counts up when the stored form changes


class ForeignWords:
    """A table from token hash to the languages that have the word, as bits."""

    def __init__(self, hashes: NDArray[np.uint64], bits: NDArray[np.uint32]) -> None:
        """Take sorted hashes, uint64 [n], and their languages, uint32 [n]."""
        self._hashes, self._bits = hashes, bits

    def __len__(self) -> int:
        return len(self._hashes)

    def languages(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """The languages in which each token is a foreign word: uint32 [len(hashes)]."""
        return self._of(hashes) & np.uint32((1 << _SMALL) - 1)

    def languages_of(self, word: str) -> int:
        """The languages in which a word is foreign or one of the small words."""
        bits = int(self._of(np.array([hash_of(word)], np.uint64))[0])
        return (bits | bits >> _SMALL) & ((1 << _SMALL) - 1)

    def _of(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
        at = self._hashes.searchsorted(hashes)
        found: NDArray[np.uint32] = self._bits.take(at, mode="clip")
        found *= self._hashes.take(at, mode="clip") == hashes
        return found


def codes(bits: int) -> list[str]:
    """The languages that some bits stand for."""
    return [code for place, code in enumerate(LANGUAGES) if bits >> place & 1]


@cache
def foreign_words() -> ForeignWords:
    """The table, mapped from the cache; made from wordfreq when missing or damaged."""
    name = f"foreign-{_LAYOUT}-{data_version()}"
    data = disk.load(name)
    if data is None:
        built = _build()
        disk.store(name, built)
        data = memoryview(built)
    count = len(data) // 12
    return ForeignWords(
        np.frombuffer(data, np.uint64, count), np.frombuffer(data, np.uint32, count, 8 * count)
    )


def _build() -> bytes:
    """The table as it is stored: hashes, then bits."""
    from wordfreq import get_frequency_dict

    best: dict[str, float] = {}
    used: list[dict[str, float]] = []
    small: dict[str, int] = {}
    for place, language in enumerate(LANGUAGES):
        shares = get_frequency_dict(language, "small")
        zipf = {w: 9 + math.log10(share) for w, share in shares.items() if w.isalpha()}
        for word in sorted(zipf, key=zipf.__getitem__, reverse=True)[:_SMALL_WORDS]:
            small[word] = small.get(word, 0) | 1 << place + _SMALL
        used.append({w: z for w, z in zipf.items() if len(w) >= SHORTEST and z >= _LEAST})
        for word, value in used[-1].items():
            best[word] = max(value, best.get(word, 0))
    return _table(small, _foreign(best, used))


def _foreign(best: Mapping[str, float], used: Sequence[Mapping[str, float]]) -> dict[str, int]:
    """The languages of each word that is foreign, given how common it is in any and in each."""
    words = list(best)
    english = lexicon().zipf(_hashes(words))
    few = english < np.minimum(MOST_ENGLISH, np.array([best[word] for word in words]) - _DISTANCE)
    foreign = (word for word, is_foreign in zip(words, few.tolist(), strict=True) if is_foreign)
    return {
        word: sum(
            1 << place
            for place, own in enumerate(used)
            if own.get(word, 0) >= best[word] - _NEAR_BEST
        )
        for word in foreign
    }


def _table(*parts: Mapping[str, int]) -> bytes:
    bits: dict[int, int] = {}
    for part in parts:
        for hash_, languages in zip(_hashes(part).tolist(), part.values(), strict=True):
            bits[hash_] = bits.get(hash_, 0) | languages
    hashes = np.array(sorted(bits), np.uint64)
    values = np.array([bits[hash_] for hash_ in hashes.tolist()], np.uint32)
    return hashes.tobytes() + values.tobytes()


def _hashes(words: Iterable[str]) -> NDArray[np.uint64]:
    """The hash of each word, all of which are single tokens: uint64 [words]."""
    listed = list(words)
    hashes = tokenize("\n".join(listed)).hash
    assert len(hashes) == len(listed)
    return hashes
