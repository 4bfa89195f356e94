"""What speaks for a language, with places, in words that an editor understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.origin.columns import count
from mtlint.origin.cues import KINDS, cues, lists
from mtlint.origin.model import Clue
from mtlint.origin.weights import compare, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.origin.cues import Cue
    from mtlint.origin.model import Sign
    from mtlint.origin.weights import Weights
    from mtlint.text.document import Document

_MOST = 6
_MOST_HABITS = 2  # of them; a count says less to a reader than a place does
_MOST_ALIKE = 2  # of one kind of cue, but not of these:
_PROOF = ("disclosure", "sign")

# A count is shown where it adds so much to the log-odds of the language, and is high: what is
# missing has no place to be shown at.
_WEIGHTY = 0.1

_NOTES = {
    "sign": "{what}",
    "letters": "the letter “{what}”",
    "script": "left in another script: “{what}”",
    "name": "“{what}”, a name as written in {language}",
    "media": "“{what}”, named as the source",
    "place": "speaks of “{what}”{times}",
    "disclosure": "the text says so: “{what}”",
}

# And where it is plain to see: so many at least, so many times what English has.
_FEWEST = 3
_PLAINLY = 1.5

# What is counted besides words, in words.
_MARKS = {
    ", that": "a comma before “that”",
    ", which": "a comma before “which”",
    ", who": "a comma before “who”",
    ", and": "a comma before “and”",
    ", but": "a comma before “but”",
    "'s": "the ending ’s",
    "’s": "the ending ’s",
    "'t": "a shortened “not”",
    "’t": "a shortened “not”",
    " %": "a space before the per cent sign",
    ", ": "commas",
    "sentences": "sentences",
    "capitals": "words with a capital inside a sentence",
    "numbers": "numbers",
    "chains": "four plain words in a row without a function word",
}


def clues(document: Document, found: Sequence[Sign], language: str) -> tuple[Clue, ...]:
    """Up to six pieces of evidence for a language, the weightiest first."""
    ranked = sorted(
        (
            (KINDS.index(cue.kind), len(cue.languages), cue.start, _clue(cue, language))
            for cue in cues(document, found)
            if language in cue.languages
        ),
        key=lambda entry: entry[:3],
    )
    chosen: list[Clue] = []
    kinds: list[int] = []
    places: set[int] = set()
    for kind, _, start, clue in ranked:
        is_enough = kinds.count(kind) >= _MOST_ALIKE and KINDS[kind] not in _PROOF
        if start not in places and not is_enough:
            chosen.append(clue)
            kinds.append(kind)
            places.add(start)
    habits = list(_habits(document, language))[:_MOST_HABITS]
    room = _MOST - len(habits)
    return (*chosen[:room], *habits)


def _clue(cue: Cue, language: str) -> Clue:
    times = f", {cue.times} times" if cue.times > 1 else ""
    note = _NOTES[cue.kind].format(what=cue.what, language=lists().languages[language], times=times)
    return Clue(cue.start, cue.end, note)


def _habits(document: Document, language: str) -> Iterator[Clue]:
    """What stands oftener than in English and speaks for the language, the weightiest first."""
    known = weights()
    counts = count(document, known.counted)
    compared = compare(counts, document.words, known.rates)
    gains = compared * known.columns[known.languages.index(language)]
    names = _names(known)
    for at in (-gains).argsort(kind="stable").tolist():
        if gains[at] < _WEIGHTY:
            return
        number, start = int(counts.number[at]), int(counts.first[at])
        expected = float(known.rates[at]) * document.words
        if compared[at] > 0 and number >= max(_FEWEST, _PLAINLY * expected):
            usual = max(round(expected), 1)
            note = f"{names[at]}: {number:,}, where English has about {usual:,}"
            yield Clue(start, _end(document, start), note)


def _names(known: Weights) -> list[str]:
    counted = known.counted
    return [
        *(f"“{word}”" for word in counted.words),
        *(f"“{pair}”" for pair in counted.pairs),
        *(f"sentences that begin with “{word}”" for word in counted.openers),
        *(_MARKS.get(mark, f"“{mark.strip()}”") for mark in counted.marks),
        *(_MARKS[shape] for shape in counted.shapes),
    ]


def _end(document: Document, start: int) -> int:
    """The end of the word at a place, or of the mark there."""
    at = int(document.tokens.at(np.array([start]))[0])
    end = int(document.tokens.end[at]) if at >= 0 else 0
    return end if end > start else start + 1
