"""From a document and the signals in it to the languages it may have come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.origin.columns import count
from mtlint.origin.cues import cues, lists
from mtlint.origin.model import Clue, Likely, Origin, Sign
from mtlint.origin.weights import ENGLISH, compare, confidences, weigh, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.checks.base import Signal
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.text.document import Document

# Below this a language is not named. Of documents of 20 segments of machine output 49 % name one,
# 95 % of these the right one; of edited English 1 % does (`python -m benchmarks.accuracy DATA
# --only origin`).
LEAST_CONFIDENCE = 0.5

# A second language is named beside the first from here on.
_ALSO = 0.1


def signs(signals: Iterable[Signal], ruleset: Ruleset) -> list[Sign]:
    """The signals of rules that fire alone and name languages."""
    return [
        Sign(rule.id, rule.summary, rule.languages, signal.start, signal.end)
        for signal in signals
        for rule in (ruleset[signal.rule],)
        if rule.gate == "alone" and rule.languages
    ]


def shares(document: Document, found: Sequence[Sign]) -> dict[str, float]:
    """The confidence in each language; that in "en" is that the text shows no other."""
    known = weights()
    compared = compare(count(document, known.counted), document.words, known.rates)
    scores = known.scores(compared, weigh(cues(document, found), known.languages))
    return dict(zip(known.languages, confidences(scores).tolist(), strict=True))


def infer(document: Document, found: Sequence[Sign]) -> Origin:
    """The likely languages of a document with what speaks for the first; often none.

    The places of the evidence are those of the source.
    """
    from mtlint.origin.explain import clues  # gates ask for no words

    by_language = shares(document, found)
    ranked = sorted(by_language, key=lambda code: (-by_language[code], code))
    ranked.remove(ENGLISH)
    if not document.words or by_language[ranked[0]] < LEAST_CONFIDENCE:
        return Origin()
    named = [code for code in ranked if code == ranked[0] or by_language[code] >= _ALSO]
    names = lists().languages
    return Origin(
        tuple(Likely(code, names[code], by_language[code]) for code in named),
        tuple(_in_source(document, clue) for clue in clues(document, found, ranked[0])),
    )


def _in_source(document: Document, clue: Clue) -> Clue:
    return Clue(*document.prose.source_span(clue.start, clue.end), clue.note)
