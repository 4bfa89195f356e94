"""A passage of another language that was left standing in a text in English.

Where words of the table of foreign words stand near each other, the words between and round them
are counted: what the other language has speaks for a passage, what only English has against it.
langdetect then names the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.citing import Citing
    from mtlint.text.document import Document
    from mtlint.text.foreign_runs import ForeignRun

_FEWEST = 2  # words of the table in a sentence
_SHORTEST, _LETTERS = 4, 20  # words and letters of a passage
_ENGLISH = 4.0  # Zipf frequency of a word that is clearly English, if no other language has it
_LONGEST_GAP = 8  # code points between two sentences of one passage
_EVERYWHERE = 6.2  # of one that says nothing, for several languages have it ("a", "in")
_AGAINST = -2  # what such a word counts, where a word of the other language counts 1
_MOST_CAPITALS = 0.4  # of the words; above it the passage is a title or a list of names
_MOST_SHARE = 0.5  # of the words of a document; above it, the document is not in English
_SURELY_OTHER = 0.2, 40  # share, and number besides, of foreign words from which on it is not
_MOST_PASSAGES = 20  # of one document; above it, it is in two languages

# A passage that holds one goes beyond a quotation, or is a menu of languages.
_MARKS = frozenset('“”„«»"•·|')

# Beside these, a passage is the title of a work.
_WORK = late(
    r"(?i)\b(?:credit|ISBN|ISSN|doi|pp?\.|vol\.|ed\.|eds\.|press|museum|wikimedia|retrieved|archive"
    r"|archived|translated|painting|engraving|lyrics|poem|hymn|anthem|https?|et al)\b"
    r"|\b1[5-9]\d\d\b"
)


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing can be set."""


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check that there are no parameters. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"language"}))


class Checker:
    """Looks at the sentences in which foreign words stand near each other."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [rule.id for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The words of the table of foreign words."""
        starts = document.tokens.start.take(document.foreign_tokens[0]).tolist()
        return {self._rules[0]: starts} if starts else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The passages of one document in another language."""
        from mtlint.text.citing import Citing  # not before there are such words

        runs, words = document.foreign_runs, len(document.tokens)
        share, more = _SURELY_OTHER
        if not runs or sum(run.words for run in runs) > share * words + more:
            return
        found = list(_passages(document, runs))
        if len(found) > _MOST_PASSAGES or _words(document, found) > _MOST_SHARE * words:
            return
        citing = Citing(document)
        for start, end in found:
            if not _is_left_over(document, (start, end), citing):
                continue
            language = _language(document.prose.text[start:end])
            for rule in self._rules if language else ():
                yield Signal(rule, start, end, values={"language": language or ""})


def _words(document: Document, spans: Sequence[tuple[int, int]]) -> int:
    return sum(len(document.prose.text[start:end].split()) for start, end in spans)


def _language(passage: str) -> str | None:
    from mtlint.languages import named
    from mtlint.text.language import language_of

    code = language_of(passage)
    return None if code in (None, "en") else named([str(code)])[0]


def _passages(document: Document, runs: Sequence[ForeignRun]) -> Iterator[tuple[int, int]]:
    """The stretches of prose in another language, those of sentences that adjoin as one."""
    last: tuple[int, int] | None = None
    for sentence, bits in _sentences(document, runs):
        span = _stretch(document, sentence, bits)
        if span is None:
            continue
        if last is not None and _adjoin(document.prose.text, last[1], span[0]):
            span = last[0], span[1]
        elif last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether only the end of a sentence stands between."""
    return start - end < _LONGEST_GAP and not text[end:start].strip(" .!?…")


def _sentences(
    document: Document, runs: Sequence[ForeignRun]
) -> Iterator[tuple[tuple[int, int], int]]:
    """The sentences with enough words of the table, and the languages of those."""
    words: dict[tuple[int, int], list[ForeignRun]] = {}
    for run in runs:
        words.setdefault(document.sentence_at(run.span(document)[0]), []).append(run)
    for sentence, own in words.items():
        if sum(run.words for run in own) >= _FEWEST:
            bits = 0
            for run in own:
                bits |= run.languages
            yield sentence, bits


def _stretch(document: Document, sentence: tuple[int, int], bits: int) -> tuple[int, int] | None:
    """The part of a sentence that speaks most for another language, if it is long enough."""
    tokens, text = document.tokens, document.prose.text
    first, end = tokens.inside(*sentence)
    words = [text[tokens.start[n] : tokens.end[n]] for n in range(first, end)]
    zipf = lexicon().zipf(tokens.hash[first:end]).tolist()
    scores = [_score(word, bits, own) for word, own in zip(words, zipf, strict=True)]
    begin, stop = _edges(scores)
    own = words[begin:stop]
    if len(own) < _SHORTEST or sum(map(len, own)) < _LETTERS:
        return None
    if sum(word[0].isupper() for word in own[1:]) > _MOST_CAPITALS * len(own):
        return None
    return int(tokens.start[first + begin]), int(tokens.end[first + stop - 1])


def _score(word: str, bits: int, zipf: float) -> int:
    if word[0].isupper() or not word.isalpha() or zipf >= _EVERYWHERE:
        return 0
    from mtlint.text.foreign import foreign_words

    if foreign_words().languages_of(word) & bits:
        return 1
    return _AGAINST if zipf >= _ENGLISH else int(zipf == 0)


def _best(scores: Sequence[int]) -> tuple[int, int]:
    """The stretch with the greatest sum, as long as it can be without losing any."""
    best, total, begin, found = 0, 0, 0, (0, 0)
    for n, score in enumerate(scores):
        if total < 0:
            total, begin = 0, n
        total += score
        if total >= best and total > 0:
            best, found = total, (begin, n + 1)
    return found


def _edges(scores: Sequence[int]) -> tuple[int, int]:
    """The stretch that speaks most for the other language.

    It goes on to an end of the sentence where nothing speaks against that, else it ends with words
    that speak for it.
    """
    begin, stop = _best(scores)
    if min(scores[:begin], default=0) >= 0:
        begin = 0
    if min(scores[stop:], default=0) >= 0:
        stop = len(scores)
    while begin and begin < stop and scores[begin] <= 0:
        begin += 1
    while begin < stop < len(scores) and scores[stop - 1] <= 0:
        stop -= 1
    return begin, stop


def _is_left_over(document: Document, span: tuple[int, int], citing: Citing) -> bool:
    start, end = span
    block = document.prose.block_at(start)
    return not (
        not _MARKS.isdisjoint(document.prose.text[start:end])
        or document.is_quoted(start, end)
        or citing.is_cited(start, end)
        or citing.is_spoken_of(start, end)
        or _WORK.search(document.block_text(block))
        or _is_block_quotation(document, start)
    )


def _is_block_quotation(document: Document, start: int) -> bool:
    """Whether its line of a Markdown source begins with the sign of a quotation."""
    at, _ = document.prose.source_span(start, start)
    source = document.source.text
    line = source.rfind("\n", 0, at) + 1
    return document.format == "markdown" and source[line : line + 4].lstrip().startswith(">")
