"""Acronyms in small letters behind the words that they stand for: "cystic fibrosis (cf)".

The text says itself what the letters mean, so no list is needed. Where that is said once, all the
document's uses of the acronym have lost their capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_SHORTEST, _LONGEST = 2, 7  # letters
_AFTER = (CharClass.CLOSING, CharClass.COMMA, CharClass.COLON)
_BEFORE = 160  # code points looked at before the bracket
_IN_BRACKETS = late(r"\(([a-z]+)[);,]")
# A word so common is met in its own sense too, so that it is an acronym in its bracket only.
_COMMON = 4.5


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`never`: what is written small; `absent`: words of texts in which names are written so."""

    never: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class _Defined(NamedTuple):
    """An acronym, the index of its word in brackets, and the words that it stands for."""

    letters: str
    place: int
    words: str


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the brackets of the text and needs no anchors."""
    given = parameters(rule, _Params)
    lists = (tuple(workshop.entries(given.never)), tuple(workshop.entries(given.absent)))
    params = msgspec.to_builtins(_Params(*lists))
    return Preparation(params, Anchors(), frozenset({"words", "fix"}))


class Checker:
    """Looks at the words that stand in brackets alone, or first there."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The short words in small letters behind a bracket, with a bracket or a mark behind."""
        tokens, at = document.tokens, document.marks.place
        classes = tokens.classes
        opened = classes.take(at) == CharClass.OPENING
        opened &= classes.take(at + 1, mode="clip") == CharClass.LOWER
        opened &= classes.take(at - 1, mode="clip") == CharClass.SPACE
        places = at[opened] + 1
        words = tokens.at(places)
        lengths = tokens.length.take(words)
        after = classes.take(places + lengths, mode="clip")
        fits = (lengths >= _SHORTEST) & (lengths <= _LONGEST) & np.isin(after, _AFTER)
        found = places[fits].tolist()
        return {self._rules[0][0]: found} if found else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The acronyms of one document that have lost their capitals."""
        found = [_defined(document, at) for at in hits[self._rules[0][0]]]
        for id_, params in self._rules:
            own = {one.letters: one for one in found if one and one.letters not in params.never}
            if not own or len(document.tokens.find(_hashes(params.absent))):
                continue
            yield from _uses(id_, document, own)


def _defined(document: Document, at: int) -> _Defined | None:
    """What the word in brackets at an offset stands for, if it is an acronym."""
    text = document.prose.text
    match, space = _IN_BRACKETS.match(text, at - 1), text.rfind(" ", 0, at - 2)
    if match is None or text[space + 1].lower() not in match[1]:
        return None  # most words in brackets: the last word before has a letter there
    from mtlint.text.acronyms import long_form, words_of_clause

    words = words_of_clause(text[max(at - _BEFORE, 0) : at - 2])
    is_plural = match[1].endswith("s") and text[at - 3] == "s"
    for letters in (match[1][:-1], match[1]) if is_plural else (match[1],):
        own = long_form(letters, words)
        if own and _is_written_well(document, at):
            return _Defined(letters, int(document.tokens.at(at)), " ".join(own))
    return None


def _is_written_well(document: Document, at: int) -> bool:
    """Whether the text uses capitals at all, and the line is none of a change log."""
    from mtlint.text.word import Word

    word = Word(document, int(document.tokens.at(at)))
    return len(document.capitals) > 0 and not word.is_in_change()


def _uses(id_: str, document: Document, own: Mapping[str, _Defined]) -> Iterator[Signal]:
    """The uses of some acronyms in small letters."""
    from mtlint.text.acronyms import is_free, is_word

    tokens, text = document.tokens, document.prose.text
    places = {one.place: one for one in own.values()}
    forms = {
        hash_of(form): one
        for one in own.values()
        if not is_word(one.letters, _COMMON)
        for form in (one.letters, one.letters + "s")
    }
    # All of them at once: each search reads the whole text.
    for index in tokens.find(np.fromiter(forms, np.uint64, len(forms))).tolist():
        places[index] = forms[tokens.hash.item(index)]
    for index, one in sorted(places.items()):
        start, end = tokens.span(index)
        if text[start:end].islower() and is_free(text, start, end):
            right = one.letters.upper() + text[start + len(one.letters) : end]
            repair = Repair(((start, end, right),))
            yield Signal(id_, start, end, (repair,), values={"words": one.words, "fix": right})


def _hashes(words: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.fromiter(map(hash_of, words), np.uint64, len(words))
