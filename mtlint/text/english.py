"""Whether what stands round some tokens is English prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from mtlint.text.document import Document

_ENGLISH = 3.0  # Zipf frequency of a word that may stand beside the foreign one
_BEGINS = 4.5  # of one with a capital: it is no name, and begins the sentence
_REACH = 6  # words to each side that show that the sentence is English
_FEWEST, _SHARE = 3, 0.6  # of them are common English


def is_among_english(document: Document, first: int, last: int, *, after_name: bool = True) -> bool:
    """Whether the words beside tokens first..last, and most of those round them, are English.

    A name may stand on one side of a single token, before it only with `after_name`.
    """
    near = _near(document, first, last)
    hashes, text = document.tokens.hash, document.prose.text
    words = {n: text[document.tokens.start[n] : document.tokens.end[n]] for n in near}
    zipf = dict(zip(near, lexicon().zipf(hashes.take(near)).tolist(), strict=True))
    beside = [n for n in _beside(document, first, last) if n in words]
    names = [
        n
        for n in beside
        if words[n][0].isupper() and not (zipf[n] >= _BEGINS and _begins(document, n))
    ]
    if names and (len(beside) == 1 or len(names) > 1 or first < last):
        return False
    if first - 1 in names and not after_name:
        return False
    english = sum(zipf[n] >= _ENGLISH and words[n].islower() for n in near)
    return all(_may_adjoin(words[n], zipf[n]) for n in beside) and bool(
        english >= max(_FEWEST, _SHARE * len(near))
    )


def _near(document: Document, first: int, last: int) -> list[int]:
    """The tokens of the same block within reach."""
    tokens = document.tokens
    block = document.prose.block_at(int(tokens.start[first]))
    begin, end = tokens.inside(block.start, block.end)
    before = range(max(first - _REACH, begin), first)
    return [*before, *range(last + 1, min(last + 1 + _REACH, end))]


def _beside(document: Document, first: int, last: int) -> list[int]:
    """The tokens that only a space parts from these, if any."""
    text, tokens = document.prose.text, document.tokens
    found = []
    if first and text[tokens.end[first - 1] : tokens.start[first]] == " ":
        found.append(first - 1)
    if last + 1 < len(tokens) and text[tokens.end[last] : tokens.start[last + 1]] == " ":
        found.append(last + 1)
    return found


def _begins(document: Document, token: int) -> bool:
    start = int(document.tokens.start[token])
    return document.sentence_at(start)[0] == start


def _may_adjoin(word: str, zipf: float) -> bool:
    return zipf >= _ENGLISH if word[0].islower() else word[0].isupper() or word.isdigit()
