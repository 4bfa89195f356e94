"""Acronyms that stand for the words of another language.

In Romance languages the head comes first, so an acronym has its letters the other way round than
English would: "acute kidney failure (FRA)". What is put so behind its own words in English is
missed by a translation; other acronyms are known by a table, in a text that is about them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_DEFINED = late(r"\(([A-Z]{2,6})s?\)")
_WORD = late(r"[^\W\d_]+")
_PAGE = 1 << 14  # code points on each side that tell what a text is about
_BEFORE = 160  # code points looked at before the bracket
_MORE_WORDS = 5  # that a long form may have than its acronym has letters
# Of the letters of an acronym, those that stand in the order of the other language; one is chance.
_SHARE, _FEWEST_IN_ORDER = 0.5, 2
_FEWEST = 2  # times that a text uses what it defines


class _Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said in English, and beginnings of words one of which a text about it has."""

    english: str
    about: tuple[str, ...]


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kind` is "order" for those that a text defines, "known" for those of the table."""

    kind: Literal["order", "known"]
    known: dict[str, _Known] = {}


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """The anchors are the acronyms of the table, or a bracket with two capitals."""
    params = parameters(rule, _Params)
    if params.kind == "known":
        anchors = workshop.finder.declared(sorted(params.known))
        return Preparation(msgspec.to_builtins(params), anchors, frozenset({"english"}))
    opened = (CharClass.OPENING, CharClass.UPPER, CharClass.UPPER)
    values = frozenset({"words"})
    return Preparation(msgspec.to_builtins(params), Anchors(classes=(opened,)), values)


class Checker:
    """Looks at acronyms in brackets, and at those of the table."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The acronyms of one document that are those of another language."""
        for rule, params in self._rules:
            offsets = hits.get(rule, ())
            if params.kind == "known":
                yield from _known(rule, params, document, offsets)
            else:
                yield from _defined(rule, document, offsets)


def _known(
    rule: str, params: _Params, document: Document, offsets: Sequence[int]
) -> Iterator[Signal]:
    text = document.prose.text
    for index in document.tokens.at(offsets).tolist():
        start, end = document.tokens.span(index)
        known = params.known.get(text[start:end])
        if not known or _is_gloss(text, start, end, known.english):
            continue
        if _is_about(text[max(start - _PAGE, 0) : end + _PAGE], known.about):
            repair = Repair(((start, end, known.english),))
            yield Signal(rule, start, end, (repair,), values={"english": known.english})


def _is_about(text: str, beginnings: Sequence[str]) -> bool:
    """Whether a word begins so."""
    # To look for each as it is takes a hundredth of the time of the pattern.
    found = [re.escape(beginning) for beginning in beginnings if beginning in text]
    return bool(found) and re.search(rf"\b(?:{'|'.join(found)})", text) is not None


def _is_gloss(text: str, start: int, end: int, english: str) -> bool:
    """Whether the English acronym stands beside it, so that the other is said on purpose."""
    beside = text[max(start - 30, 0) : end + 30]
    return re.search(rf"\b{re.escape(english)}\b", beside) is not None


def _defined(rule: str, document: Document, offsets: Sequence[int]) -> Iterator[Signal]:
    """Every use of the acronyms that the text defines in another order than English would."""
    text, seen = document.prose.text, set[str]()
    for offset in offsets:
        match = _DEFINED.match(text, offset)
        if match is None or match[1] in seen:
            continue
        seen.add(match[1])
        words = _long_form(text[max(offset - _BEFORE, 0) : offset], match[1])
        uses = document.tokens.find(np.array([hash_of(match[1])], np.uint64)) if words else ()
        spans = map(document.tokens.span, map(int, uses))
        same = [(start, end) for start, end in spans if text[start:end] == match[1]]
        if len(same) >= _FEWEST:
            for start, end in same:
                yield Signal(rule, start, end, values={"words": words})


def _long_form(before: str, acronym: str) -> str:
    """The words that an acronym stands for in another order, or nothing.

    They are in lower case: institutions of other countries rightly keep their own acronyms.
    """
    if not before.endswith(" ") or not before.rstrip()[-1:].isalpha():
        return ""
    clause = re.split(r"[.;:,()!?\n]", before)[-1]
    words = _WORD.findall(clause)[-len(acronym) - _MORE_WORDS :]
    own = words[-len(acronym) :]
    letters = acronym.lower()
    if len(words) < len(acronym) or any(not word.islower() for word in own[-2:]):
        return ""
    if _fits(letters, words) or _in_order(letters, "".join(word[0].lower() for word in words)) > 1:
        return ""
    turned = "".join(word[0].lower() for word in reversed(own))
    in_order = _in_order(letters, turned)
    return " ".join(own) if in_order >= max(_FEWEST_IN_ORDER, _SHARE * len(letters)) else ""


def _fits(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters stand in the words in this order, the first at the start of one.

    The test of Schwartz and Hearst (2003).
    """
    for n, word in enumerate(words):
        rest = iter("".join(words[n:]).lower())
        if word[0].lower() == letters[0] and all(letter in rest for letter in letters):
            return True
    return False


def _in_order(letters: str, initials: str) -> int:
    """How many letters stand in the same order in both: their longest common subsequence."""
    row = [0] * (len(initials) + 1)
    for letter in letters:
        before = 0
        for n, initial in enumerate(initials, 1):
            before, row[n] = row[n], before + 1 if letter == initial else max(row[n], row[n - 1])
    return row[-1]
