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
from mtlint.text.unknown import MOST_COPIES

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


class Checker:
    """Cuts the tokens that no lexicon knows."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = [Ready(rule) for rule in rules]
        # By whether they are about names. Those that look for no links are quickly asked.
        quick = sorted(self._ready, key=lambda ready: bool(ready.links))
        self._by_case = {
            case: [ready for ready in quick if ready.params.capitalised is case]
            for case in (False, True)
        }

    def seek(self, document: Document) -> Hits:
        """The rare words that no lexicon knows and that fall into two."""
        unusual = document.unusual
        unknown = unusual.index[unusual.zipf == 0]
        unknown = unknown[document.tokens.length.take(unknown) >= _SHORTEST]
        unknown = unknown[_are_rare(document, unknown)]
        starts = [candidate.start for _, candidate, _ in self._cuts(document, unknown)]
        return {self._ready[0].id: starts} if starts else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The words of one document that have run together."""
        found = document.tokens.at(hits[self._ready[0].id])
        cut = list(self._cuts(document, found))
        doubts = [doubtful_part(*one) for one in cut]
        apart = _apart(document, [part for part in doubts if part is not None])
        for (ready, candidate, places), doubt in zip(cut, doubts, strict=True):
            if doubt is None or (doubt, ready.params.capitalised) in apart:
                yield _signal(ready, candidate, places)

    def _cuts(
        self, document: Document, indices: NDArray[np.intp]
    ) -> Iterator[tuple[Ready, Candidate, tuple[int, ...]]]:
        """Those of some tokens that fall into words, by which rule, and where."""
        for at in range(0, len(indices), _BATCH):
            for candidate in candidates(document, indices[at : at + _BATCH], self._by_case):
                for ready, places in self._cut(candidate):
                    yield ready, candidate, places

    def _cut(self, candidate: Candidate) -> Iterator[tuple[Ready, tuple[int, ...]]]:
        for ready in self._ready:
            places = places_of(ready, candidate)
            if places:
                yield ready, places
                return


def _are_rare(document: Document, indices: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether some words stand no more than a few times in their document."""
    tokens = document.tokens
    parts = document.edges.searchsorted(indices, "right").tolist()
    words = list(zip(parts, tokens.hash.take(indices).tolist(), strict=True))
    copies = Counter(words)
    return np.array([copies[word] <= MOST_COPIES for word in words], np.bool_)


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
