"""From a document and what was found in it to its score."""

from __future__ import annotations

from collections import Counter
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from mtlint.score.counts import count, features
from mtlint.score.model import Measured, Score, Symptom
from mtlint.score.weights import PER, fitted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from mtlint.model import Finding
    from mtlint.origin.model import Likely
    from mtlint.text.document import Document

# Words. Below this a document says nothing of how it was made: what is counted of it stands once or
# not at all.
LEAST_WORDS = 150

_MOST_SYMPTOMS = 6


def score(
    document: Document,
    findings: Iterable[Finding],
    languages: Sequence[Likely] = (),
    families: Collection[str] | None = None,
) -> Score:
    """The score of a document.

    Args:
        document: the text.
        findings: those of the rules in force.
        languages: the likely source languages.
        families: those that could be found; None for all. Where none of a feature could, that
            nothing was found speaks for nobody.
    """
    found = Counter(finding.family for finding in findings)
    words = document.words
    densities = _densities(found, words)
    if words < LEAST_WORDS:
        return Score(words, densities, tuple(languages))
    counts, weights = count(document, found), fitted().weights
    gains = weights.gains(counts, words) * _can_be_found(families)
    return Score(
        words,
        densities,
        tuple(languages),
        1 / (1 + exp(-weights.bias - float(gains.sum()))),
        _symptoms(counts.tolist(), (weights.usual * words).tolist(), gains.tolist()),
        _measured(languages),
    )


def _can_be_found(families: Collection[str] | None) -> NDArray[np.bool_]:
    """Whether each feature is no family, or one that is looked for: bool [features]."""
    return np.array(
        [
            families is None or not one.families or not set(one.families).isdisjoint(families)
            for one in features().values()
        ]
    )


def _densities(found: Mapping[str, int], words: int) -> dict[str, float]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return {family: PER * number / words for family, number in ordered} if words else {}


def _symptoms(
    counts: Sequence[float], usual: Sequence[float], gains: Sequence[float]
) -> tuple[Symptom, ...]:
    """The weightiest counts, whichever way they speak."""
    rows = zip(features().items(), counts, usual, gains, strict=True)
    made = [
        Symptom(name, feature.says, round(number), expected, gain)
        for (name, feature), number, expected, gain in rows
    ]
    ranked = sorted(made, key=lambda one: (-abs(one.weight), one.feature))
    return tuple(ranked[:_MOST_SYMPTOMS])


def _measured(languages: Sequence[Likely]) -> Measured:
    """How good scores of the likeliest language are, if there was text of it; else of all."""
    known = fitted()
    code = languages[0].code if languages and languages[0].code in known.auc else ""
    name = languages[0].name if code else ""
    return Measured(known.auc[code], known.documents[code], name)
