"""Words that have run together ("raceincluding"): a token nobody uses that falls into two words.

Only tokens that the lexicon does not know are cut, one in a thousand of good English. Either a
part is a link word, which forms no compounds, or both are common words neither of which does.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtlint.checks.base import Repair, Signal
from mtlint.checks.glue_candidates import candidates
from mtlint.checks.glue_places import doubtful_part, places_of
from mtlint.checks.glue_rule import Ready, prepare
from mtlint.text.characters import CharClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits
    from mtlint.checks.glue_candidates import Candidate
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document

__all__ = ["Checker", "prepare"]


_SHORTEST = 5

_BATCH = 1 << 11  # tokens that are cut at once

# A word that stands more often than this is a term of the document.
_MOST_COPIES = 2


class Checker:
    """Cuts the tokens that no lexicon knows."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = [Ready(rule) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The words of one document that have run together."""
        tokens = document.tokens
        unusual = document.unusual
        unknown = unusual.index[unusual.zipf == 0]
        unknown = unknown[tokens.length.take(unknown) >= _SHORTEST]
        unknown = unknown[_are_rare(tokens.hash.take(unknown).tolist())]
        cut = [
            (ready, candidate, places)
            for at in range(0, len(unknown), _BATCH)
            for candidate in candidates(document, unknown[at : at + _BATCH])
            for ready, places in self._cut(candidate)
        ]
        doubts = [doubtful_part(*one) for one in cut]
        apart = _apart(document, [part for part in doubts if part is not None])
        for (ready, candidate, places), doubt in zip(cut, doubts, strict=True):
            if doubt is None or (doubt, ready.params.capitalised) in apart:
                yield _signal(ready, candidate, places)

    def _cut(self, candidate: Candidate) -> Iterator[tuple[Ready, tuple[int, ...]]]:
        for ready in self._ready:
            places = places_of(ready, candidate)
            if places:
                yield ready, places
                return


def _are_rare(hashes: Sequence[int]) -> NDArray[np.bool_]:
    copies = Counter(hashes)
    return np.array([copies[hash_] <= _MOST_COPIES for hash_ in hashes], np.bool_)


def _apart(document: Document, parts: Sequence[int]) -> frozenset[tuple[int, bool]]:
    """The hashes of parts that the document has as words, and whether with a capital."""
    if not parts:
        return frozenset()
    tokens = document.tokens
    same = tokens.find(np.array(parts, np.uint64))
    capital = tokens.classes[tokens.start[same]] == CharClass.UPPER
    return frozenset(zip(tokens.hash[same].tolist(), capital.tolist(), strict=True))


def _signal(ready: Ready, candidate: Candidate, places: Sequence[int]) -> Signal:
    cuts_ = [candidate.start + place for place in places]
    edges = [0, *places, len(candidate.word)]
    words = [candidate.word[first:last] for first, last in pairwise(edges)]
    repair = Repair(tuple((cut, cut, " ") for cut in cuts_))
    end = candidate.start + len(candidate.word)
    return Signal(ready.id, candidate.start, end, (repair,), values={"words": " ".join(words)})
