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
from mtlint.checks.glue_places import places_of
from mtlint.checks.glue_rule import Ready, prepare
from mtlint.text.characters import CharClass
from mtlint.text.compounds import LONGEST
from mtlint.text.unknown import unknown_words

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
        unknown = unknown_words(tokens, _SHORTEST, LONGEST)
        unknown = unknown[_are_rare(tokens.hash.take(unknown).tolist())]
        cut = [
            (ready, candidate, places)
            for at in range(0, len(unknown), _BATCH)
            for candidate in candidates(document, unknown[at : at + _BATCH])
            for ready, places in self._cut(candidate)
        ]
        capitalised = [one for one in cut if one[0].params.capitalised]
        names = _names(document, capitalised) if capitalised else frozenset()
        for ready, candidate, places in cut:
            if not ready.params.capitalised or _is_name(ready, candidate, places[0], names):
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


def _names(
    document: Document, cut: Sequence[tuple[Ready, Candidate, tuple[int, ...]]]
) -> frozenset[int]:
    """The hashes of first parts that the document has with a capital elsewhere."""
    tokens = document.tokens
    parts = [candidate.left[places[0] - 1] for _, candidate, places in cut]
    same = tokens.find(np.array(parts, np.uint64))
    capital = tokens.classes[tokens.start[same]] == CharClass.UPPER
    return frozenset(tokens.hash[same[capital]].tolist())


def _is_name(ready: Ready, candidate: Candidate, place: int, names: frozenset[int]) -> bool:
    """Whether the first part is a common word, or a name that the document has elsewhere."""
    if int(candidate.left[place - 1]) in names:
        return True
    weak = candidate.word[place:] in ready.last_if_common
    least = ready.params.common_before_weak if weak else ready.params.common
    return bool(candidate.left_zipf[place - 1] >= least)


def _signal(ready: Ready, candidate: Candidate, places: Sequence[int]) -> Signal:
    cuts_ = [candidate.start + place for place in places]
    edges = [0, *places, len(candidate.word)]
    words = [candidate.word[first:last] for first, last in pairwise(edges)]
    repair = Repair(tuple((cut, cut, " ") for cut in cuts_))
    end = candidate.start + len(candidate.word)
    return Signal(ready.id, candidate.start, end, (repair,), values={"words": " ".join(words)})
