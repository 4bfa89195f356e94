"""A word in another script that was left standing in a sentence of English."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.columns import firsts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.citing import Citing
    from mtlint.text.document import Document

_OTHER = np.uint32(0x370)  # below are Latin letters and modifiers
_SIGNS, _AFTER_SIGNS = 0x1D00, 0x2E80  # Latin letters again, signs and punctuation
_LATIN_TOO = ((0xA720, 0xA800), (0xAB30, 0xAB70), (0xFB00, 0xFB07), (0xFF00, 0xFF66))
"""Latin letters, signs and punctuation further on."""
_LETTERS = (CharClass.LOWER, CharClass.UPPER, CharClass.LETTER)

_SHORTEST_GREEK = 4  # letters; what is shorter is a sign of mathematics
_MOST_SHARE = 0.1  # of the letters of a document; above it, it is about the other language
_FEW = 60  # letters that may be more of a short text
_MOST_RUNS = 500  # of one document

# Signs that part a name from what it is called elsewhere.
_PARTING = frozenset(":|/=–—•·-~*#@_")
_AFTER = frozenset(" ,.;:!?\n、。，")

_SCRIPTS = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese letters",
    "KATAKANA": "Japanese letters",
    "HANGUL": "Korean letters",
}


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing can be set."""


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check that there are no parameters. The check asks the code points and needs no anchors."""
    params = parameters(rule, _Params)
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"script"}))


class Checker:
    """Looks at the tokens that begin with a letter of another script."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [rule.id for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The letters of other scripts."""
        letters = [] if document.prose.text.isascii() else _letters(document).tolist()
        return {self._rules[0]: letters} if letters else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The words in another script of one document that stand alone in its English."""
        from mtlint.text.citing import Citing  # not before there are some

        letters = np.array(hits[self._rules[0]], np.int32)
        if not len(letters) or len(letters) > max(_FEW, _MOST_SHARE * len(document.prose.text)):
            return
        citing = Citing(document)
        for first, last in _runs(document, letters)[:_MOST_RUNS]:
            start, end = int(document.tokens.start[first]), int(document.tokens.end[last])
            if _is_left_over(document, first, last, citing):
                values = {"script": _script(document.prose.text[start:end])}
                for rule in self._rules:
                    yield Signal(rule, start, end, values=values)


def _letters(document: Document) -> NDArray[np.int32]:
    """Where letters of other scripts than Latin stand, in prose offsets."""
    wide = document.tokens.wide
    # Signs and punctuation, of which there are many in English, are left out first.
    other = (wide.code - _OTHER < _SIGNS - _OTHER) | (wide.code >= _AFTER_SIGNS)
    if not other.any():
        return wide.place[:0]
    for first, last in _LATIN_TOO:
        other &= (wide.code - np.uint32(first)) >= last - first  # below, numbers wrap round
    places: NDArray[np.int32] = wide.place[other]
    classes = document.tokens.classes.take(places)
    return places[(classes >= _LETTERS[0]) & (classes <= _LETTERS[-1])]


def _runs(document: Document, letters: NDArray[np.int32]) -> list[tuple[int, int]]:
    """The first and last token of each run of tokens that have such letters."""
    at = document.tokens.at(letters)
    words = at[firsts(at)]
    edges = [0, *((np.diff(words) > 1).nonzero()[0] + 1).tolist(), len(words)]
    return [(int(words[first]), int(words[last - 1])) for first, last in pairwise(edges)]


def _is_left_over(document: Document, first: int, last: int, citing: Citing) -> bool:
    from mtlint.text.english import is_among_english

    text = document.prose.text
    start, end = int(document.tokens.start[first]), int(document.tokens.end[last])
    return (
        _is_word(text[start:end])
        and text[start - 1 : start] in (" ", "\n", "")
        and text[end : end + 1] in _AFTER
        and text[max(start - 3, 0) : start].rstrip(" ")[-1:] not in _PARTING
        and text[end : end + 3].lstrip(" ")[:1] not in _PARTING
        # Without a capital it is hardly what the name before it is in its own script.
        and is_among_english(document, first, last, after_name=text[start].islower())
        and not citing.is_cited(start, end)
        and not citing.is_spoken_of(start, end)
        and not citing.is_said(start)
    )


def _is_word(run: str) -> bool:
    """Whether it is wholly of the other script, in one line, and no sign of mathematics."""
    if "\n" in run or any(letter.isascii() and letter.isalpha() for letter in run):
        return False
    is_greek = unicodedata.name(run[0], "").startswith("GREEK")
    return not is_greek or len(run) >= _SHORTEST_GREEK


def _script(run: str) -> str:
    names = [unicodedata.name(letter, "").split(" ")[0] for letter in run if letter.isalpha()]
    kana = [name for name in names if name in ("HIRAGANA", "KATAKANA")]
    name = (kana or names)[0]
    return _SCRIPTS.get(name, f"{name.capitalize()} letters")
