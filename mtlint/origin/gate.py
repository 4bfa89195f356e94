"""When the way a text is written opens the gate of a source language.

A sign for a gate is a rule or the columns of the document; the columns count without the rules, so
that one is not counted for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.origin.infer import shares

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mtlint.text.document import Document

# Of 2,946 pieces of edited English under 0.05 % would open a gate by one of these, of 650 human
# translations 1.1 %, of 3,538 documents of machine output 7.8 % their own and 0.1 % another
# (`python -m benchmarks.accuracy DATA --only origin`).
WITH_A_SIGN = 0.7
"""Confidence that opens a gate together with one rule of the language."""

ALONE = 0.95
"""Confidence that opens a gate where no rule of the language fired."""

_FEWEST_WORDS = 100  # under that a name or two decide
_MOST_WORDS = 50_000  # a longer text was hardly translated in one go, and takes long to count


def opened(document: Document, asked: AbstractSet[str], signed: AbstractSet[str]) -> frozenset[str]:
    """Which of the languages that are asked for the document's own way of writing opens.

    Args:
        document: the text.
        asked: source languages whose gates are shut.
        signed: source languages of which a rule that fires alone found something.
    """
    if not _FEWEST_WORDS <= document.words <= _MOST_WORDS:
        return frozenset()
    by_language = shares(document, ())
    return frozenset(
        language
        for language in asked
        if by_language.get(language, 0.0) >= (WITH_A_SIGN if language in signed else ALONE)
    )
