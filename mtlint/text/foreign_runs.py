"""Runs of foreign words in a text: a word that was left standing, or a whole passage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from mtlint.text.characters import CharClass
from mtlint.text.foreign import codes, foreign_words
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mtlint.text.document import Document

# Small words that English has as well, or that stand in names and phrases.
_PARTICLES = frozenset(
    (
        "al", "als", "am", "au", "aux", "con", "da", "das", "dal", "de", "deg", "degli",
        "dei", "del", "dell", "della", "delle", "den", "der", "des", "det", "di", "dos",
        "du", "e", "ein", "eine", "einer", "el", "en", "et", "gli", "het", "il", "im", "la",
        "las", "le", "les", "lo", "los", "mit", "na", "nel", "nella", "o", "och", "og",
        "pa", "para", "per", "por", "pour", "qu", "que", "se", "si", "sous", "sul", "sur",
        "te", "ter", "ti", "um", "un", "una", "und", "une", "uno", "van", "ve", "vom",
        "von", "y", "z", "ze", "zu", "zum", "zur", "à", "å", "é", "d", "l", "c", "j", "n",
        "s", "m", "t", "nell", "all", "dall", "sull", "quest", "quell",
    )
)  # fmt: skip

_SMALL = 5.0  # Zipf frequency in English of a small word from which on it is taken for English
_NEAR, _COMPANY = 8, 2  # tokens to each side, and words of the same language among them
_BETWEEN = 3  # tokens of any kind between two foreign words of one passage


_FEWEST_ENGLISH = 1.2  # Zipf frequency in English from which on a word with a capital is a name


# What names do at the start of a sentence.
_ACTS = late(
    r" (?:said|says|told|tells|asked|asks|added|adds|wrote|also|and|or|has|had|was|is|were|are|will"
    r"|would|who|did|does|then|later|\w+ed)\b"
)


class ForeignRun(msgspec.Struct, frozen=True):
    """Tokens first..last that read as one language, or as close relatives.

    Attributes:
        languages: the languages of most of its foreign words, as bits.
        words: how many of its tokens are foreign words.
    """

    first: int
    last: int
    languages: int
    words: int = 1

    def span(self, document: Document) -> tuple[int, int]:
        """Where it stands, in prose offsets."""
        return document.tokens.span(self.first, self.last)


def runs_round(document: Document) -> Iterator[ForeignRun]:
    """The runs round the foreign words in lower case, in order, without overlap."""
    index, languages = _in_case(document, CharClass.LOWER)
    reached = -1
    for cluster in _clusters(document, index.tolist(), languages.tolist()):
        bits = _common([int(languages[n]) for n in cluster])
        first = _reach(document, int(index[cluster[0]]), -1, bits)
        last = _reach(document, int(index[cluster[-1]]), 1, bits)
        if first > reached:
            yield ForeignRun(first, last, bits, len(cluster))
            reached = last


def small_runs(document: Document, offsets: Sequence[int]) -> Iterator[ForeignRun]:
    """The runs round words at some prose offsets that are in lower case."""
    reached = -1
    for at in document.tokens.at(offsets).tolist() if offsets else ():
        word = document.prose.text[slice(*document.tokens.span(at))]
        if at > reached and word.islower():
            bits = foreign_words().languages_of(word)
            first, last = _reach(document, at, -1, bits), _reach(document, at, 1, bits)
            yield ForeignRun(first, last, bits)
            reached = last


def capital_runs(document: Document) -> Iterator[ForeignRun]:
    """Foreign words with a capital that are hardly names, each a run of its own.

    They stand but once, begin a sentence that goes on in lower case, or are German nouns.
    """
    index, languages = _in_case(document, CharClass.UPPER)
    if not len(index):
        return
    column = document.tokens.hash.take(index)
    rare = lexicon().zipf(column) < _FEWEST_ENGLISH
    index, languages, hashes = index[rare], languages[rare], column[rare].tolist()
    copies = Counter(hashes)
    for at, bits, hash_ in zip(index.tolist(), languages.tolist(), hashes, strict=True):
        run = ForeignRun(at, at, bits)
        if copies[hash_] == 1 and _is_no_name(document, run):
            yield run


def _is_no_name(document: Document, run: ForeignRun) -> bool:
    text = document.prose.text
    start, end = run.span(document)
    if not text[start + 1 : end].islower() or not text[end + 1 : end + 2].islower():
        return False
    if document.sentence_at(start)[0] == start:
        return text[end] == " " and not _ACTS.match(text, end)
    return codes(run.languages) == ["de"] and text[max(start - 2, 0) : start - 1].islower()


def foreign_tokens(
    document: Document, index: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
    """Those of some tokens that are foreign words: indices and languages, as bits."""
    languages = foreign_words().languages(document.tokens.hash.take(index))
    (found,) = languages.nonzero()
    return index.take(found), languages.take(found)


def _in_case(document: Document, case: int) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
    """Those of the foreign words that begin in one case."""
    index, languages = document.foreign_tokens
    if not len(index):
        return index, languages
    kept = document.tokens.classes.take(document.tokens.start.take(index)) == case
    return index[kept], languages[kept]


def _clusters(document: Document, index: list[int], languages: list[int]) -> Iterator[list[int]]:
    """Foreign words near each other of one language in one block, as places in `index`."""
    cluster: list[int] = []
    for n, at in enumerate(index):
        is_next = cluster and languages[cluster[-1]] & languages[n]
        if cluster and not (is_next and _is_near(document, index[cluster[-1]], at)):
            yield cluster
            cluster = []
        cluster.append(n)
    if cluster:
        yield cluster


def _is_near(document: Document, one: int, other: int) -> bool:
    if other - one > _BETWEEN + 1:
        return False
    tokens = document.tokens
    between = document.prose.text[tokens.span(one)[1] : tokens.span(other)[0]]
    return "\n" not in between and ". " not in between


def _common(bits: list[int]) -> int:
    """The languages that most of some words have."""
    counts = {bit: sum(one >> bit & 1 for one in bits) for bit in range(32)}
    most = max(counts.values())
    return sum(1 << bit for bit, count in counts.items() if count == most)


def _reach(document: Document, at: int, step: int, bits: int) -> int:
    """How far a run goes from its first or last foreign word."""
    tokens, text = document.tokens, document.prose.text
    while 0 <= at + step < len(tokens):
        beside = at + step
        first = min(at, beside)
        gap = text[slice(*tokens.gap(first))]
        is_elided = gap in ("'", "’") and step < 0
        word = text[slice(*tokens.span(beside))]
        if not (gap == " " or is_elided) or not _belongs(word, bits, is_elided=is_elided):
            break
        at = beside
    return at


def _belongs(word: str, bits: int, *, is_elided: bool) -> bool:
    if not word.islower():
        return False
    if word in _PARTICLES:
        return len(word) > 1 or is_elided or not word.isascii() or word in "eoyz"
    zipf = lexicon().zipf_of(word)
    return zipf < _SMALL and bool(foreign_words().languages_of(word) & bits)


def is_in_company(document: Document, run: ForeignRun) -> bool:
    """Whether other words of its language stand near a run, which then is of a passage."""
    tokens, text = document.tokens, document.prose.text
    block = document.prose.block_at(int(tokens.start[run.first]))
    first, end = tokens.inside(block.start, block.end)
    near = [
        *range(max(run.first - _NEAR, first), run.first),
        *range(run.last + 1, min(run.last + 1 + _NEAR, end)),
    ]
    words = {text[slice(*tokens.span(n))] for n in near}
    return sum(_belongs(word, run.languages, is_elided=False) for word in words) >= _COMPANY
