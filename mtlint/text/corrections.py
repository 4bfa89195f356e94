"""The common words that a misspelt one can have been meant to be.

A table of keys leads from what is left of a word without one letter to all common words that are
left like it, so that a slip of one letter is found by as many look-ups as the word has letters
(the idea is SymSpell's: github.com/wolfgarbe/SymSpell). A word's consonants are a key of it as
well, for the long words whose vowels are often confused. pyspellchecker finds the same words in
a millisecond for each, where this takes a fiftieth of it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
import numpy as np

from mtlint import cache as disk
from mtlint.text.lexicon import data_version, dictionary_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SHORTEST = 4
"""Letters of a word from which on its slips can be told."""

_LAYOUT = 2  # counts up when the stored form changes
_COMMON = 2.5  # the Zipf frequency from which on a word is one that is meant
_PLACES = 16  # bits of a key that say which word it leads to

# Words that another language uses at least so often (3.3 on the Zipf scale) may be its own.
_FOREIGN = 2e-6
_LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")

_LONG = 7  # letters of a word whose consonants tell what it is
_LEAST_CONSONANTS = 3

_SILENT = frozenset("aeiouyh")
_SOUNDS = str.maketrans("ckqzgj", "sssszz"[:6])


class Correction(msgspec.Struct, frozen=True):
    """A word that can have been meant, and its Zipf frequency."""

    word: str
    zipf: float


class Corrections:
    """The table of keys."""

    def __init__(
        self,
        keys: NDArray[np.uint64],
        foreign: NDArray[np.uint32],
        zipf: NDArray[np.float32],
        ends: NDArray[np.uint32],
        letters: memoryview,
    ) -> None:
        """Take sorted keys, sorted checksums of foreign words, and the words.

        Args:
            keys: each with the place of a word in its lowest bits.
            foreign: checksums of words of other languages.
            zipf: the frequency of each word, descending.
            ends: where each word ends among the letters.
            letters: of all words, one after the other.
        """
        self._keys, self._foreign, self._zipf = keys, foreign, zipf
        self._ends, self._letters = ends, letters

    def of(self, word: str, least: float) -> list[Correction]:
        """The common words that share a key with a word, all that are one letter off among them.

        Args:
            word: in small letters of ASCII.
            least: the Zipf frequency that one of them must have, or there is nothing to look for.
        """
        asked = np.array(list(_keys(word)), np.uint64) << _PLACES
        first = self._keys.searchsorted(asked)
        # The words of a key stand in the order of their frequency.
        ranks = self._keys.take(first, mode="clip") - asked
        if not (ranks < self._common(least)).any():
            return []
        last = self._keys.searchsorted(asked + np.uint64(1 << _PLACES)).tolist()
        found = [self._keys[start:end] for start, end in zip(first.tolist(), last, strict=True)]
        places = set((np.concatenate(found) & np.uint64((1 << _PLACES) - 1)).tolist())
        return [Correction(self._word(place), float(self._zipf[place])) for place in places]

    def _word(self, place: int) -> str:
        start = int(self._ends[place - 1]) if place else 0
        return str(self._letters[start : int(self._ends[place])], "ascii")

    def _common(self, least: float) -> np.uint64:
        """How many words have at least this Zipf frequency."""
        return np.uint64(len(self._zipf) - int(self._zipf[::-1].searchsorted(least)))

    def is_foreign(self, word: str) -> bool:
        """Whether another language has this word, and the dictionary does not."""
        key = np.uint32(crc32(word.encode()))
        return bool(self._foreign.take(self._foreign.searchsorted(key), mode="clip") == key)


@cache
def corrections() -> Corrections:
    """The table, mapped from the cache; made when missing or damaged."""
    name = f"corrections-{_LAYOUT}-{data_version()}"
    data = disk.load(name)
    if data is None:
        built = _build()
        disk.store(name, built)
        data = memoryview(built)
    keys, foreign, words = np.frombuffer(data, np.uint64, 3).tolist()
    foreign_at = 24 + 8 * keys
    zipf_at = foreign_at + 4 * foreign
    ends_at = zipf_at + 4 * words
    return Corrections(
        np.frombuffer(data, np.uint64, keys, 24),
        np.frombuffer(data, np.uint32, foreign, foreign_at),
        np.frombuffer(data, np.float32, words, zipf_at),
        np.frombuffer(data, np.uint32, words, ends_at),
        data[ends_at + 4 * words :],
    )


def _build() -> bytes:
    common = sorted(
        (-zipf, word)
        for word, zipf in dictionary_words().items()
        if zipf >= _COMMON and word.isalpha() and word.isascii() and len(word) > 1
    )[: 1 << _PLACES]
    words = [word for _, word in common]
    keys = [key << _PLACES | at for at, word in enumerate(words) for key in set(_keys(word))]
    columns = (
        np.sort(np.array(keys, np.uint64)),
        np.unique(np.array(_foreign(), np.uint32)),
        np.array([-zipf for zipf, _ in common], np.float32),
        np.cumsum([len(word) for word in words]).astype(np.uint32),
    )
    head = np.array([len(column) for column in columns[:3]], np.uint64)
    parts = [column.tobytes() for column in (head, *columns)]
    return b"".join(parts) + "".join(words).encode("ascii")


def _foreign() -> list[int]:
    from wordfreq import get_frequency_dict

    known = dictionary_words()
    return [
        crc32(word.encode())
        for language in _LANGUAGES
        for word, share in get_frequency_dict(language, "small").items()
        if share >= _FOREIGN and word.isascii() and word.isalpha() and word not in known
    ]


def _keys(word: str) -> Iterator[int]:
    letters = word.encode()
    yield crc32(letters)
    before = 0  # the checksum of what stands before a letter
    for at in range(len(letters)):
        yield crc32(letters[at + 1 :], before)
        before = crc32(letters[at : at + 1], before)
    consonants = skeleton(word)
    if len(word) >= _LONG and len(consonants) >= _LEAST_CONSONANTS:
        yield crc32(f"={consonants}".encode())


def skeleton(word: str) -> str:
    """The consonants of a word as they sound, none twice in a row: "surveilence", "srvlns"."""
    sounds = "".join(letter for letter in word if letter not in _SILENT).translate(_SOUNDS)
    return sounds[:1] + "".join(b for a, b in pairwise(sounds) if a != b)
