"""Strings of letters that are no words, in a text that has lost its capitals.

Called by combine where a rule that wants them may report them; other texts are not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Repair, Signal
from mtlint.checks.small_string import StringParams
from mtlint.model import Applicability
from mtlint.text.acronyms import UNSPOKEN, is_free, numbered
from mtlint.text.characters import CharClass
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.text.document import Document

_CONTRACTED = late(r"['’](?!s\b)\w")  # "aren't"
_SHORTEST, _LONGEST = 2, 6  # letters
_LONGEST_UNKNOWN = 5  # longer ones are terms of a trade
_SHORTEST_NAME, _LONGEST_NAME = 4, 24
_REACH = 30  # code points before a name in which it is announced
# What stands before "disease" and the like and is a term of its own.
_ADJECTIVE = late(
    r"(?:al|ant|ar|ary|ble|ed|ent|ia|ic|id|ile|ing|ism|ive|ly|oid|oma|ory|ous|sis|tis)\Z"
)
# An unknown word that ends as names do in most languages.
_SPOKEN = late(r"\w{3,}[aeiou]")
_UNSPOKEN_ZIPF, _UNKNOWN_ZIPF = 2.6, 3.0  # what is commoner is in use as it stands


def small_strings(document: Document, ruleset: Ruleset, ids: Sequence[str]) -> Iterator[Signal]:
    """The strings that some rules want: a signal each."""
    for id_ in ids:
        params = msgspec.convert(ruleset[id_].params, StringParams)
        if len(document.tokens.find(np.fromiter(map(hash_of, params.absent), np.uint64))):
            continue
        for start, end in _FINDERS[params.kind](document, params):
            word = document.prose.text[start:end]
            if word not in params.never and is_free(document.prose.text, start, end):
                repairs = tuple(_repairs(params.kind, start, word))
                yield Signal(id_, start, end, repairs, preferred=len(repairs) == 1)


def _repairs(kind: str, start: int, word: str) -> Iterator[Repair]:
    """As an acronym, as a name, or as both where nothing tells, the likelier one first."""
    forms = [word.upper(), word.capitalize()]
    if kind == "name" or (kind == "unknown" and _SPOKEN.fullmatch(word)):
        forms.reverse()
    shown_only = Applicability.DISPLAY if kind == "unknown" else None
    for form in forms if shown_only else forms[:1]:
        yield Repair(((start, start + len(word), form),), shown_only)


def _unspoken(document: Document, params: StringParams) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one shape
    for start, end in _rare(document, _UNSPOKEN_ZIPF):
        if UNSPOKEN.fullmatch(document.prose.text[start:end]):
            yield start, end


def _unknown(document: Document, params: StringParams) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one shape
    text = document.prose.text
    foreign = {index for run in document.foreign_runs for index in range(run.first, run.last + 1)}
    for start, end in _rare(document, _UNKNOWN_ZIPF):
        word = text[start:end]
        if not (len(word) <= _LONGEST_UNKNOWN and word.isascii() and word.isalpha()):
            continue
        is_part = int(document.tokens.at(start)) in foreign or _CONTRACTED.match(text, end)
        if word.islower() and not is_part and not UNSPOKEN.fullmatch(word):
            yield start, end


def _numbered(document: Document, params: StringParams) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one shape
    return numbered(document.prose.text)


def _names(document: Document, params: StringParams) -> Iterator[tuple[int, int]]:
    """The unknown words that are said to be names at one place of the text at least."""
    text = document.prose.text
    before = re.compile(rf"(?<!\w){_any_of(params.before)} $")
    after = re.compile(rf"(?:['’]s)? {_any_of(params.after)}(?!\w)")
    rare = _rare(document, _UNKNOWN_ZIPF, _SHORTEST_NAME, _LONGEST_NAME)
    named = {
        text[start:end]
        for start, end in rare
        if before.search(text, max(start - _REACH, 0), start)
        or (after.match(text, end) and not _ADJECTIVE.search(text, start, end))
    }
    for start, end in rare:
        if text[start:end] in named and text[start:end].isalpha():
            yield start, end


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"


def _rare(
    document: Document, zipf: float, shortest: int = _SHORTEST, longest: int = _LONGEST
) -> list[tuple[int, int]]:
    """The words in small letters that are rarer than this and in no dictionary."""
    tokens = document.tokens
    short = (tokens.length >= shortest) & (tokens.length <= longest)
    short &= tokens.classes.take(tokens.start) == CharClass.LOWER
    (index,) = short.nonzero()
    hashes, row = np.unique(tokens.hash.take(index), return_inverse=True)
    frequency, spelled = lexicon().look_up(hashes)
    index = index[(~spelled & (frequency < zipf))[row]]
    return [tokens.span(one) for one in index.tolist()]


_FINDERS = {"unspoken": _unspoken, "numbered": _numbered, "unknown": _unknown, "name": _names}
