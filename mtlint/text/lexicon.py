"""Which words English has and how common each is, on the Zipf scale.

The figures are wordfreq's (its data is CC BY-SA, so the table is made on the user's machine and
never shipped). Zipf frequency is log10 of uses per billion words: "the" 7.7, "asia" 4.9, "lakh" 3.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mtlint import cache as disk
from mtlint.text.tokens import hash_of, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_SEARCHED = 2.5  # the Zipf frequency from which on words are searched for parts

_LAYOUT = 2  # counts up when the stored form changes


class Lexicon:
    """A table from token hash to Zipf frequency; 0 for a word that is not in it."""

    def __init__(
        self,
        hashes: NDArray[np.uint64],
        zipf: NDArray[np.float32],
        spelled: NDArray[np.bool_] | None = None,
    ) -> None:
        """Take sorted hashes, uint64 [n], their frequencies, float32 [n], and `spelled`, bool [n].

        Without `spelled`, the dictionary has all of them.
        """
        self._hashes = hashes
        self._zipf = zipf
        self._spelled = np.ones(len(hashes), np.bool_) if spelled is None else spelled

    def __len__(self) -> int:
        return len(self._hashes)

    def zipf(self, hashes: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The Zipf frequency of each token hash: float32 [len(hashes)]."""
        at = self._hashes.searchsorted(hashes)
        found: NDArray[np.float32] = self._zipf.take(at, mode="clip")
        found *= self._hashes.take(at, mode="clip") == hashes
        return found

    def look_up(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """The Zipf frequency of each hash, and whether the dictionary has the word.

        People misspell common words so often that the misspellings are counted too; the dictionary
        has been cleaned of them, and has rare words that were never counted (their frequency is 0).
        """
        at = self._hashes.searchsorted(hashes)
        there = self._hashes.take(at, mode="clip") == hashes
        return self._zipf.take(at, mode="clip") * there, self._spelled.take(at, mode="clip") & there

    def zipf_of(self, word: str) -> float:
        """The Zipf frequency of one word, whatever its case."""
        hash_ = hash_of(word)
        at = int(self._hashes.searchsorted(np.uint64(hash_)))
        is_there = at < len(self) and self._hashes.item(at) == hash_
        return self._zipf.item(at) if is_there else 0.0

    def commoner_than(self, zipf: float, *, spelled: bool = False) -> NDArray[np.uint64]:
        """The hashes of all words that are as common as this or commoner: uint64 [m].

        With `spelled`, of those that the dictionary has.
        """
        is_common = self._zipf >= zipf
        if spelled:
            is_common &= self._spelled
        common: NDArray[np.uint64] = self._hashes[is_common]
        return common

    def containing(self, part: str) -> float:
        """The Zipf frequency of all words that contain `part` together; 0 where all are rare.

        Args:
            part: three letters or more.
        """
        words, uses, having = _searchable()
        rarest = min((having.get(three, ()) for three in _threes(part)), key=len)
        total = math.fsum(uses[number] for number in rarest if part in words[number])
        return math.log10(total) if total else 0.0


@cache
def lexicon() -> Lexicon:
    """The lexicon, mapped from the cache; made from wordfreq when missing or damaged."""
    name = f"lexicon-{_LAYOUT}-{data_version()}"
    data = disk.load(name)
    if data is None:
        built = _build()
        disk.store(name, built)
        data = memoryview(built)
    count = len(data) // 13
    return Lexicon(
        np.frombuffer(data, np.uint64, count),
        np.frombuffer(data, np.float32, count, 8 * count),
        np.frombuffer(data, np.bool_, count, 12 * count),
    )


@cache
def data_version() -> str:
    """Changes with the data of wordfreq and pyspellchecker, without importing them."""
    files = (("wordfreq", "data/large_en.msgpack.gz"), ("spellchecker", "resources/en.json.gz"))
    return "-".join(_file_version(package, file) for package, file in files)


def _file_version(package: str, file: str) -> str:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    status = (Path(spec.origin).parent / file).stat()
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"


def dictionary_words() -> dict[str, float]:
    """The words that a speller knows, with their Zipf frequency; 0 for those not counted."""
    counted = _words()
    return {word: counted.get(word, 0.0) for word in _spelled()}


@cache
def _spelled() -> frozenset[str]:
    from spellchecker import SpellChecker

    return frozenset(SpellChecker().word_frequency.words())


@cache
def _words() -> dict[str, float]:
    """Zipf frequency of every word that is a single token."""
    from wordfreq import get_frequency_dict

    words = get_frequency_dict("en", "large")
    return {word: 9 + float(np.log10(share)) for word, share in words.items()}


@cache
def _searchable() -> tuple[Sequence[str], Sequence[float], Mapping[str, Sequence[int]]]:
    """The commoner words, the uses of each in a billion words, and which have any three letters.

    What is rarer adds a thousandth to the uses of a part, and nine tenths to the time.
    """
    from wordfreq import cB_to_freq, get_frequency_list

    buckets = get_frequency_list("en", "large")[: int((9 - _SEARCHED) * 100)]
    words = [word for bucket in buckets for word in bucket]
    uses = [cB_to_freq(-place) * 1e9 for place, bucket in enumerate(buckets) for _ in bucket]
    having: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        for three in _threes(word):
            having.setdefault(three, []).append(number)
    return words, uses, having


def _starts(words: Iterable[str]) -> NDArray[np.int64]:
    """Where each of some words starts in all of them joined by one character."""
    return np.cumsum([0, *(len(word) + 1 for word in words)])[:-1]


def _threes(text: str) -> set[str]:
    """All neighbouring three letters of a text."""
    return {text[at : at + 3] for at in range(len(text) - 2)}


def _build() -> bytes:
    spelled = _spelled()
    words = _words() | dict.fromkeys(spelled - _words().keys(), 0.0)
    text, starts = "\n".join(words), _starts(words)
    tokens = tokenize(text)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    at = np.minimum(tokens.start.searchsorted(starts), len(tokens) - 1)
    whole = (tokens.start[at] == starts) & (tokens.end[at] == starts + lengths)
    hashes = tokens.hash[at[whole]]
    zipf = np.fromiter(words.values(), np.float32, len(words))[whole]
    known = np.fromiter((word in spelled for word in words), np.bool_, len(words))[whole]
    order = hashes.argsort(kind="stable")
    columns: tuple[bytes, ...] = tuple(column[order].tobytes() for column in (hashes, zipf, known))
    return b"".join(columns)
