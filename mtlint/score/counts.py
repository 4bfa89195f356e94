"""How often each feature stands in a document: columns of the token table, no word in Python."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.origin.columns import sentence_starts
from mtlint.score import shapes
from mtlint.text.tokens import BASE, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable


class Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is counted: all that is in its lists together, or what its shape finds.

    Attributes:
        says: what it is called.
        phrases: one to four words with a single character between them, such as a space.
        openers: words at the start of a sentence.
        marks: strings.
        families: of findings.
        shape: the name of a function in `shapes`.
    """

    says: str
    phrases: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    shape: str = ""


@cache
def features() -> dict[str, Feature]:
    """All that is counted, by name, in its order."""
    import tomllib

    read = tomllib.loads(files("mtlint.score").joinpath("features.toml").read_text("utf-8"))
    return msgspec.convert(read, dict[str, Feature])


def count(document: Document, found: Mapping[str, int]) -> NDArray[np.float64]:
    """How often each feature stands in a document: float64 [features].

    Args:
        document: the text.
        found: family -> findings.
    """
    tokens, text = document.tokens, document.prose.text
    starts = sentence_starts(tokens, document)
    phrases = _phrases(tokens)
    openers = _sums(tokens.hash[starts], _wanted()[1])
    numbers = []
    for at, feature in enumerate(features().values()):
        number = phrases[at] + openers[at]
        number += sum(map(text.count, feature.marks))
        number += sum(found.get(family, 0) for family in feature.families)
        if feature.shape:
            number += shapes.SHAPES[feature.shape](document, starts)
        numbers.append(number)
    return np.array(numbers, np.float64)


def _phrases(tokens: TokenTable) -> NDArray[np.float64]:
    """How many phrases of each feature there are: float64 [features]."""
    by_length, _ = _wanted()
    joined = tokens.start[1:] - tokens.end[:-1] == 1
    hashes, whole = tokens.hash, np.ones(len(tokens), np.bool_)
    total = np.zeros(len(features()))
    for length, wanted in sorted(by_length.items()):
        while len(hashes) > len(tokens) - length + 1 and len(hashes):  # one word longer
            added = len(tokens) - len(hashes) + 1
            hashes = hashes[:-1] * np.uint64(BASE) + tokens.hash[added:]
            whole = whole[:-1] & joined[added - 1 :]
        total += _sums(hashes[whole], wanted)
    return total


class _Wanted(msgspec.Struct, frozen=True):
    """Hashes, ascending, and the feature of each."""

    hashes: NDArray[np.uint64]
    features: NDArray[np.intp]


def _sums(column: NDArray[np.uint64], wanted: _Wanted) -> NDArray[np.float64]:
    """How many of a column are of each feature: float64 [features]."""
    size = len(features())
    if not len(wanted.hashes):
        return np.zeros(size)
    at = np.minimum(wanted.hashes.searchsorted(column), len(wanted.hashes) - 1)
    hits = at[wanted.hashes[at] == column]
    return np.bincount(wanted.features[hits], minlength=size).astype(np.float64)


@cache
def _wanted() -> tuple[dict[int, _Wanted], _Wanted]:
    """Phrases by their number of words, and openers."""
    phrases: dict[int, list[tuple[int, int]]] = {}
    openers: list[tuple[int, int]] = []
    for at, feature in enumerate(features().values()):
        for phrase in feature.phrases:
            hashes = tokenize(phrase).hash
            phrases.setdefault(len(hashes), []).append((_joined(hashes), at))
        openers += [(_joined(tokenize(word).hash), at) for word in feature.openers]
    return {length: _table(pairs) for length, pairs in phrases.items()}, _table(openers)


def _joined(hashes: Iterable[np.uint64]) -> int:
    value = 0
    for one in hashes:
        value = (value * BASE + int(one)) & ((1 << 64) - 1)
    return value


def _table(pairs: Sequence[tuple[int, int]]) -> _Wanted:
    ordered = sorted(pairs)
    return _Wanted(
        np.array([key for key, _ in ordered], np.uint64),
        np.array([feature for _, feature in ordered], np.intp),
    )
