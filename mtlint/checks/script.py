"""Letters of another script inside a Latin word: look-alikes, and words that stick to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass, code_points
from mtlint.text.columns import firsts
from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_LATIN_END, _GREEK, _SIGNS, _AFTER_SIGNS = 0x250, 0x370, 0x2000, 0x2E80
_LETTERS = (CharClass.LOWER, CharClass.UPPER, CharClass.LETTER)

# Letters that look the same in most typefaces. Greek small letters other than omicron are signs of
# physics ("ρair" is no pair), so they are taken for look-alikes only inside a word.
_CYRILLIC = ("аеорсхуіјѕһԁԛԝӏАВЕКМНОРСТХУІЈЅ", "aeopcxyijshdqwlABEKMHOPCTXYIJS")
_GREEK_ALIKE = ("οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "oABEHIKMNOPTXYZ")
_GREEK_INSIDE = ("νριυακ", "vpiuak")
_ALIKE = str.maketrans(_CYRILLIC[0] + _GREEK_ALIKE[0], _CYRILLIC[1] + _GREEK_ALIKE[1])
_INSIDE = str.maketrans(*_GREEK_INSIDE)

_SHORTEST = 3  # letters; "νe" and "Κm" are signs
_LEAST_ZIPF = 1.5  # a word of English, however rare
_SHORTEST_LATIN, _SHORTEST_OTHER = 3, 2  # letters of words that stick together
_MOST_OTHER = 0.3  # share of a block's letters; above it the block is in the other language
_MOST_CANDIDATES = 2000  # of one document; beyond, its language mixes the scripts


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What is looked for."""

    kind: Literal["look-alike", "glued"]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The check asks the code points and needs no anchors."""
    params = parameters(rule, _Params)
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"word", "other"}))


class Checker:
    """Looks where a Latin letter and one of another script stand side by side in one word."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """Where letters of two scripts stand side by side."""
        if document.prose.text.isascii():
            return {}
        seams = _seams(document).tolist()
        return {self._rules[0][0]: seams} if seams else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The mixed words of one document."""
        tokens = document.tokens
        at = tokens.at(hits[self._rules[0][0]])
        mixed = at[firsts(at)]
        for index in mixed[:_MOST_CANDIDATES].tolist():
            start, end = tokens.span(index)
            for id_, params in self._rules:
                found = _look_alike if params.kind == "look-alike" else _glued
                yield from found(id_, document, start, end)


def _seams(document: Document) -> NDArray[np.int32]:
    """Where a Latin letter and a letter of another script are neighbours."""
    wide, classes = document.tokens.wide, document.tokens.classes
    # Punctuation and symbols, of which there are many in English, are left out first.
    other = (wide.code - _GREEK < _SIGNS - _GREEK) | (wide.code >= _AFTER_SIGNS)
    if not other.any():
        return wide.place[:0]
    other &= (wide.place > 0) & (wide.place < len(classes) - 1)
    place = wide.place[other]
    latin = np.zeros(len(place), np.bool_)
    for step in (-1, 1):
        latin |= _is_letter(classes[place + step]) & (wide.neighbour(step)[other] < _LATIN_END)
    seams: NDArray[np.int32] = place[latin & _is_letter(classes[place])]
    return seams


def _is_letter(classes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    first, last = np.uint8(_LETTERS[0]), np.uint8(_LETTERS[-1] - _LETTERS[0])
    is_letter: NDArray[np.bool_] = (classes - first) <= last  # below, numbers wrap round
    return is_letter


def _look_alike(id_: str, document: Document, start: int, end: int) -> Iterator[Signal]:
    word = document.prose.text[start:end]
    plain = word[:1].translate(_ALIKE) + word[1:].translate(_ALIKE).translate(_INSIDE)
    if len(word) < _SHORTEST or not plain.isascii() or not plain.isalpha():
        return
    # In capitals it may be a name that was meant so.
    known = not plain.isupper() and lexicon().zipf_of(plain) >= _LEAST_ZIPF
    if known or np.uint64(hash_of(plain)) in document.tokens.hash:
        repair = Repair(((start, end, plain),))
        yield Signal(id_, start, end, (repair,), values={"word": plain, "other": _others(word)})


def _others(word: str) -> str:
    letters = dict.fromkeys(letter for letter in word if not letter.isascii())
    return ", ".join(letters)


def _glued(id_: str, document: Document, start: int, end: int) -> Iterator[Signal]:
    word = document.prose.text[start:end]
    latin = next((at for at, letter in enumerate(word) if ord(letter) >= _GREEK), len(word))
    other = word[latin:]
    is_word = latin >= _SHORTEST_LATIN and word[:latin].isascii() and word[:latin].isalpha()
    is_word = is_word and word[1:latin].islower()
    if not is_word or len(other) < _SHORTEST_OTHER or any(map(_is_latin, other)):
        return
    if word.translate(_ALIKE).isascii() or _is_foreign(document, start):
        return
    removed = Repair(((start + latin, end, ""),))
    yield Signal(
        id_, start + latin, end, (removed,), preferred=False,
        values={"word": word[:latin], "other": other},
    )  # fmt: skip


def _is_latin(letter: str) -> bool:
    return ord(letter) < _LATIN_END and letter.isalpha()


def _is_foreign(document: Document, offset: int) -> bool:
    """Whether the block is in the other script, and the Latin word is the guest."""
    block = document.prose.block_at(offset)
    codes = code_points(document.block_text(block))
    classes = document.tokens.classes[block.start : block.end]
    letters = np.isin(classes, _LETTERS)
    count = int(letters.sum())
    return int((letters & (codes >= _GREEK)).sum()) > _MOST_OTHER * max(count, 1)
